import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeRun } from './test-run.mjs';
import { isAlive } from '../../scripts/lib/process.mjs';

const PREFIX = 'fianza-test-';

/** Only makes a folder: the first spec that wants a database or Redis starts it, so unit specs stay fast. Gives what ends both. */
export default async function globalSetup() {
  for (const name of readdirSync(os.tmpdir())) {
    const [, pid] = /^fianza-test-(\d+)-/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) await closeRun(path.join(os.tmpdir(), name));
  }
  process.env.FIANZA_TEST_RUN = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  // As root the database runs as another user, who must be able to walk through.
  chmodSync(process.env.FIANZA_TEST_RUN, 0o711);
  process.env.FIANZA_TEST_PID = String(process.pid);
  process.env.NODE_ENV = 'test';
  return () => closeRun(process.env.FIANZA_TEST_RUN);
}
