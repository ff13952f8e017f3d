import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { inspect, launch, personAt, signIn } from './browser.mjs';
import { openBrowserOffice } from './office.mjs';

const words = (part) => JSON.parse(readFileSync(inRoot('web', 'src', 'i18n', 'es', `${part}.json`), 'utf8'));
const shell = words('shell');
const es = words('reach');
const MESSAGE = {
  title: 'FZ-7K3F',
  body: 'Hay algo que hacer.',
  tag: '0d6cfa3e6c0c4e8a9d6b8a1f4a4f5b10',
  path: '/ack/0d6cfa3e-6c0c-4e8a-9d6b-8a1f4a4f5b10?via=push',
};

/**
 * The card in the settings, on a phone, in Spanish, with the keyboard, and the product's own worker in a real browser. A
 * private window, which every test's is, has no push service: that it says so is part of it. Messages come by the debugger.
 */
describe('notifications in a browser', { timeout: 300_000 }, () => {
  let office;
  let browser;
  let page;

  before(async () => {
    office = await openBrowserOffice({ VAPID_PRIVATE_KEY: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw' });
    browser = await launch();
    ({ page } = await personAt(browser, office, { width: 390, height: 844, language: 'es' }));
    await page.context().grantPermissions(['notifications'], { origin: office.url });
    await signIn(page, new RegExp(`^${shell['role.attorney']}`));
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/session/preferences'));
    await page.getByRole('button', { name: 'Español' }).click();
    assert.equal((await kept).ok(), true);
  });
  after(async () => {
    await browser?.close();
    await office?.close();
  });

  it('are asked for only after one says that the device is one’s own; a private window says that it has none', async () => {
    await page.goto(`${office.url}/settings`);
    const card = page.getByRole('region', { name: es['push.title'] });
    await card.scrollIntoViewIfNeeded();
    await inspect(page, 'push-off-es-phone');
    const turnOn = card.getByRole('button', { name: es['push.turnOn'] });
    assert.equal(await turnOn.isDisabled(), true);
    await card.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await turnOn.focus();
    await page.keyboard.press('Enter');
    await card.getByRole('alert').waitFor();
    assert.equal(await card.getByRole('alert').textContent(), es['push.failed']);
    await inspect(page, 'push-failed-es-phone');
  });

  it('what comes again under a tag stands on the screen once, and nothing of it is kept', async () => {
    const debug = await page.context().newCDPSession(page);
    const registered = new Promise((resolve) => {
      debug.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const mine = registrations.find(({ scopeURL }) => scopeURL.startsWith(office.url));
        if (mine) resolve(mine.registrationId);
      });
    });
    await debug.send('ServiceWorker.enable');
    const registrationId = await registered;
    const deliver = (message) =>
      debug.send('ServiceWorker.deliverPushMessage', {
        origin: office.url,
        registrationId,
        data: JSON.stringify(message),
      });
    const shown = () =>
      page.evaluate(async () => {
        const all = await (await navigator.serviceWorker.ready).getNotifications();
        return all
          .map(({ title, body, tag, data: { path } }) => ({ title, body, tag, path }))
          .toSorted((one, other) => one.body.localeCompare(other.body));
      });
    // Chromium forgets what it is asked about between keeping and showing it: so it is asked seldom, and told again.
    const stands = async (message, ...others) => {
      const expected = [message, ...others].toSorted((one, other) => one.body.localeCompare(other.body));
      let seen = [];
      for (let tries = 0; tries < 20 && !isDeepStrictEqual(seen, expected); tries += 1) {
        await deliver(message);
        await setTimeout(500);
        seen = await shown();
      }
      assert.deepEqual(seen, expected);
    };
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await stands(MESSAGE);
    const again = { ...MESSAGE, body: 'Otra vez' };
    await stands(again);
    await stands({ ...MESSAGE, tag: 'another' }, again);
    const kept = await page.evaluate(async () => {
      const found = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
      return found.filter((path) => path !== '/' && path !== '/theme.js' && !path.startsWith('/assets/'));
    });
    assert.deepEqual(kept, []);
  });
});
