// Two plain Fastify + pg servers in one process, to compare the product with: /bare asks one statement without any policy;
// /secured does by hand, in as few round trips as can be, what the product promises — session, row security, sealing,
// chained audit, one transaction — with the product's own tables, functions and ciphertext format.
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

/** What the product's door asks of every request: the cookie's digest, and for a change the page's token. */
function door(request) {
  const token = /sid=([\w-]{43})/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const digest = createHash('sha256').update(token).digest();
  if (request.method !== 'GET') {
    const expected = Buffer.from(createHmac('sha256', keys.sessionSecret).update(digest).digest('base64url'));
    const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw Object.assign(new Error('foreign'), { statusCode: 403 });
  }
  return digest;
}

/** One transaction with its row-security context; `first` is sent together with it. */
async function inContext(digest, first, then) {
  const client = await rt.connect();
  try {
    const opened = [
      client.query('BEGIN'),
      client.query({ name: 'begin', text: 'SELECT * FROM app.begin_request($1)', values: [digest] }),
      ...first.map((query) => client.query(query)),
    ];
    const [, session, ...results] = await Promise.all(opened);
    if (!session.rows[0]) throw Object.assign(new Error('signed out'), { statusCode: 401 });
    return await then({ client, results: results.map(({ rows }) => rows), requestId: randomUUID() });
  } finally {
    client.release();
  }
}

const floor = Fastify({ logger: false });
const parts = { floor, bare, door, inContext, built, keys };
await bareAutosave(parts);
await securedAutosave(parts);
await bareDashboard(parts);
await securedDashboard(parts);
await floor.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.('listening');
process.once('SIGTERM', () => process.exit(0));
