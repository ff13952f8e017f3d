import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { canReach, databaseUser } from './postgres-binaries.mjs';
import { commandOf, isAlive } from './process.mjs';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Where an embedded office keeps its own: `database.json` (port, password, key of notifications), `keys.json`, `run.json` (who runs now)
 * and the database. The demo has a home of its own, so that synthetic and real people never share a database.
 * @param {'office' | 'demo'} kind
 */
export function officeHome(kind) {
  const folder = process.env.FIANZA_HOME
    ? path.resolve(process.env.FIANZA_HOME, kind)
    : inRoot('.fianza', kind);
  mkdirSync(folder, { recursive: true });
  // 0711: as root the database runs as another user, who must be able to walk to its own folder but read nothing here.
  chmodSync(folder, 0o711);
  let keptIn;
  return {
    kind,
    folder,
    keyFile: path.join(folder, 'keys.json'),
    databaseFolder: () => (keptIn ??= databaseFolder(folder)),
    secrets: () => secretsIn(folder),
    remember: (facts) => writePrivate(path.join(folder, 'database.json'), { ...secretsIn(folder), ...facts }),
    runningNow: () => runningNow(path.join(folder, 'run.json')),
    claim: (facts) => writePrivate(path.join(folder, 'run.json'), { pid: process.pid, ...facts }),
    release: () => rmSync(path.join(folder, 'run.json'), { force: true }),
  };
}

function writePrivate(file, content) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}

function secretsIn(folder) {
  const file = path.join(folder, 'database.json');
  if (!existsSync(file))
    writePrivate(file, { password: randomBytes(18).toString('base64url'), databasePort: 0, webPort: 0 });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Below a private home directory (root's, for one) the database's user cannot get to its data: then it lives elsewhere. */
function databaseFolder(folder) {
  const user = databaseUser();
  if (canReach(folder, user)) return path.join(folder, 'postgres');
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const base = os.platform() === 'linux' ? '/var/lib' : os.tmpdir();
  const other = path.join(base, 'fianza', mark);
  mkdirSync(other, { recursive: true });
  say(`The database user cannot enter ${folder}: the database is kept in ${other}.`);
  return path.join(other, 'postgres');
}

/** What an office that runs now has written about itself, or null. A process number alone proves nothing: it is reused. */
function runningNow(file) {
  if (!existsSync(file)) return null;
  try {
    const facts = JSON.parse(readFileSync(file, 'utf8'));
    const alive = isAlive(facts.pid) && /scripts[/\\](start|demo)\.mjs/.test(commandOf(facts.pid));
    return alive && facts.pid !== process.pid ? facts : null;
  } catch {
    return null;
  }
}
