import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { pause } from '../../scripts/lib/process.mjs';
import { bundleWorker } from '../support/worker-bundle.mjs';
import { ChaosOffice, REMINDERS_PER_HEARING } from './chaos-office.mjs';
import { NOBODY, POISON } from './chaos-people.mjs';
import { Children } from './children.mjs';
import { FaultProxy } from './fault-proxy.mjs';
import { faultsOf, rage } from './faults.mjs';
import { judge, waiting } from './judge.mjs';
import { MailProvider } from './mail-provider.mjs';
import { PushProvider } from './push-provider.mjs';
import { RedisUnderTest } from './redis-under-test.mjs';
import { STALL_SECONDS } from './office-pace.mjs';
import { seeded } from './seeded.mjs';
import { TextProvider } from './text-provider.mjs';
import { WorkerCrew } from './worker-crew.mjs';

const WORKERS = 3;
/** The first and the last seconds of a run, in which nothing comes due. */
const QUIET_SECONDS = 2;
/** A hearing is vacated this long before its reminder, in seconds of the machine: longer than any claim lives. */
const VACATED_BEFORE = 15;
/** This long before the faults are over the next office may be made ready: its own come no sooner. */
const CALM_BEFORE = 8;
const LEASE_SECONDS = 60;
/** What has been held needs so long to do its worst. */
const WOKEN_SECONDS = 20;
/** Longer than any pause between two tries, in seconds of the office's time. */
const SETTLED_WITHIN = 1800;

/**
 * What all runs of one command have in common: the product in one file, and an office with people and cases that each run gets
 * a copy of.
 */
