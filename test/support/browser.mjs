// For specs in test/browser/*.spec.mjs, run with Node's own test runner: a real demo office, a real Chromium.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';

const asRoot = process.getuid?.() === 0;

/** Debian's Chromium without the calls home it makes at every start. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  });
}

/**
 * Opens the demo office in a home of its own, as `npm run demo` does; takes half a minute, for the office is made first.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startDemo({ within = 240_000 } = {}) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'fianza-browser-'));
  const port = await freePort();
  const child = spawn(process.execPath, [inRoot('scripts', 'demo.mjs')], {
    env: { ...process.env, FIANZA_HOME: home, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  const opened = new Promise((resolve, reject) => {
    const hear = (part) => {
      said.push(String(part));
      if (said.join('').includes('office is open')) resolve(true);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`The demo did not open:\n${said.join('')}`)));
    setTimeout(() => reject(new Error(`The demo did not open in time:\n${said.join('')}`)), within).unref();
  });
  try {
    await opened;
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url: `http://127.0.0.1:${port}`, stop };
}
