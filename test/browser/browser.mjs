import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { PICTURES } from './office.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium; as root it has no sandbox to offer. */
export function launch() {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [...ARGS, ...sandbox],
  });
}

/** A person at their own device: a page that fails the spec when the page itself fails. */
export async function personAt(
  browser,
  office,
  { width = 1280, height = 900, language = 'en', dark = false } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'es' ? 'es-US' : 'en-US',
    timezoneId: 'America/New_York',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy/i.test(line.text())) faults.push(line.text());
  });
  page.setDefaultTimeout(30_000);
  await page.goto(office.url);
  return { page, faults, close: () => context.close() };
}

/** One click in the synthetic office. The page of the roles has a heading too: signed in is who has left it. */
export async function signIn(page, role) {
  const door = page.getByRole('button', { name: role });
  await door.click();
  await door.waitFor({ state: 'detached' });
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/** No violation of WCAG 2.2 AA that axe can find `within` the page, no sideways scroll, and a picture to look at. */
export async function inspect(page, name, within = 'html') {
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: false });
  // Evaluated, not added as a script: the page's CSP would refuse one.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async ({ rules, within }) => {
      const { violations } = await globalThis.axe.run(within, { runOnly: { type: 'tag', values: rules } });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    },
    { rules: RULES, within },
  );
  assert.deepEqual(violations, [], `axe on ${name}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${name} scrolls sideways by ${overflow}px`);
}