export async function commonGround({ speed, reminders }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fianza-chaos-'));
  chmodSync(folder, 0o711);
  const children = new Children(folder);
  const [office, parts] = await Promise.all([
    ChaosOffice.found({ folder, speed, hearings: hearingsFor(reminders) }),
    bundleWorker(inRoot('.tmp', 'chaos')),
  ]);
  await office.close();
  return {
    office,
    parts,
    close() {
      children.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * One office on one queue backend, real processes all, with `wanted` faults in `seconds`; then quiet until everything has
 * settled, and the judgement. Ends every process it started, by its number. Nothing listens but on 127.0.0.1.
 * `calming` resolves shortly before the faults are over: what is made ready from then on is in nobody's way.
 */
export function startChaos(options) {
  let calm;
  const calming = new Promise((resolve) => {
    calm = resolve;
  });
  const done = runChaos(options, calm);
  return { calming, done };
}

async function runChaos(
  { ground, backend, wanted, seconds, reminders, seed, skews, off = '', stalled = 0, poison = true, note },
  calm,
) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fianza-chaos-'));
  chmodSync(folder, 0o711);
  const children = new Children(folder);
  const closing = [() => rmSync(folder, { recursive: true, force: true }), () => children.close()];
  const random = seeded(seed);
  const begun = performance.now();
  try {
    const office = await ChaosOffice.copyOf(ground.office, folder);
    const { speed } = office.pace;
    closing.push(() => office.close());
    const { mail, sms, push } = await openProviders(seed);
    const providers = [mail, sms, push];
    closing.push(() => Promise.all(providers.map((provider) => provider.close())));
    const redis =
      backend === 'redis' ? await RedisUnderTest.start(path.join(folder, 'redis'), children) : null;
    if (redis) closing.push(() => redis.close());
    const proxies = await proxiesBefore({ office, redis, providers });
    closing.push(() => Promise.all([proxies.postgres.close(), proxies.redis?.close()]));
    const crew = new WorkerCrew({
      size: WORKERS,
      env: {
        ...envOf({ office, providers, proxies }),
        CHAOS_PARTS: ground.parts,
        CHAOS_SPEED: String(speed),
        CHAOS_STALL: String(stalled),
        CHAOS_OFF: off,
        ...(poison ? { CHAOS_POISON: POISON } : {}),
      },
      skews,
      children,
      random,
    });
    closing.push(() => crew.close());

    const hearings = hearingsFor(reminders);
    note(`${backend}: planning ${hearings} hearings`);
    const [, from] = await Promise.all([
      crew.start(),
      office.plan(
        dueTimes({ hearings, seconds, random, after: bootSeconds(hearings) }),
        envOfAll(providers),
        () => push.subscribe(),
      ),
    ]);
    const wait = from + bootSeconds(hearings) * 1000 - Date.now();
    await pause(Math.max(0, wait));
    note(`${backend}: ${seconds} s of faults`);
    const soon = setTimeout(() => calm(), Math.max(0, seconds - CALM_BEFORE) * 1000);
    closing.push(() => clearTimeout(soon));
    const vacated = new Set();
    const vacate = vacating(office, vacated);
    const timeline = watch({ crew, providers, office });
    closing.push(() => clearInterval(timeline));
    const raged = await rage({
      faults: faultsOf({ office, redis, providers, crew, proxies, random, vacate }),
      wanted,
      seconds,
      random,
    });
    note(`${backend}: quiet, until everything has settled`);
    const settled = await settle(office, speed);
    await awaken(office, stalled > 0);
    await crew.close();
    const cutoff = new Date(office.now());
    const verdict = await judge({ office, providers, cutoff, repaired: crew.repaired, vacated });
    return {
      backend,
      off,
      seed,
      speed,
      seconds: Math.round((performance.now() - begun) / 1000),
      settled,
      faults: raged.done,
      faultsMissed: raged.failed,
      fewer: raged.fewer,
      workers: crew.counts,
      providers: Object.fromEntries(
        providers.map(({ channel, journal }) => [
          channel,
          { ...journal.moods, lookUps: journal.asked, replaced: journal.replaced },
        ]),
      ),
      ...verdict,
      said: crew.said,
    };
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

const hearingsFor = (reminders) => Math.ceil(reminders / REMINDERS_PER_HEARING);

async function openProviders(seed) {
  const mail = await MailProvider.start(seeded(seed + 1));
  mail.unknown.add(NOBODY);
  return {
    mail,
    sms: await TextProvider.start(seeded(seed + 2)),
    push: await PushProvider.start(seeded(seed + 3)),
  };
}

async function proxiesBefore({ office, redis, providers }) {
  return {
    postgres: await FaultProxy.before(office.port),
    ...(redis ? { redis: await FaultProxy.before(redis.port) } : {}),
    ...Object.fromEntries(providers.map(({ channel, proxy }) => [channel, proxy])),
  };
}

const envOfAll = (providers) => Object.assign({}, ...providers.map((provider) => provider.env()));

function envOf({ office, providers, proxies }) {
  const database = new URL(office.url);
  database.port = String(proxies.postgres.port);
  return {
    ...office.env(),
    ...envOfAll(providers),
    DATABASE_URL: database.toString(),
    ...(proxies.redis ? { REDIS_URL: `redis://127.0.0.1:${proxies.redis.port}` } : {}),
  };
}

/** Planning takes its time; nothing must come due before the faults begin. */
function bootSeconds(hearings) {
  return 4 + hearings / 100;
}

/** The two odd hearings come first, because what they cost takes longest; the others when chance will have them. */
function dueTimes({ hearings, seconds, random, after }) {
  const span = seconds - 2 * QUIET_SECONDS;
  return Array.from({ length: hearings }, (_, at) =>
    at < 2 ? after + QUIET_SECONDS : after + QUIET_SECONDS + random() * span,
  );
}

/**
 * Takes a hearing off the calendar some time before its reminder. Every other time the rows are forgotten: then only the
 * fence in the claim keeps them from going out.
 */
function vacating(office, vacated) {
  let times = 0;
  return async () => {
    const [hearing] = await office.surely(
      `UPDATE app.hearings SET status = 'vacated', ended_at = app.now()
        WHERE id = (SELECT h.id FROM app.hearings h WHERE h.status = 'scheduled'
                       AND h.starts_at - interval '3 hours' > app.now() + make_interval(secs => $1)
                     ORDER BY h.starts_at, h.id LIMIT 1)
        RETURNING id, case_id`,
      [VACATED_BEFORE * office.pace.speed],
    );
    if (!hearing) return true;
    vacated.add(hearing.case_id);
    times += 1;
    if (times % 2 === 0)
      await office.surely(
        `UPDATE app.reminders SET state = 'cancelled', ended_at = app.now(), claimed_until = NULL
          WHERE hearing_id = $1 AND state IN ('scheduled', 'claimed')`,
        [hearing.id],
      );
    return true;
  };
}

async function settle(office, speed) {
  const until = performance.now() + (SETTLED_WITHIN / speed) * 1000;
  while (performance.now() < until) {
    if ((await waiting(office, new Date(office.now()))) === 0) return true;
    await pause(200);
  }
  return false;
}

/**
 * Until what still sleeps somewhere has shown itself: through a lease, or, where messages are held, until the one that was
 * begun last is let go.
 */
async function awaken(office, areHeld) {
  const [{ last }] = await office.surely('SELECT max(started_at) AS last FROM app.attempts WHERE n = 1');
  const from = areHeld && last ? last.getTime() : office.now();
  const until = from + (areHeld ? STALL_SECONDS + WOKEN_SECONDS : LEASE_SECONDS) * 1000;
  await pause(Math.max(0, until - office.now()) / office.pace.speed);
}

/** For whoever asks why: CHAOS_TIMELINE=1 says every five seconds how many work and what has been taken. */
function watch({ crew, providers, office }) {
  if (process.env.CHAOS_TIMELINE !== '1') return undefined;
  const begun = performance.now();
  return setInterval(async () => {
    const [row] = await office
      .sql(
        `SELECT count(*) FILTER (WHERE state = 'claimed')::int AS claimed, count(*) FILTER (WHERE state = 'scheduled')::int AS scheduled
           FROM app.reminders WHERE due_at <= app.now()`,
      )
      .catch(() => [{}]);
    process.stderr.write(
      `${Math.round((performance.now() - begun) / 1000)} s: ${crew.working} work, ${providers.map(({ journal }) => journal.taken.length).join(' and ')} taken, ${JSON.stringify(row)}\n`,
    );
  }, 5000);
}
