// npm run bench -- autosave | dashboard | deadlines | replan | dispatch  [--rounds 7] [--seconds 3] [--connections 8]
// JSON lines: one a round and target, then one with the ratios. All in one run, on one embedded database with fsync on.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';

checkNode();
ensureInstalled();
const { ensureBuilt } = await import('./lib/build.mjs');
const { autosave } = await import('../test/bench/autosave.mjs');
const { dashboard } = await import('../test/bench/dashboard.mjs');
const { deadlines } = await import('../test/bench/deadlines.mjs');
const { dispatch } = await import('../test/bench/dispatch.mjs');
const { replan } = await import('../test/bench/replan.mjs');
const { openBenchOffice } = await import('../test/bench/bench-office.mjs');
const { compare, median, ratio } = await import('../test/bench/measure.mjs');

const BENCHES = {
  autosave: { prepare: autosave, wanted: { secured: 0.7, bare: 0.25 } },
  dashboard: { prepare: dashboard, wanted: {} },
  // These ask nobody over HTTP, so they measure themselves.
  deadlines: { alone: deadlines },
  replan: { alone: replan },
  dispatch: { alone: dispatch },
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '8' },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.find((name) => !BENCHES[name]);
if (unknown) {
  process.stderr.write(`There is no bench called ${unknown}. Benches: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
const bounded = (text, most) => Math.min(most, Math.max(1, Number(text) || 1));
const rounds = bounded(values.rounds, 31);
const seconds = bounded(values.seconds, 30);
const connections = bounded(values.connections, 64);
const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const note = (text) => process.stderr.write(`${text} …\n`);

await ensureBuilt(['server'], { quiet: true });
const office = await openBenchOffice({ note });
try {
  for (const name of names) {
    const { prepare, wanted, alone } = BENCHES[name];
    if (alone) {
      await alone({ office, rounds, print, note });
      continue;
    }
    const targets = await prepare({ office, connections });
    note(
      `${name}: ${rounds} rounds of ${seconds} s for each of ${targets.map((target) => target.name).join(', ')}`,
    );
    const rows = await compare({ name, targets, rounds, seconds, connections, print });
    const floors = targets.map((target) => target.name).filter((target) => target !== 'fianza');
    const ratios = Object.fromEntries(floors.map((floor) => [floor, ratio(rows, 'fianza', floor)]));
    ratios.securedToBare = ratio(rows, 'secured', 'bare');
    const refused = rows
      .flatMap((row) => Object.values(row))
      .reduce((sum, result) => sum + result.refused, 0);
    const perSecond = Object.fromEntries(
      targets.map((target) => [
        target.name,
        Math.round(median(rows.map((row) => row[target.name].perSecond))),
      ]),
    );
    const p95 = Object.fromEntries(
      targets.map((target) => [target.name, median(rows.map((row) => row[target.name].p95))]),
    );
    const cpuMs = Object.fromEntries(
      targets.map((target) => [target.name, median(rows.map((row) => row[target.name].cpuMs))]),
    );
    const met = refused === 0 && Object.entries(wanted).every(([floor, least]) => ratios[floor] >= least);
    print({
      bench: name,
      summary: true,
      rounds,
      seconds,
      connections,
      perSecond,
      p95,
      cpuMs,
      refused,
      ratio: ratios,
      wanted,
      met,
    });
    if (refused > 0) process.exitCode = 1;
  }
} finally {
  await office.close();
}
