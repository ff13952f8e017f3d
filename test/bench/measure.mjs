import { readFileSync } from 'node:fs';
import { LineClient } from './line-client.mjs';

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {number} port
 * @property {number} pid  of the process that serves it
 * @property {(line: number) => () => object} script  for each connection a function that makes its next request
 * @property {(status: number) => boolean} accepts
 */

/** Asks `target` over `connections` lines at once for `seconds`; gives rate and latencies in milliseconds. */
async function ask(target, { connections, seconds }) {
  const lines = Array.from({ length: connections }, () => new LineClient(target.port));
  const times = [];
  let refused = 0;
  const usedBefore = cpuOf(target.pid);
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(
    lines.map(async (client, line) => {
      const next = target.scripts[line];
      while (performance.now() < until) {
        const request = next();
        const sent = performance.now();
        const answer = await client.request(request);
        times.push(performance.now() - sent);
        if (answer.status !== 200) refused += 1;
        request.answered?.(answer);
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1000;
  for (const client of lines) client.close();
  times.sort((a, b) => a - b);
  const at = (share) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return {
    requests: times.length,
    refused,
    perSecond: round(times.length / elapsed),
    cpuMs: round((cpuOf(target.pid) - usedBefore) / times.length),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

/** Milliseconds of processor that a server's process has used, database not counted: says more on a machine that is busy. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

const WARM_REQUESTS = 6000;
const MOST_WARM_SECONDS = 20;

/** As many requests for each: V8 compiles what runs often, and the more code a target has, the longer that takes. */
async function warm(target, { connections, seconds }) {
  const begun = performance.now();
  for (let asked = 0; asked < WARM_REQUESTS && performance.now() - begun < MOST_WARM_SECONDS * 1000;)
    asked += (await ask(target, { connections, seconds: Math.min(2, seconds) })).requests;
}

/**
 * Measures all targets in each round, in turning order, so that whatever else the machine does falls on all of them.
 * The ratios are medians over the rounds of the ratio within one round.
 */
export async function compare({ name, targets, rounds, seconds, connections, print }) {
  for (const target of targets)
    target.scripts = Array.from({ length: connections }, (_, line) => target.script(line));
  for (const target of targets) await warm(target, { connections, seconds });
  const rows = [];
  for (let round_ = 0; round_ < rounds; round_ += 1) {
    const order = targets.map((_, at) => targets[(at + round_) % targets.length]);
    const row = {};
    for (const target of order) {
      const result = await ask(target, { connections, seconds });
      print({ bench: name, round: round_ + 1, target: target.name, ...result });
      row[target.name] = result;
    }
    rows.push(row);
  }
  return rows;
}

export function ratio(rows, of, to) {
  return round(median(rows.map((row) => row[of].perSecond / row[to].perSecond)));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const round = (value) => Math.round(value * 1000) / 1000;
