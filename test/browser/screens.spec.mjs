import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inspect, launch, personAt, signIn } from './browser.mjs';
import { openBrowserOffice } from './office.mjs';
import { factsOfTheOffice } from './screen-facts.mjs';
import { SCREENS } from './screens.mjs';
import { walkByTab } from './tab-walk.mjs';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const catalogues = new Map();
const say = (language, key) => {
  const [part, word] = key.split(':');
  const file = inRoot('web', 'src', 'i18n', language, `${part}.json`);
  if (!catalogues.has(file)) catalogues.set(file, JSON.parse(readFileSync(file, 'utf8')));
  return catalogues.get(file)[word];
};

/** Each screen of the calendar and the reminders, with an office's year in it: both languages, by Tab alone, on a phone and at a desk. */
describe('every screen of the calendar and the reminders', { timeout: 600_000 }, () => {
  let office;
  let browser;

  before(async () => {
    [office, browser] = await Promise.all([
      openBrowserOffice(
        { VAPID_PRIVATE_KEY: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw' },
        { peopled: true },
      ),
      launch(),
    ]);
  });
  after(async () => {
    await browser?.close();
    await office?.close();
  });

  for (const language of ['en', 'es'])
    it(`is whole, reached by Tab and worked with the keyboard, in ${language}`, async (test) => {
      const { page, faults, close } = await personAt(browser, office, { ...PHONE, language });
      const shown = async (address) => {
        await page.goto(office.url + address);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
      };
      await page.goto(`${office.url}/ack/00000000-0000-4000-8000-000000000000`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await inspect(page, `screen-door-${language}-390`);
      await walkByTab(page, 'door');
      await signIn(page, new RegExp(`^${say(language, 'shell:role.supervising_attorney')}`));
      if (language === 'es') await speakSpanish(page);
      const facts = await factsOfTheOffice(page);
      for (const { name, at, press, opens, desk } of SCREENS)
        await test.test(name, async () => {
          await page.setViewportSize(PHONE);
          await shown(at.replaceAll(/:(\w+)/g, (_part, fact) => facts[fact]));
          await inspect(page, `screen-${name}-${language}-390`);
          await walkByTab(page, `${name} on a phone`);
          if (desk) {
            await page.setViewportSize(DESK);
            await page.evaluate(() => scrollTo(0, 0));
            await inspect(page, `screen-${name}-${language}-1280`);
            // Where Tab goes is the same in every language.
            if (language === 'en') await walkByTab(page, `${name} at a desk`);
            await page.setViewportSize(PHONE);
          }
          if (press) await work(page, language, press, opens);
          if (press && language === 'es') await inspect(page, `screen-${name}-open-es-390`);
        });
      assert.deepEqual(faults, []);
      await close();
    });
});

/** Signed in, the account says the language. */
async function speakSpanish(page) {
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session/preferences'));
  await page.getByRole('button', { name: 'Español' }).click();
  assert.equal((await kept).ok(), true);
}

/** The main deed of a screen with the keyboard: the focus is on it, one press, and there it is. */
async function work(page, language, [key, what, words], opens) {
  const target = words
    ? page.getByRole(what, { name: say(language, words), exact: words !== 'feeds:make' })
    : page.locator(what);
  await target.first().focus();
  await page.keyboard.press(key);
  await page.locator(opens).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
}
