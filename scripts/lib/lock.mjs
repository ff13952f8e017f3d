import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive, pause } from './process.mjs';

/** Nothing done under a lock takes that long: whoever left it is gone, and its number may be another process's by now. */
const FORGOTTEN_AFTER_MS = 5 * 60_000;

/** Does the work while no other process does work under the same file. */
export async function alone(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!isTaken(file)) {
    if (isForgotten(file)) rmSync(file, { force: true });
    else await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function isTaken(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (fault) {
    if (fault.code !== 'EEXIST') throw fault;
    return false;
  }
}

function isForgotten(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return (holder > 0 && !isAlive(holder)) || Date.now() - statSync(file).mtimeMs > FORGOTTEN_AFTER_MS;
  } catch {
    return false;
  }
}
