import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createPostgresBackend, Queue, withBackend } from 'bullmq';
import { startApp } from '../../scripts/lib/app-process.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { pause } from '../../scripts/lib/process.mjs';
import { Children } from '../chaos/children.mjs';
import { RedisUnderTest } from '../chaos/redis-under-test.mjs';
import { openMailSink } from './mail-sink.mjs';
import { median } from './measure.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
const BARE_QUEUE = 'bench-bare';
const MOST = 2000;
const AT_A_SECOND = 50;
const LATENESS_SECONDS = 20;
const HEAD_START_MS = 2500;
const SETTLE_SECONDS = 60;
/** The plan is checked a few cases a turn. */
const PLAN_CHECK_SECONDS = 240;
const WANTED = { bare: 0.5, lateP99: 2 };

const READY = `state = 'scheduled' AND due_at > app.now() + interval '1 day'`;

/**
 * Reminders of the synthetic office, mail and inbox as they are planned, made due by hand: all at once for the rate, against
 * BullMQ doing as many empty jobs on the same server; then fifty a second, for how late they are. One worker process each,
 * with a mail server that only reads. On Redis and on PostgreSQL.
 */
export async function dispatch({ office, rounds, print, note }) {
  const children = new Children(office.folder);
  const mail = await openMailSink();
  const redis = await RedisUnderTest.start(path.join(office.folder, 'redis'), children);
  try {
    const { rows } = await office.admin.query(
      `SELECT id, channel FROM app.reminders WHERE ${READY} ORDER BY due_at DESC, id LIMIT $1`,
      [MOST],
    );
    const ids = rows.map(({ id }) => id);
    const byMail = rows.filter(({ channel }) => channel === 'mail').length;
    for (const backend of ['redis', 'postgres']) {
      const env = {
        ...office.env,
        PROCESS_ROLE: 'worker',
        SMTP_URL: mail.url,
        ...(backend === 'redis' ? { REDIS_URL: `redis://127.0.0.1:${redis.port}` } : {}),
      };
      note(`dispatch on ${backend}: ${ids.length} reminders, ${byMail} of them by mail`);
      const result = await onBackend({ office, env, ids, rounds, print, backend, children });
      print({
        bench: 'dispatch',
        summary: true,
        backend,
        reminders: ids.length,
        byMail,
        ...result,
        wanted: WANTED,
      });
    }
  } finally {
    await redis.close();
    await mail.close();
    children.close();
  }
}

async function onBackend({ office, env, ids, rounds, print, backend, children }) {
  const worker = startApp({
    entry: 'worker',
    env,
    logFile: path.join(office.folder, `worker-${backend}.log`),
  });
  try {
    if (!(await worker.ready)) throw new Error('the worker did not start');
    // A plan that is checked is put right; what the office itself has due is sent first; and the first run is not measured.
    await planChecked(office);
    await settled(office, []);
    await rate(office, ids);
    const bare = await bareQueue({ env, children });
    const perSecond = { fianza: [], bare: [] };
    try {
      await bare.run(ids.length);
      for (let round = 1; round <= rounds; round += 1) {
        const own = await rate(office, ids);
        const empty = await bare.run(ids.length);
        perSecond.fianza.push(own);
        perSecond.bare.push(empty);
        print({ bench: 'dispatch', backend, round, fianza: Math.round(own), bare: Math.round(empty) });
      }
    } finally {
      await bare.close();
    }
    const late = await lateness(office, ids.slice(0, AT_A_SECOND * LATENESS_SECONDS));
    const ratio = median(perSecond.fianza.map((own, at) => own / perSecond.bare[at]));
    return {
      perSecond: { fianza: Math.round(median(perSecond.fianza)), bare: Math.round(median(perSecond.bare)) },
      ratio: { bare: Math.round(ratio * 1000) / 1000 },
      late,
      met: ratio >= WANTED.bare && late.p99 <= WANTED.lateP99,
    };
  } finally {
    await worker.stop();
  }
}

