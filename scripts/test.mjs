import { rmSync } from 'node:fs';
import { checkNode } from './lib/node-version.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { endRunningSteps } from './lib/run-step.mjs';
import { bold, dim, green, red, say, seconds, yellow } from './lib/say.mjs';
import { systemPrograms } from './lib/system-packages.mjs';
import { addTallies } from './lib/tally.mjs';
import { GROUPS } from './lib/test-steps.mjs';

// npm test                      everything
// npm test -- unit web          these steps
// npm test -- unit src/calendar these steps, only spec files whose path matches
checkNode();
const names = GROUPS.flat().map((step) => step.name);
const words = process.argv.slice(2);
const chosen = words.filter((word) => names.includes(word));
const paths = words.filter((word) => !names.includes(word));
if (paths.length > 0 && chosen.length === 0) {
  say(`There is no step called ${paths[0]}. Steps: ${names.join(', ')}`);
  process.exit(2);
}
const isWanted = (step) => chosen.length === 0 || chosen.includes(step.name);

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isEnding = true;
    endRunningSteps();
    process.exitCode = 130;
  });
}

ensureInstalled();
rmSync(inRoot('.tmp', 'test'), { recursive: true, force: true });
const wantedPrograms = [
  ...new Set(
    GROUPS.flat()
      .filter(isWanted)
      .flatMap((step) => step.needs ?? step.wants ?? []),
  ),
];
const programs = systemPrograms(wantedPrograms);
const strict = process.env.CI === 'true';

const results = [];
for (const name of wantedPrograms.filter((program) => !programs[program].command)) {
  const { title, install } = programs[name];
  results.push(
    strict
      ? {
          title: `${title} is missing`,
          passed: 0,
          failed: 1,
          skipped: 0,
          ms: 0,
          output: `CI skips nothing: ${install}`,
        }
      : {
          title: `${title} is missing`,
          passed: 0,
          failed: 0,
          skipped: 0,
          ms: 0,
          note: `to run what needs it: ${install}`,
        },
  );
}

const started = performance.now();
for (const group of GROUPS) {
  const queue = group.filter(isWanted);
  // Two cores: the static checks go two at a time, vitest brings its own workers.
  const lane = async () => {
    for (let step = queue.shift(); step && !isEnding; step = queue.shift()) results.push(await runStep(step));
  };
  await Promise.all([lane(), lane()]);
}
summarise();

async function runStep(step) {
  if (step.needs && !programs[step.needs].command) {
    return {
      title: step.title,
      passed: 0,
      failed: 0,
      skipped: 1,
      ms: 0,
      note: `needs ${programs[step.needs].title}`,
    };
  }
  const begun = performance.now();
  const outcome = await step.run(paths, programs);
  const result = { title: step.title, name: step.name, ms: performance.now() - begun, ...outcome };
  say(`${mark(result)} ${step.title} ${dim(seconds(result.ms))}`);
  if (result.failed > 0) say(`${lastLines(result.output, 200)}\n`);
  return result;
}

function mark({ failed, passed }) {
  if (failed > 0) return red('✗');
  return passed > 0 ? green('✓') : yellow('-');
}

function lastLines(text, count) {
  const lines = text.trimEnd().split('\n');
  return lines.length > count
    ? [`… ${lines.length - count} lines before these`, ...lines.slice(-count)].join('\n')
    : lines.join('\n');
}

function summarise() {
  const sum = addTallies(results);
  const width = Math.max(...results.map(({ title }) => title.length));
  say(`\n${bold('Summary')} ${dim(`(${seconds(performance.now() - started)}; full output in .tmp/test)`)}`);
  for (const result of results) {
    const counts = `${String(result.passed).padStart(6)} passed ${String(result.failed).padStart(4)} failed ${String(result.skipped).padStart(4)} skipped`;
    say(`${mark(result)} ${result.title.padEnd(width)} ${counts}  ${dim(result.note ?? seconds(result.ms))}`);
  }
  for (const { title, failed, output } of results) if (failed > 0 && !output) say(red(`${title} failed`));
  say('');
  say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
}
