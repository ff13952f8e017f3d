import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inspect, launch, personAt, signIn } from './browser.mjs';
import { correctAmount, today, until } from './story-steps.mjs';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { openBrowserOffice } from './office.mjs';

const words = (language, part) =>
  JSON.parse(readFileSync(inRoot('web', 'src', 'i18n', language, `${part}.json`), 'utf8'));
const es = Object.fromEntries(
  ['cases', 'corrections', 'inbox', 'shell', 'ui'].map((part) => [part, words('es', part)]),
);

/** The story of test/story, by clicking and typing; each screen is looked at by axe and leaves a picture in .tmp/browser. */
describe('from a phone call to an acknowledged reminder, on the screen', { timeout: 600_000 }, () => {
  let office;
  let browser;
  let reference;
  const open = [];
  const older = new Set();

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
    await signIn(person.page, role);
    return person.page;
  }
  const choose = (page, question, answer) =>
    page.getByRole('radiogroup', { name: question }).getByText(answer, { exact: true }).click();

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
    await page.getByRole('combobox', { name: 'Where are they held?' }).pressSequentially('stewart');
    await page.getByRole('option', { name: /Stewart Detention Center/ }).click();
    await page
      .getByText(/^Saved \d/)
      .first()
      .waitFor();
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
    await page.getByText(/is finished\. A coordinator will read it\./).waitFor();
    await inspect(page, '03-call-ended-en-desk');
  });

  it('the coordinator accepts it, which opens a case, and assigns two attorneys', async () => {
    const page = await signedIn(/^Coordinator/);
    await page.getByRole('link', { name: 'To review' }).first().click();
    await page
      .getByText(/HERNÁNDEZ LÓPEZ/)
      .first()
      .waitFor();
    await inspect(page, '04-review-en-desk');
    await page
      .getByRole('link', { name: /Review IN-/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Accept and open a case').click();
    await dialog.getByRole('textbox', { name: 'Why we take it' }).fill('Held at Stewart, no lawyer.');
    await inspect(page, '05-review-decide-en-desk');
    await dialog.getByRole('button', { name: 'Open the case' }).click();
    const done = await page
      .getByText(/Case FZ-\w{4} is open\./)
      .first()
      .textContent();
    reference = /FZ-\w{4}/.exec(done ?? '')?.[0];
    assert.ok(reference);
    await page.goto(`${office.url}/cases/${reference}?tab=team`);
    for (const [name, role] of [
      ['Alejandra Toro', 'Lead attorney'],
      ['Santiago Duarte', 'Backup attorney'],
    ]) {
      await page.getByRole('button', { name: 'Assign an attorney' }).click();
      await page.getByRole('combobox', { name: 'Attorney' }).pressSequentially(name.slice(0, 6));
      await page.getByRole('option', { name }).click();
      await page.getByRole('radiogroup', { name: 'Role' }).getByText(role, { exact: true }).click();
      await page.getByRole('button', { name: 'Assign', exact: true }).click();
      await page.getByText('Assigned. The file is open to them now.').first().waitFor();
    }
    await page.getByText('Was the retainer signed?').waitFor();
    await inspect(page, '06-team-en-desk');
    await page.getByRole('button', { name: 'Record the retainer' }).click();
    await page.getByText('What saving this changes').waitFor();
    await inspect(page, '06b-retainer-en-desk');
    await page.getByRole('button', { name: 'Record the event' }).click();
    await page.getByText('Was the retainer signed?').waitFor({ state: 'detached' });
  });

  it('the attorney schedules the hearing at her desk', async () => {
    const page = await signedIn(/^Attorney/);
    await page.goto(`${office.url}/cases/${reference}?tab=court`);
    await page.getByRole('button', { name: 'Schedule a hearing' }).click();
    await page
      .getByLabel('Immigration court', { exact: true })
      .selectOption({ label: 'Stewart Immigration Court (Lumpkin GA)' });
    await choose(page, 'What did the court say?', 'A day and an hour');
    const [year, month, day] = today().split('-');
    await page.getByLabel('Month', { exact: true }).fill(month);
    await page.getByLabel('Day', { exact: true }).fill(day);
    await page.getByLabel('Year', { exact: true }).fill(year);
    await page.getByLabel('Hour', { exact: true }).fill('00:30');
    await choose(page, 'How does it take place?', 'Webex');
    await page.getByLabel('Who told us the date?', { exact: true }).selectOption({ label: 'hearing notice' });
    await inspect(page, '07-schedule-en-desk');
    await page.getByRole('button', { name: 'Save the hearing' }).click();
    // Half past midnight of today is over, and the day may be a Sunday: what is odd is asked about before it is kept.
    const odd = page.getByRole('alert').getByRole('checkbox');
    await odd.first().waitFor();
    for (const box of await odd.all()) await box.check();
    await inspect(page, '07b-confirm-en-desk');
    await page.getByRole('button', { name: 'Save the hearing' }).click();
    await page.getByText('Stewart Immigration Court · Webex').first().waitFor();
    await inspect(page, '08-court-en-desk');
    // The account keeps the language after the page has changed: her phone asks the account.
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session/preferences'));
    await page.getByRole('button', { name: 'Español' }).click();
    assert.equal((await kept).ok(), true);
    await page
      .getByRole('link', { name: es.shell['nav.deadlines'] })
      .or(page.getByRole('link', { name: es.shell['nav.cases'] }))
      .first()
      .waitFor();
  });

  it('in the corridor, in Spanish and with one thumb, she records that bond was granted; dates follow', async () => {
    const page = await signedIn(new RegExp(`^${es.shell['role.attorney']}`), {
      width: 390,
      height: 844,
      language: 'es',
    });
    await page.goto(`${office.url}/cases/${reference}?tab=court`);
    await page.getByText(es.cases['hearing.record'], { exact: true }).first().click();
    await page.getByText(es.cases['family.granted'], { exact: true }).click();
    await page.getByLabel(es.cases['decision.amount'], { exact: true }).fill('7500');
    await page.getByText(es.cases['reserved.dhs'], { exact: true }).first().click();
    await inspect(page, '09-record-es-phone');
    // Those about the hearing itself are superseded by its result.
    for (const { id } of await office.sentMail()) older.add(id);
    await page.getByRole('button', { name: es.cases['decision.save'] }).click();
    await page
      .getByText(/EOIR-43/)
      .first()
      .waitFor();
    await inspect(page, '10-dates-es-phone');
  });

  it('the amount was another one: she corrects the decision, and the old one stays beside it', async () => {
    const { page } = open.at(-1);
    const form = await correctAmount(page, es, { from: '7500', to: '5000', reason: 'La orden dice 5,000' });
    await inspect(page, '10b-correct-es-phone');
    for (const { id } of await office.sentMail()) older.add(id);
    await form.getByRole('button', { name: es.corrections['save'] }).click();
    await page.getByText(es.cases['saved.correction'], { exact: true }).waitFor();
    await page.getByText(es.corrections['earlier_one'], { exact: true }).click();
    await page.getByText(/La orden dice 5,000/).waitFor();
    await inspect(page, '10c-corrected-es-phone');
  });

  it('a reminder leaves at once, and its link asks for one press', async () => {
    const mail = await until(async () =>
      (await office.sentMail()).find(({ id, text }) => !older.has(id) && text.includes(reference)),
    );
    const [, path] = /https?:\/\/[^/]+(\/ack\/[\da-f-]+)/.exec(mail.text);
    assert.doesNotMatch(
      mail.subject + mail.text.replaceAll(/https?:\S+/g, ''),
      /hern|stewart|bond|fianza|court|corte/i,
    );
    const { page } = open.at(-1);
    await page.goto(office.url + path);
    const press = page.getByRole('button', { name: es.inbox['acknowledge'] }).first();
    await press.waitFor();
    await inspect(page, '11-acknowledge-es-phone');
    await press.click();
    await page.getByText(es.inbox['ack.done'], { exact: true }).first().waitFor();
    await inspect(page, '12-acknowledged-es-phone');
  });

  it('the coordinator sees all of it, and that reminders really leave', async () => {
    const { page } = open[1];
    await page.goto(`${office.url}/deadlines`);
    await page.getByRole('link', { name: reference }).first().waitFor();
    await inspect(page, '13-deadlines-en-desk');
    await page.goto(`${office.url}/cases/${reference}?tab=reminders`);
    await page.getByText('Alejandra Toro').first().waitFor();
    await inspect(page, '14-reminders-en-desk');
  });

  it('the judge named one more day: she enters it on her phone, and a colleague makes sure of it by the keyboard', async () => {
    const { page } = open.at(-1);
    await page.goto(`${office.url}/cases/${reference}?tab=court`);
    await page.getByRole('button', { name: es.cases['hand.add'] }).click();
    await page.getByText(es.cases['hand.kind.HAND_OTHER'], { exact: true }).click();
    await page.getByLabel(es.cases['hand.words'], { exact: true }).fill('Carta del consulado');
    const [year, month, day] = today(40).split('-');
    for (const [part, value] of [
      ['month', month],
      ['day', day],
      ['year', year],
    ])
      await page.getByLabel(es.ui[`date.${part}`], { exact: true }).fill(value);
    await page.getByLabel(es.cases['hearing.source'], { exact: true }).selectOption('court_call');
    await inspect(page, '15-date-by-hand-es-phone');
    const save = page.getByRole('button', { name: es.cases['hand.save'] });
    await save.click();
    // In forty days it may be a Sunday or a holiday: then she is asked before it is kept.
    const kept = page.getByText(es.cases['saved.entered'], { exact: true });
    const odd = page.getByRole('alert').getByRole('checkbox');
    await kept.or(odd.first()).first().waitFor();
    if (await odd.count()) {
      for (const box of await odd.all()) await box.check();
      await save.click();
    }
    await kept.waitFor();
    await page.getByText(es.cases['verify.second'], { exact: true }).first().waitFor();
    await page
      .getByRole('heading', { name: es.cases['deadline.title'], exact: true })
      .scrollIntoViewIfNeeded();
    await inspect(page, '16-deadlines-es-phone');

    const { page: desk } = open[1];
    await desk.goto(`${office.url}/deadlines`);
    await desk.getByRole('heading', { name: '1 important date is not verified' }).scrollIntoViewIfNeeded();
    await inspect(desk, '17-unverified-en-desk');
    await desk.getByRole('link', { name: reference }).first().click();
    await desk.getByRole('button', { name: 'Verify the date: Carta del consulado' }).press('Enter');
    await inspect(desk, '18-verify-en-desk');
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('radio').first().press(' ');
    await dialog.getByRole('button', { name: 'Yes, the date is right' }).press('Enter');
    await desk.getByText(/^Verified by .*Called the court\.$/).waitFor();
    await inspect(desk, '19-verified-en-desk');
  });

  it('every place is clean at 320, 390 and 1280 pixels, in both languages and both themes', async () => {
    for (const [role, language, width, dark] of [
      [/^Coordin/, 'es', 320, true],
      [/^Coordin/, 'en', 390, false],
      [/^Admin/, 'es', 1280, true],
      [/volunt/i, 'es', 320, false],
    ]) {
      const page = await signedIn(role, { width, height: 800, language, dark });
      const links = await page
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      const places = [...new Set(links)].filter((href) =>
        /^\/(cases|deadlines|review|inbox|people|settings|intake|demo\/mail)$/.test(href),
      );
      for (const place of places) {
        await page.goto(office.url + place);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        await inspect(page, `place${place.replaceAll('/', '-')}-${language}-${width}${dark ? '-dark' : ''}`);
      }
      await page.context().close();
    }
  });

  it('no page failed on the way', () => {
    assert.deepEqual(
      open.flatMap(({ faults }) => faults),
      [],
    );
  });
});
