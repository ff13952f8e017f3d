import { existsSync, readdirSync, rmSync } from 'node:fs';
import { runCommand } from './run-step.mjs';
import { vitestTally, tapTally } from './tally.mjs';
import { inRoot } from './paths.mjs';

const node = process.execPath;
const bin = (pkg, file) => inRoot('node_modules', pkg, file);
const npmRun = (...words) => ['npm', 'run', '-s', ...words];

/** One command, or several in turn: the step passes when all do, and counts as one. */
const plain = (name, title, ...commands) => ({
  name,
  title,
  async run() {
    const outputs = [];
    for (const command of commands) {
      const { ok, output } = await runCommand(name, command);
      outputs.push(output);
      if (!ok) return { passed: 0, failed: 1, skipped: 0, output: outputs.join('\n') };
    }
    return { passed: 1, failed: 0, skipped: 0, output: outputs.join('\n') };
  },
});

const vitest = (name, title, project, patterns, ...more) => ({
  name,
  title,
  async run(extra) {
    const report = inRoot('.tmp', 'test', `${name}.json`);
    rmSync(report, { force: true });
    const { ok, output } = await runCommand(name, [
      node,
      bin('vitest', 'vitest.mjs'),
      'run',
      ...(extra.length > 0 ? extra : patterns),
      '--project',
      project,
      ...more,
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ]);
    return judged(ok, vitestTally(report), output);
  },
});

/** Specs for Node's own runner, on the built product: one file after the other, for each takes the machine. */
const nodeSpecs = (name, title, more = {}) => ({
  name,
  title,
  ...more,
  async run(_extra, programs) {
    const folder = inRoot('test', name);
    const specs = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.spec.mjs')) : [];
    const report = inRoot('.tmp', 'test', `${name}.tap`);
    rmSync(report, { force: true });
    const { ok, output } = await runCommand(
      name,
      [
        node,
        '--test',
        '--test-concurrency=1',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        ...specs.map((file) => inRoot('test', name, file)),
      ],
      { env: programs.chromium?.command ? { CHROMIUM: programs.chromium.command } : {} },
    );
    return judged(ok, tapTally(report), output);
  },
});

/** A runner that failed without naming a failed case (it crashed, it found no test) is a failure all the same. */
function judged(ok, tally, output) {
  const counted = tally ?? { passed: 0, failed: 0, skipped: 0 };
  const silent = counted.failed === 0 && (!ok || counted.passed + counted.skipped === 0);
  return { ...counted, failed: counted.failed + (silent ? 1 : 0), output };
}

/** In the order in which a developer wants to hear of trouble. Steps of one group may run two at a time. */
export const GROUPS = [
  [
    plain('types', 'types', npmRun('typecheck')),
    plain(
      'lint',
      'lint and format',
      [node, bin('oxlint', 'bin/oxlint'), '--type-aware', '.'],
      [node, bin('prettier', 'bin/prettier.cjs'), '--log-level=warn', '--check', '.'],
    ),
    plain('build', 'build', [node, 'scripts/build.mjs']),
    plain('law', 'dependency law', npmRun('law')),
    plain('deadcode', 'dead code', npmRun('deadcode')),
  ],
  [
    plain('contract', 'contract drift', [node, 'scripts/contract.mjs', '--check']),
    plain('size', 'weight of the screens', [node, 'web/scripts/size.mjs']),
  ],
  [vitest('unit', 'unit, property', 'server', ['src/', 'test/properties/'])],
  [
    {
      // These wait for servers as much as they work: more of them at a time than there are cores.
      ...vitest(
        'integration',
        'integration, e2e, architecture, story',
        'server',
        ['test/integration/', 'test/e2e/', 'test/architecture/', 'test/story/'],
        '--maxWorkers=4',
      ),
      // Without Redis its half of the queue specs is skipped, the rest runs.
      wants: 'redis',
    },
  ],
  [vitest('web', 'web', 'web', [])],
  [
    {
      ...plain('chaos', 'chaos: 1,000 reminders, 62 kill -9, two backends', [
        node,
        'scripts/chaos.mjs',
        '--quick',
      ]),
      wants: ['redis', 'faketime'],
    },
  ],
  [
    nodeSpecs('start', 'starting and stopping'),
    nodeSpecs('browser', 'browser suite', { needs: 'chromium' }),
    // After the first of these two, beside what is left of the other.
    plain('prove', 'chaos that must find duplicates', [node, 'scripts/chaos.mjs', '--prove']),
  ],
];
