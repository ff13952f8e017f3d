import { createHash, randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { runCli, startApp } from '../../scripts/lib/app-process.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { endProcess, guardChild } from '../../scripts/lib/process.mjs';

const DATABASE = 'fianza';
const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);

/** The product and the floors as processes of their own, on one durable embedded database with the synthetic office in it. */
export async function openBenchOffice({ note }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fianza-bench-'));
  chmodSync(folder, 0o711);
  const keyFile = path.join(folder, 'keys.json');
  const { makeKeyFile, readKeyFile } = await built('platform/key-file.js');
  const { setUpDatabase } = await built('setup.js');
  makeKeyFile(keyFile);
  const server = await startPostgres({
    folder: path.join(folder, 'postgres'),
    password: randomBytes(12).toString('hex'),
    removeAfter: true,
  });
  const closing = [() => server.stop()];
  const close = async () => {
    for (const part of closing.reverse()) await part();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const first = new pg.Client({ connectionString: server.url() });
    await first.connect();
    await first.query(`CREATE DATABASE ${DATABASE}`);
    await first.end();
    const adminUrl = server.url(DATABASE);
    await setUpDatabase(adminUrl, readKeyFile(keyFile));
    const admin = new pg.Client({ connectionString: adminUrl });
    await admin.connect();
    closing.push(() => admin.end());

    const port = await freePort();
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PROCESS_ROLE: 'api',
      DATABASE_URL: adminUrl,
      KEY_FILE: keyFile,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: 'smtp://127.0.0.1:9',
      LOG_LEVEL: 'error',
    };
    note('making the synthetic office');
    const seeded = await runCli(['demo', 'seed', '--json'], { ...env, DEMO: '1' });
    if (!seeded.ok) throw new Error(`the synthetic office could not be made: ${seeded.fault}`);
    await admin.query('VACUUM ANALYZE');

    const app = startApp({ entry: 'main', env, logFile: path.join(folder, 'app.log') });
    closing.push(() => app.stop());
    if (!(await app.ready)) throw new Error('the product did not open');
    const floorPort = await freePort();
    const floors = spawn(process.execPath, [fileURLToPath(new URL('floors.mjs', import.meta.url))], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        ADMIN_URL: adminUrl,
        KEY_FILE: keyFile,
        PORT: String(floorPort),
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const guard = guardChild({ parentPid: process.pid, childPid: floors.pid });
    closing.push(async () => {
      guard.release();
      await endProcess(floors.pid, ['SIGTERM', 'SIGKILL'], 3000);
    });
    await new Promise((resolve, reject) => {
      floors.once('message', resolve);
      floors.once('exit', () => reject(new Error('the floors did not open')));
    });
    return {
      port,
      pid: app.pid,
      floorPort,
      floorPid: floors.pid,
      admin,
      env,
      folder,
      close,
      signIn: (role) => signIn(admin, port, role),
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** A session of somebody with this role: the headers a page of theirs would send. */
async function signIn(admin, port, role) {
  const { rows } = await admin.query(
    `SELECT s.id FROM app.staff s JOIN app.staff_roles r ON r.staff_id = s.id AND r.role = $1 AND r.ended_at IS NULL
      WHERE s.joined_at IS NOT NULL AND s.disabled_at IS NULL ORDER BY s.id LIMIT 1`,
    [role],
  );
  const token = randomBytes(32).toString('base64url');
  await admin.query(
    `INSERT INTO app.sessions (token_hash, staff_id, step, expires_at) VALUES ($1, $2, 'done', app.now() + interval '12 hours')`,
    [createHash('sha256').update(token).digest(), rows[0].id],
  );
  const cookie = `sid=${token}`;
  const session = await (await fetch(`http://127.0.0.1:${port}/api/session`, { headers: { cookie } })).json();
  return { cookie, 'x-csrf-token': session.csrfToken };
}
