const sum = (runs, what) => runs.reduce((total, run) => total + run.found[what].length, 0);
const FAULTS = ['lost', 'duplicated', 'early', 'unwanted', 'wrong'];

/** What is wrong with the runs, in words; nothing when they are as they must be. */
export function problemsOf(runs) {
  const problems = [];
  for (const run of runs) {
    if (run.off) {
      if (run.found.duplicated.length === 0)
        problems.push(`Without the ${run.off} no duplicate was found: the harness proves nothing.`);
      continue;
    }
    for (const what of FAULTS)
      if (run.found[what].length > 0)
        problems.push(`${run.backend}, seed ${run.seed}: ${what} ${run.found[what].length}`);
    if (!run.settled) problems.push(`${run.backend}, seed ${run.seed}: not everything settled in time`);
    for (const [name, { done, wanted }] of Object.entries(run.fewer))
      problems.push(`${run.backend}, seed ${run.seed}: ${name} was done ${done} of ${wanted} times`);
    for (const missed of run.faultsMissed)
      problems.push(`${run.backend}, seed ${run.seed}: a fault could not be done: ${missed}`);
  }
  return problems;
}

/**
 * `late_p99` is the worst of the backends, in seconds of the office's time. A run with something switched off only says how many
 * duplicates that made.
 */
export function lastLine(all) {
  const runs = all.filter(({ off }) => !off);
  const faults = (...names) =>
    runs.reduce(
      (total, { faults: done }) => total + names.reduce((some, name) => some + (done[name] ?? 0), 0),
      0,
    );
  const words = {
    ...Object.fromEntries(FAULTS.slice(0, 3).map((what) => [what, sum(runs, what)])),
    late_p99: Math.max(...runs.map(({ lateness }) => lateness.p99)),
    unwanted: sum(runs, 'unwanted'),
    wrong: sum(runs, 'wrong'),
    reminders: runs.reduce((total, run) => total + run.reminders, 0),
    kill9: faults('kill'),
    flushall: faults('flushRedis'),
    redis_kills: faults('killRedis'),
    postgres_restarts: faults('restartPostgres'),
    terminated_all: faults('terminateAll'),
    stopped: faults('freeze'),
    half_open: faults('halfOpen'),
    ...Object.fromEntries(
      all
        .filter(({ off }) => off)
        .map(({ off, found }) => [`duplicated_without_the_${off}`, found.duplicated.length]),
    ),
  };
  return Object.entries(words)
    .map(([name, value]) => `${name} ${value}`)
    .join(' ');
}
