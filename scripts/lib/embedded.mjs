import { existsSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { inRoot } from './paths.mjs';
import { startPostgres } from './postgres.mjs';

const DATABASE = 'fianza';
const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);

/** Starts the embedded database of an office, with roles, tables and reference data as this version wants them. */
export async function openEmbedded(home) {
  const [{ makeKeyFile, readKeyFile }, { setUpDatabase }] = await Promise.all([
    built('platform/key-file.js'),
    built('setup.js'),
  ]);
  if (!existsSync(home.keyFile)) makeKeyFile(home.keyFile);
  const keys = readKeyFile(home.keyFile);
  const { password, databasePort } = home.secrets();
  const server = await startPostgres({ folder: home.databaseFolder(), password, port: databasePort });
  try {
    home.remember({ databasePort: server.port });
    await ensureDatabase(server);
    await setUpDatabase(server.url(DATABASE), keys);
    return { server, adminUrl: server.url(DATABASE) };
  } catch (fault) {
    await server.stop();
    throw fault;
  }
}

/** Forgets the demo's database, so that the next start makes a synthetic office around today. */
export function forgetDatabase(home) {
  rmSync(home.databaseFolder(), { recursive: true, force: true });
}

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
