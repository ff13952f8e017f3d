import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { endStale } from '../../scripts/lib/postgres.mjs';
import { commandOf, endProcess } from '../../scripts/lib/process.mjs';

/** Ends every server that a test run left in its folder, then removes the folder. */
export async function closeRun(folder) {
  if (!existsSync(folder)) return;
  await endStale(path.join(folder, 'postgres', 'data'));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.redis-pid'))) {
    const pid = Number(readFileSync(path.join(folder, file), 'utf8'));
    if (commandOf(pid).includes('redis-server')) await endProcess(pid, ['SIGTERM', 'SIGKILL']);
  }
  rmSync(folder, { recursive: true, force: true });
}
