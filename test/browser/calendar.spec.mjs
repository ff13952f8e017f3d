import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inspect, launch, personAt, signIn } from './browser.mjs';
import { openBrowserOffice } from './office.mjs';

const words = (language, part) =>
  JSON.parse(readFileSync(inRoot('web', 'src', 'i18n', language, `${part}.json`), 'utf8'));

/** The calendar with the keyboard on a desk, and read on a phone in Spanish. */
describe('the calendar', { timeout: 300_000 }, () => {
  let office;
  let browser;

  before(async () => {
    office = await openBrowserOffice();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await office?.close();
  });

  const params = (page) => Object.fromEntries(new URL(page.url()).searchParams);

  it('a month is walked day by day, opened, and stands in the address', async () => {
    const { page, faults, close } = await personAt(browser, office);
    const shell = words('en', 'shell');
    const en = words('en', 'calendar');
    await signIn(page, new RegExp(`^${shell['role.coordinator']}`));
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('heading', { level: 1, name: en.title }).waitFor();
    await page.goto(`${office.url}/calendar?view=month&on=2026-11-30`);
    await page.locator('[data-day="2026-11-30"]').focus();
    await inspect(page, 'calendar-month-en-desk');
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/on=2026-12-01/);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '2026-12-01');
    await page.keyboard.press('PageDown');
    await page.waitForURL(/on=2027-01-01/);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '2027-01-01');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: en.print }).waitFor();
    assert.deepEqual(params(page), { view: 'day', on: '2027-01-01' });
    await inspect(page, 'calendar-day-en-desk');
    await page.goBack();
    await page.locator('[data-day="2027-01-01"]').waitFor();
    assert.deepEqual(params(page), { view: 'month', on: '2027-01-01' });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('navigation').first().isVisible(), false);
    assert.deepEqual(faults, []);
    await close();
  });

  it('on a phone the agenda comes first', async () => {
    const { page, close } = await personAt(browser, office, { width: 390, height: 844, language: 'es' });
    const shell = words('es', 'shell');
    const es = words('es', 'calendar');
    await signIn(page, new RegExp(`^${shell['role.attorney']}`));
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session/preferences'));
    await page.getByRole('button', { name: 'Español' }).click();
    assert.equal((await kept).ok(), true);
    await page.goto(`${office.url}/calendar`);
    await page.getByRole('link', { name: es['view.agenda'], exact: true }).waitFor();
    const chosen = page.locator('[aria-current="page"]', { hasText: es['view.agenda'] });
    await chosen.waitFor();
    await page.getByText(es.none).waitFor();
    await inspect(page, 'calendar-agenda-es-phone');
    await page.getByRole('link', { name: es['view.month'], exact: true }).click();
    await page.getByRole('table').waitFor();
    await inspect(page, 'calendar-month-es-phone');
    await close();
  });
});
