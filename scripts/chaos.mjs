// npm run chaos -- [--quick | --full | --prove] [--backend redis|postgres|both] [--seed 1] [--rounds 17] [--speed 6] [--report file]
// Real workers, killed; real servers, restarted; a real mail server whose journal is the proof. The last line says what was
// lost, sent twice or sent early, and any of it ends with an exit code of 1. See docs/reminders.md, "How it is proved".
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/say.mjs';
import { systemPrograms } from './lib/system-packages.mjs';

checkNode();
ensureInstalled();
const { ensureBuilt } = await import('./lib/build.mjs');
const { commonGround, startChaos } = await import('../test/chaos/run-chaos.mjs');
const { PROFILES, SKEWS } = await import('../test/chaos/profiles.mjs');
const { lastLine, problemsOf } = await import('../test/chaos/verdict.mjs');

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    prove: { type: 'boolean', default: false },
    backend: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '' },
    speed: { type: 'string', default: '' },
    report: { type: 'string', default: inRoot('.tmp', 'chaos', 'report.json') },
  },
});
const profile = values.full ? 'full' : values.prove ? 'prove' : 'quick';
const programs = systemPrograms(['redis', 'faketime']);
const backends = (values.backend === 'both' ? PROFILES[profile].backends : [values.backend]).filter(
  (backend) => {
    if (backend !== 'redis' || programs.redis.command) return true;
    say(`skipped: chaos on redis (${programs.redis.install})`);
    return false;
  },
);
if (!backends.every((backend) => ['redis', 'postgres'].includes(backend))) {
  process.stderr.write('--backend is redis, postgres or both\n');
  process.exit(2);
}
if (!programs.faketime.command) say(`skipped: workers with wrong clocks (${programs.faketime.install})`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

await ensureBuilt(['server'], { quiet: true });
const { of, off: without = [''] } = PROFILES[profile];
const rounds = Number(values.rounds) || PROFILES[profile].rounds || 1;
const plans = Array.from({ length: rounds }, (_, round) => (Number(values.seed) || 1) + round).flatMap(
  (seed) =>
    backends.flatMap((backend) =>
      without.map((off) => ({ seed, backend, off, ...of(backend, backends.length) })),
    ),
);
const reminders = Math.max(0, ...plans.map((plan) => plan.reminders));
const speed = Math.min(20, Math.max(1, Number(values.speed) || PROFILES[profile].speed));
const ground = await commonGround({ speed, reminders });
const done = [];
for (const plan of plans) {
  const run = startChaos({
    ...plan,
    ground,
    skews: programs.faketime.command ? SKEWS : [{}],
    note: (text) => say(`${text}${plan.off ? `, without the ${plan.off}` : ''} …`),
  });
  done.push(run.done.then(tell));
  // The next office is made ready while this one comes to rest; the faults of one are over when those of the next begin.
  await Promise.race([run.calming, Promise.all(done)]);
}
const runs = await Promise.all(done);
ground.close();
mkdirSync(path.dirname(values.report), { recursive: true });
writeFileSync(values.report, `${JSON.stringify({ profile, runs }, null, 2)}\n`);
const problems = problemsOf(runs);
for (const problem of problems) say(problem);
process.stdout.write(`${lastLine(runs)}\n`);
process.exit(problems.length > 0 ? 1 : 0);

/** Says how a run ended, and keeps what its workers said. */
function tell({ said, ...run }) {
  const { backend, off, seed, found, ...rest } = run;
  mkdirSync(path.dirname(values.report), { recursive: true });
  writeFileSync(
    path.join(path.dirname(values.report), `workers-${backend}${off && `-${off}`}-${seed}.log`),
    said,
  );
  process.stdout.write(`${JSON.stringify({ profile, backend, off, seed, ...rest })}\n`);
  for (const [what, those] of Object.entries(found))
    for (const one of those.slice(0, 10)) say(`${what}: ${String(one)}`);
  return run;
}
