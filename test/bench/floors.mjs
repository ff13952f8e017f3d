// Plain Fastify + pg handlers, to compare the product with: /bare asks one statement without any policy; /secured does by
// hand what the product promises — session, row security, sealing, chained audit, one transaction — with the product's own
// tables, functions and ciphertext format, one awaited statement after the other; /tight does the same in two packets.
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import Fastify from 'fastify';
import pg from 'pg';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { bareDashboard, securedDashboard } from './floor-dashboard.mjs';
import { bareAutosave, securedAutosave } from './floor-autosave.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
const { readKeyFile, rolePassword } = await built('platform/key-file.js');
const keys = readKeyFile(process.env.KEY_FILE);

const POOL = { max: 10, pipeline: true, options: '-c search_path=app,pg_catalog' };
const rtUrl = new URL(process.env.ADMIN_URL);
rtUrl.username = 'app_rt';
rtUrl.password = rolePassword(keys, 'app_rt');
const bare = new pg.Pool({ ...POOL, connectionString: process.env.ADMIN_URL });
const rt = new pg.Pool({ ...POOL, connectionString: rtUrl.toString() });

const refusal = (statusCode) => Object.assign(new Error('refused'), { statusCode });

/** What the product's door asks of every request: the cookie's digest, and for a change the page's token. */
function door(request) {
  const token = /sid=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const digest = createHash('sha256').update(token).digest();
  if (request.method !== 'GET') {
    const expected = Buffer.from(createHmac('sha256', keys.sessionSecret).update(digest).digest('base64url'));
    const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refusal(403);
  }
  return digest;
}

const BEGIN = 'SELECT * FROM app.begin_request($1)';

/** One transaction with its row-security context, each statement awaited, as one writes it first. */
async function inContext(digest, work) {
  const client = await rt.connect();
  try {
    await client.query('BEGIN');
    await knownTo(client, digest);
    const result = await work(client, randomUUID());
    await client.query('COMMIT');
    return result;
  } catch (fault) {
    await client.query('ROLLBACK');
    throw fault;
  } finally {
    client.release();
  }
}

async function knownTo(client, digest) {
  const { rows } = await client.query({ name: 'begin', text: BEGIN, values: [digest] });
  if (!rows[0]) throw refusal(401);
}

/** The same in one packet with the first read; `then` sends the commit together with its last write. */
async function inTightContext(digest, first, then) {
  const client = await rt.connect();
  try {
    const [, , read] = await Promise.all([
      client.query('BEGIN'),
      knownTo(client, digest),
      client.query(first),
    ]);
    return await then(client, read.rows[0], randomUUID());
  } catch (fault) {
    await client.query('ROLLBACK');
    throw fault;
  } finally {
    client.release();
  }
}

const floor = Fastify({ logger: false });
const parts = { floor, bare, door, inContext, inTightContext, built, keys, refusal };
await bareAutosave(parts);
await securedAutosave(parts);
await bareDashboard(parts);
await securedDashboard(parts);
await floor.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.('listening');
process.once('SIGTERM', () => process.exit(0));
