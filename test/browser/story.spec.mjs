import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspect, launch, personAt } from './browser.mjs';
import { openBrowserOffice } from './office.mjs';

/** The story of test/story, by clicking and typing; each screen is looked at by axe and leaves a picture in .tmp/browser. */
describe('from a phone call to an acknowledged reminder, on the screen', { timeout: 600_000 }, () => {
  let office;
  let browser;
  let reference;
  const open = [];

  before(async () => {
    office = await openBrowserOffice();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await office?.close();
  });

  async function signedIn(role, device) {
    const person = await personAt(browser, office, device);
    open.push(person);
    await person.page.getByRole('button', { name: role }).click();
    await person.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    return person.page;
  }
  const choose = (page, question, answer) => page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click();

  it('the volunteer writes the call down, and it is saved while she types', async () => {
    const page = await signedIn(/Hotline volunteer/);
    await inspect(page, '01-today-volunteer-en-desk');
    await page.keyboard.press('n');
    await page.waitForURL(/\/intake\/[\da-f-]{36}/);
    await choose(page, 'Is it safe to talk now?', 'Yes');
    await page.getByLabel('Number to call back', { exact: true }).fill('704 555 0182');
    await page.getByLabel("Caller's name (any name)", { exact: true }).fill('Lupita');
    await choose(page, 'May we write this down?', 'Yes');
    await choose(page, 'Is a child without an adult?', 'No');
    await choose(page, 'Medical emergency or pregnancy?', 'Yes');
    await choose(page, 'Detained now?', 'Yes');
    await page.getByLabel('A-number', { exact: true }).fill('A 000 101 234');
    await page.getByRole('combobox', { name: 'Country of birth' }).fill('Mex');
    await page.getByRole('option', { name: 'Mexico' }).click();
    await page.getByLabel('Given names', { exact: true }).fill('José Ángel');
    await page.getByLabel('First surname', { exact: true }).fill('Hernández');
    await page.getByLabel('Second surname (if any)', { exact: true }).fill('López');
    await page.getByRole('combobox', { name: 'Where are they held?' }).fill('stewart');
    await page.getByRole('option', { name: /Stewart Detention Center/ }).click();
    await page.getByText(/^Saved \d/).first().waitFor();
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    await inspect(page, '02-intake-en-desk');
  });

  it('a reload loses nothing, and the call is handed on', async () => {
    const { page } = open[0];
    await page.reload();
    await page.getByLabel('Given names', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('Given names', { exact: true }).inputValue(), 'José Ángel');
    assert.equal(await page.getByLabel("Caller's name (any name)", { exact: true }).inputValue(), 'Lupita');
    await page.getByRole('button', { name: 'Finish intake' }).first().click();
    console.log((await page.locator('body').ariaSnapshot()).slice(0, 1500));
    await page.waitForTimeout(2500);
    console.log(page.url());
    await inspect(page, '03-my-calls-en-desk');
  });

  it('the coordinator accepts it and assigns two attorneys', async () => {
    const page = await signedIn(/^Coordinator/);
    await page.getByRole('link', { name: /To review/ }).first().click();
    await page.getByText(/HERNÁNDEZ LÓPEZ/).first().waitFor();
    await inspect(page, '04-review-en-desk');
    await page.getByRole('link', { name: /Review IN-/ }).first().click();
    console.log((await page.getByRole('dialog').ariaSnapshot()).slice(0, 3000));
  });
});
