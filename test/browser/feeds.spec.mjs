import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inspect, launch, personAt, signIn } from './browser.mjs';
import { openBrowserOffice } from './office.mjs';

const words = (part) => JSON.parse(readFileSync(inRoot('web', 'src', 'i18n', 'es', `${part}.json`), 'utf8'));
const shell = words('shell');
const es = words('feeds');
const named = (key) => es[key].replace('{{calendar}}', es['dates.title']);

/** A private calendar address from the settings into a calendar program, on a phone, in Spanish, with the keyboard. */
describe('calendar addresses in the settings', { timeout: 300_000 }, () => {
  let office;
  let browser;
  let page;

  before(async () => {
    office = await openBrowserOffice();
    browser = await launch();
    ({ page } = await personAt(browser, office, { width: 390, height: 844, language: 'es' }));
    await signIn(page, new RegExp(`^${shell['role.attorney']}`));
    // Signed in, the account says the language.
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session/preferences'));
    await page.getByRole('button', { name: 'Español' }).click();
    assert.equal((await kept).ok(), true);
  });
  after(async () => {
    await browser?.close();
    await office?.close();
  });

  const press = async (name, within = page) => {
    const button = within.getByRole('button', { name, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
  };
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  it('is made, shown once, fetched, and revoked', async () => {
    await page.goto(`${office.url}/settings`);
    await page.getByRole('heading', { name: es['dates.title'], exact: true }).scrollIntoViewIfNeeded();
    await inspect(page, 'feeds-none-es-phone');
    await press(named('make.named'));
    const dialog = page.getByRole('dialog');
    const box = dialog.getByRole('textbox');
    await box.waitFor();
    await inspect(page, 'feeds-address-es-phone');
    const address = await box.inputValue();
    assert.ok(address.startsWith(`${office.url}/api/calendars/`));
    await press(es['address.close'], dialog);
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await focused(), es['dates.title']);

    const calendar = await fetch(address);
    assert.equal(calendar.status, 200);
    assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);

    await page.reload();
    await page.getByText(es['usedAt'].split('{{')[0].trim()).waitFor();
    assert.equal((await page.content()).includes(address), false);
    await press(named('revoke.named'));
    await page.getByText(es['revoke.what']).waitFor();
    await inspect(page, 'feeds-revoke-es-phone');
    await press(es['revoke'], dialog);
    await page.getByRole('button', { name: named('make.named'), exact: true }).waitFor();
    assert.equal((await fetch(address)).status, 404);
    assert.equal(await focused(), es['dates.title']);
  });
});