/** Makes the reminders due `spacing` seconds apart from a moment soon on; gives that moment. Nothing of an earlier run is left. */
async function makeDue(office, ids, spacing) {
  await office.admin.query('DELETE FROM app.inbox_items WHERE reminder_id = ANY ($1::uuid[])', [ids]);
  await office.admin.query('DELETE FROM app.attempts WHERE reminder_id = ANY ($1::uuid[])', [ids]);
  const { rows } = await office.admin.query(
    `WITH start AS MATERIALIZED (SELECT app.now() + make_interval(secs => $2::float) AS at)
     UPDATE app.reminders r
        SET state = 'scheduled', attempt_no = 1, sent_at = NULL, ended_at = NULL, claim_token = NULL, claimed_until = NULL, enq_at = NULL,
            due_at = start.at + make_interval(secs => $3::float * (u.place - 1)), next_at = start.at + make_interval(secs => $3::float * (u.place - 1))
       FROM start, unnest($1::uuid[]) WITH ORDINALITY AS u(id, place) WHERE r.id = u.id
     RETURNING start.at`,
    [ids, HEAD_START_MS / 1000, spacing],
  );
  return rows[0].at;
}

async function planChecked(office) {
  const { rows } = await office.admin.query('SELECT app.now() AS now');
  await office.admin.query(`UPDATE app.heartbeats SET asked_at = NULL WHERE name = 'plan-check'`);
  for (let left = PLAN_CHECK_SECONDS * 10; left > 0; left -= 1) {
    const { rows: beats } = await office.admin.query(
      `SELECT 1 FROM app.heartbeats WHERE name = 'plan-check' AND beat_at >= $1`,
      [rows[0].now],
    );
    if (beats.length > 0) return;
    await pause(100);
  }
  throw new Error('the plan was not checked in time');
}

async function rate(office, ids) {
  const from = await makeDue(office, ids, 0);
  await settled(office, ids);
  const { rows } = await office.admin.query(
    'SELECT extract(epoch FROM max(sent_at) - $2::timestamptz)::float AS took FROM app.reminders WHERE id = ANY ($1::uuid[])',
    [ids, from],
  );
  return ids.length / rows[0].took;
}

async function lateness(office, ids) {
  await makeDue(office, ids, 1 / AT_A_SECOND);
  await settled(office, ids);
  const { rows } = await office.admin.query(
    `SELECT extract(epoch FROM percentile_disc(0.5) WITHIN GROUP (ORDER BY sent_at - due_at))::float AS p50,
            extract(epoch FROM percentile_disc(0.99) WITHIN GROUP (ORDER BY sent_at - due_at))::float AS p99,
            extract(epoch FROM max(sent_at - due_at))::float AS worst
       FROM app.reminders WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return Object.fromEntries(
    Object.entries(rows[0]).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
}

/** Waits until these, or all that are due, have been told; says which were not in time. */
async function settled(office, ids) {
  const which =
    ids.length > 0 ? 'id = ANY ($1::uuid[])' : 'due_at <= app.now() AND cardinality($1::uuid[]) = 0';
  for (let left = SETTLE_SECONDS * 10; left > 0; left -= 1) {
    const { rows } = await office.admin.query(
      `SELECT count(*)::int AS waiting FROM app.reminders WHERE ${which} AND state IN ('scheduled', 'claimed')`,
      [ids],
    );
    if (rows[0].waiting === 0) return;
    await pause(100);
  }
  throw new Error('the worker did not send everything in time');
}

async function bareQueue({ env, children }) {
  const { QUEUE_SCHEMA } = await built('platform/database/queue-schema.js');
  const child = spawn(
    process.execPath,
    ['--no-warnings', fileURLToPath(new URL('bare-queue.mjs', import.meta.url))],
    {
      env: {
        PATH: env.PATH,
        QUEUE: BARE_QUEUE,
        QUEUE_SCHEMA,
        DATABASE_URL: env.DATABASE_URL,
        ...(env.REDIS_URL ? { REDIS_URL: env.REDIS_URL } : {}),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  children.add(child, 'bare-queue.mjs');
  await once(child, 'message');
  const queue = env.REDIS_URL
    ? new Queue(BARE_QUEUE, { connection: { url: env.REDIS_URL } })
    : new (withBackend(createPostgresBackend).Queue)(BARE_QUEUE, {
        connection: { connectionString: env.DATABASE_URL, schema: QUEUE_SCHEMA, migrate: false, max: 4 },
      });
  return {
    /** Enqueues one after the other, as the product's sweep does; jobs a second from the first to the last. */
    async run(number) {
      child.send(number);
      await once(child, 'message');
      const begun = performance.now();
      const done = once(child, 'message');
      for (let at = 0; at < number; at += 1)
        await queue.add('empty', { at }, { removeOnComplete: true, removeOnFail: true });
      await done;
      return (number / (performance.now() - begun)) * 1000;
    },
    async close() {
      await queue.close();
      child.disconnect();
    },
  };
}
