import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { databasePrograms, databaseUser, privateFolder } from './postgres-binaries.mjs';
import { commandOf, endProcess, guardChild, isAlive, pause } from './process.mjs';
import { freePort } from './ports.mjs';

const SUPERUSER = 'postgres';

/**
 * Starts PostgreSQL on 127.0.0.1 with its data in `folder`, which is made and initialised when missing.
 *
 * @param {object} options
 * @param {string} options.folder    holds `data/` and `postgres.log`
 * @param {string} options.password  of the superuser `postgres`; fixed when the data is first made
 * @param {number} [options.port]    wished; another free one when it is taken
 * @param {boolean} [options.durable] false turns fsync off: for tests only
 * @param {number} [options.parentPid] the process whose end ends the database (default: this one)
 * @param {boolean} [options.removeAfter] remove the folder when the parent was killed
 * @param {Record<string, string>} [options.settings] more server settings
 */
export async function startPostgres(options) {
  const { folder, password, durable = true, parentPid = process.pid, removeAfter = false } = options;
  const user = databaseUser();
  const programs = databasePrograms(user);
  const dataFolder = path.join(folder, 'data');
  privateFolder(folder, user);
  await endStale(dataFolder);
  if (!existsSync(path.join(dataFolder, 'PG_VERSION')))
    initialise({ programs, user, folder, dataFolder, password, durable });
  const port = await freePort(options.port);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The statements of this product carry people's answers: never into the log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  const pid = launch({ programs, user, folder, dataFolder, port, settings });
  const url = (database = 'postgres', role = SUPERUSER, secret = password) =>
    `postgres://${role}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
  await untilReady({ pid, url: url(), folder });
  const guard = guardChild({ parentPid, childPid: pid, folder: removeAfter ? folder : '' });
  return {
    pid,
    port,
    url,
    /** It has ended otherwise: nobody needs to watch over it any more. */
    abandon() {
      guard.release();
    },
    async stop() {
      guard.release();
      await endProcess(pid);
      if (removeAfter) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function initialise({ programs, user, folder, dataFolder, password, durable }) {
  const secretFile = path.join(folder, '.initial');
  writeFileSync(secretFile, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined) chownSync(secretFile, user.uid, user.gid);
  const made = spawnSync(
    programs.initdb,
    [
      `--pgdata=${dataFolder}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${secretFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...user, cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  rmSync(secretFile, { force: true });
  if (made.status !== 0) {
    rmSync(dataFolder, { recursive: true, force: true });
    throw new Error(
      `The embedded PostgreSQL could not be set up in ${folder}: ${(made.stderr ?? '').trim()}`,
    );
  }
}

function launch({ programs, user, folder, dataFolder, port, settings }) {
  const log = openSync(path.join(folder, 'postgres.log'), 'a', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: Ctrl+C in the terminal must reach the office first and the database last.
  const child = spawn(programs.postgres, ['-D', dataFolder, '-p', String(port), ...flags], {
    ...user,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, LC_ALL: 'C' },
  });
  closeSync(log);
  child.unref();
  child.on('error', () => undefined);
  if (child.pid === undefined)
    throw new Error(`The embedded PostgreSQL could not be started from ${programs.postgres}`);
  return child.pid;
}

async function untilReady({ pid, url, folder }) {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    if (!isAlive(pid)) break;
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (error.code === '28P01') {
        await endProcess(pid);
        throw new Error(
          `The database in ${folder} was made with another password than the one kept beside it.`,
        );
      }
      await pause(40);
    }
  }
  await endProcess(pid);
  const log = readFileSync(path.join(folder, 'postgres.log'), 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new Error(`The embedded PostgreSQL did not become ready. Its last words:\n${log}`);
}

/**
 * Ends a server that an earlier, killed run left on this data folder, and removes the lock file of a dead one.
 * A process is ended only when its own command line names this folder.
 */
export async function endStale(dataFolder) {
  const lock = path.join(dataFolder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const ours = Number.isInteger(pid) && pid > 1 && isAlive(pid) && commandOf(pid).includes(dataFolder);
  if (ours) await endProcess(pid);
  rmSync(lock, { force: true });
}
