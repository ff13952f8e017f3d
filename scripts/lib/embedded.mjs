import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { builtServer } from './build.mjs';
import { inRoot } from './paths.mjs';
import { endStale, startPostgres } from './postgres.mjs';

const DATABASE = 'fianza';
const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);

/** Starts the embedded database of an office, with roles, tables and reference data as this version wants them. */
export async function openEmbedded(home) {
  if (!existsSync(home.keyFile)) (await built('platform/key-file.js')).makeKeyFile(home.keyFile);
  const { password, databasePort } = home.secrets();
  const folder = home.databaseFolder();
  const mark = markIn(folder, home.keyFile);
  const server = await startPostgres({ folder, password, port: databasePort });
  try {
    home.remember({ databasePort: server.port });
    // Nothing changed since it was made ready: loading the migrations only to see that would double the wait.
    if (!mark.holds) {
      await ensureDatabase(server);
      const [{ readKeyFile }, { setUpDatabase }] = await Promise.all([
        built('platform/key-file.js'),
        built('setup.js'),
      ]);
      await setUpDatabase(server.url(DATABASE), readKeyFile(home.keyFile));
      mark.make();
    }
    return { server, adminUrl: server.url(DATABASE), pushKey: await pushKeyOf(home) };
  } catch (fault) {
    await server.stop();
    throw fault;
  }
}

/** The key by which push services know this office; made on its first start and kept beside its other secrets. */
async function pushKeyOf(home) {
  const { pushKey } = home.secrets();
  if (pushKey) return pushKey;
  const made = (await built('platform/vapid-key.js')).makeVapidKey();
  home.remember({ pushKey: made });
  return made;
}

/** Says whether this very build made this very database ready with these very keys. The boot check looks again all the same. */
function markIn(folder, keyFile) {
  const file = path.join(folder, 'made-ready');
  const wanted = createHash('sha256')
    .update(String(builtServer()))
    .update(readFileSync(keyFile))
    .digest('hex');
  const holds =
    existsSync(path.join(folder, 'data', 'PG_VERSION')) &&
    existsSync(file) &&
    readFileSync(file, 'utf8') === wanted;
  return { holds, make: () => writeFileSync(file, wanted, { mode: 0o600 }) };
}

/** Forgets the demo's database, so that the next start makes a synthetic office around today. Refuses any other office. */
export async function forgetDatabase(home) {
  // A link named demo that leads to an office is an office.
  if (home.kind !== 'demo' || path.basename(realpathSync(home.folder)) !== 'demo')
    throw new Error(`${home.folder} is not the demo's: its database is never forgotten.`);
  const folder = home.databaseFolder();
  await endStale(path.join(folder, 'data'));
  rmSync(folder, { recursive: true, force: true });
}

/** The mark lies with the database, so that both are forgotten together. */
const wholeMark = (home) => path.join(home.databaseFolder(), 'synthetic-office-is-whole');

/** Notes that the synthetic office was made to its end. */
export const markWhole = (home) => writeFileSync(wholeMark(home), '', { mode: 0o600 });

/** Whether the synthetic office was made to its end. Staff alone prove nothing: they come first, their history after. */
export const isWhole = (home) => existsSync(wholeMark(home));

/** Whether a database was begun here. */
export const hasDatabase = (home) => existsSync(path.join(home.databaseFolder(), 'data'));

/** Makes somebody else's server ready. A user who may not make roles is fine when somebody who may has done it before. */
export async function setUpGiven(databaseUrl, keyFile) {
  const [{ readKeyFile }, { setUpDatabase }] = await Promise.all([
    built('platform/key-file.js'),
    built('setup.js'),
  ]);
  try {
    await setUpDatabase(databaseUrl, readKeyFile(keyFile));
  } catch (fault) {
    if (fault.code !== '42501') throw fault;
  }
}

/** Whether anybody has joined the office yet. */
export async function hasStaff(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT app.has_staff() AS answer');
    return rows[0].answer;
  } finally {
    await client.end();
  }
}

async function ensureDatabase(server) {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  await client.end();
}
