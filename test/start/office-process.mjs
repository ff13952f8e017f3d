import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { pause } from '../../scripts/lib/process.mjs';

/** A home for embedded offices that is gone after the spec. */
export function temporaryHome() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fianza-start-'));
  // Run by root, the database has a user of its own: it must find its folder here, or it is kept elsewhere and stays.
  chmodSync(folder, 0o711);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the script of `npm start` (or `npm run demo`) as a person would, with this environment on top of an empty one. */
export async function start({ home, env = {}, script = 'start', words = [] }) {
  const port = await freePort();
  const child = spawn(process.execPath, [inRoot('scripts', `${script}.mjs`), ...words], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      FIANZA_HOME: home.folder,
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    pid: child.pid,
    url: `http://127.0.0.1:${env.PORT ?? port}`,
    said: () => said,
    ended,
    kill: (signal) => child.kill(signal),
    /** Its words once it has said that the office is open. */
    async opened() {
      await within(300_000, 'the office is open', () => {
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${said}`);
        return /The (demo )?office is open/.test(said);
      });
      return said;
    },
  };
}

export async function within(ms, what, condition) {
  const until = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > until) throw new Error(`${what}: not within ${ms} ms`);
    await pause(50);
  }
}

/** Processes whose command line or environment names this folder; Linux only, where it can be read. */
export function processesOf(folder) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return words !== '' && (words + readFileSync(`/proc/${pid}/environ`, 'utf8')).includes(folder);
      } catch {
        return false;
      }
    });
}
