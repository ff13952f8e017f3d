import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inspect, launch, personAt, signIn } from './browser.mjs';
import { openBrowserOffice } from './office.mjs';

const words = (language, part) =>
  JSON.parse(readFileSync(inRoot('web', 'src', 'i18n', language, `${part}.json`), 'utf8'));

/** Whoever keeps the machine running: the screen on a phone and in the dark, and Bull Board under the house's policy. */
describe('health of the machine', { timeout: 300_000 }, () => {
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

  const admin = async (options) => {
    const person = await personAt(browser, office, options);
    await signIn(person.page, new RegExp(`^${words(options.language ?? 'en', 'shell')['role.admin']}`));
    return person;
  };

  it('is read on a phone', async () => {
    const { page, faults, close } = await admin({ width: 320, height: 800 });
    await page.goto(`${office.url}/health`);
    await page.getByText(words('en', 'health')['signs.alive']).first().waitFor();
    await inspect(page, 'health-en-phone');
    assert.deepEqual(faults, []);
    await close();
  });

  it('is read in the dark, and Bull Board opens beside it, breaking no rule of the house', async () => {
    const { page, faults, close } = await admin({ dark: true });
    await page.goto(`${office.url}/health`);
    const link = page.getByRole('link', { name: words('en', 'health')['queue.board'] });
    await link.waitFor();
    await inspect(page, 'health-en-dark');
    await page.goto(`${office.url}${await link.getAttribute('href')}/`);
    await page.getByText('reminders').first().waitFor();
    await page.screenshot({ path: inRoot('.tmp', 'browser', 'board.png') });
    await page.goto(`${office.url}/api/queue/board/queue/reminders`);
    await page.getByText('reminders').first().waitFor();
    await page.screenshot({ path: inRoot('.tmp', 'browser', 'board-queue.png') });
    assert.deepEqual(faults, []);
    await close();
  });
});
