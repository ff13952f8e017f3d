import { pause } from '../../scripts/lib/process.mjs';

const FROZEN_MS = [1500, 5000];
const LATENCY_MS = 60;
const LATENCY_FOR_MS = 3000;
const SWALLOWED_MS = 2500;

/** What can be done to the office while it works. Each gives false when there was nothing to do it to. */
export function faultsOf({ office, redis, providers, crew, proxies, random, vacate }) {
  const oneOf = (things) => things[Math.floor(random() * things.length)];
  const between = ([least, most]) => least + random() * (most - least);
  const networks = Object.values(proxies);
  return {
    kill: () => crew.kill(),
    freeze: () => crew.freeze(between(FROZEN_MS)),
    roll: () => crew.roll(),
    terminateAll: () => office.terminateAll(),
    restartPostgres: () => office.restart(),
    vacate,
    flushRedis: () => redis?.forgetEverything() ?? false,
    killRedis: async () => {
      if (!redis) return false;
      await redis.kill();
      await pause(between([100, 1500]));
      await redis.up();
      return true;
    },
    resetNetwork: () => oneOf(networks).reset(),
    halfOpen: async () => {
      const proxy = oneOf(networks);
      proxy.silence();
      proxy.swallowing = true;
      await pause(SWALLOWED_MS);
      proxy.swallowing = false;
    },
    slowNetwork: async () => {
      const proxy = oneOf(networks);
      proxy.latency = LATENCY_MS;
      await pause(LATENCY_FOR_MS);
      proxy.latency = 0;
    },
    refuse: async () => {
      const { journal } = oneOf(providers);
      journal.unwell = true;
      await pause(SWALLOWED_MS);
      journal.unwell = false;
    },
  };
}

/** Faults that touch the same server wait for each other. */
const LANES = {
  restartPostgres: 'postgres',
  terminateAll: 'postgres',
  kill: 'crew',
  flushRedis: 'redis',
  killRedis: 'redis',
};
const FAULT_TAKES_AT_MOST_MS = 60_000;

/**
 * Does every fault as often as `wanted` says, spread over `seconds` with some disorder. What could not be done at its
 * moment, because no worker worked just then, is tried again a little later. Gives how often each was done, what failed,
 * and what was done less often than it was wanted.
 */
export async function rage({ faults, wanted, seconds, random }) {
  const done = Object.fromEntries(Object.keys(wanted).map((name) => [name, 0]));
  const failed = [];
  const lanes = {};
  const begun = performance.now();
  const schedule = Object.entries(wanted)
    .flatMap(([name, count]) =>
      Array.from({ length: count }, (_, at) => ({ name, at: ((at + random()) / count) * seconds * 1000 })),
    )
    .toSorted((a, b) => a.at - b.at);
  const last = begun + seconds * 1000 + FAULT_TAKES_AT_MOST_MS;
  const act = async (name) => {
    try {
      while ((await faults[name]()) === false) {
        if (performance.now() > last) return;
        await pause(50);
      }
      done[name] += 1;
    } catch (fault) {
      failed.push(`${name}: ${String(fault?.message ?? fault)}`);
    }
  };
  const under = [];
  for (const { name, at } of schedule) {
    await pause(Math.max(0, begun + at - performance.now()));
    const lane = LANES[name];
    const before = lane ? (lanes[lane] ?? Promise.resolve()) : Promise.resolve();
    const deed = before.then(() => act(name));
    if (lane) lanes[lane] = deed;
    under.push(deed);
  }
  await Promise.all(under);
  await pause(Math.max(0, begun + seconds * 1000 - performance.now()));
  const fewer = Object.fromEntries(
    Object.entries(wanted)
      .filter(([name, count]) => done[name] < count)
      .map(([name, count]) => [name, { done: done[name], wanted: count }]),
  );
  return { done, failed, fewer };
}
