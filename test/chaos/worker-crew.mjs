import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pause } from '../../scripts/lib/process.mjs';

const ENTRY = fileURLToPath(new URL('chaos-worker.mjs', import.meta.url));
const REPAIRED = /"caseId":"([\da-f-]+)"[^\n]*"msg":"reminder plan repaired"/g;
/** As `restart: unless-stopped` does. */
const RESTART_MS = 100;
const WORKED_MS = 700;
/** At the beginning nothing is in the way of a worker but the planning beside it, and a busy machine. */
const MOST_REFUSALS = 60;
/** stop_grace_period of docker-compose.yml. */
const GRACE_MS = 30_000;

/** The worker processes of the office, each started again whenever it ends, as a service manager would. */
export class WorkerCrew {
  #env;
  #skews;
  #children;
  #slots;
  #closing = false;
  #random;
  counts = { started: 0, killed: 0, refusedToStart: 0, endedThemselves: 0, stopped: 0, stoppedByForce: 0 };
  said = '';
  /** The cases whose plan some worker put right. */
  repaired = new Set();

  /** @param {{ size: number, env: object, skews: string[], children: object, random: () => number }} wishes */
  constructor({ size, env, skews, children, random }) {
    this.#env = env;
    this.#skews = skews;
    this.#children = children;
    this.#random = random;
    this.#slots = Array.from({ length: size }, (_, at) => ({ at, child: null, works: false, since: 0 }));
  }

  async start() {
    for (const slot of this.#slots) this.#run(slot);
    await this.#untilWorking(this.#slots.length);
  }

  /** kill -9 of the one that has worked longest: the others have hardly begun. False when none works. */
  kill() {
    const [slot] = this.#working().toSorted((a, b) => a.since - b.since);
    // One that never came to do anything proves nothing.
    if (!slot || performance.now() - slot.since < WORKED_MS) return false;
    slot.ending = 'killed';
    slot.works = false;
    this.counts.killed += 1;
    return slot.child.kill('SIGKILL');
  }

  /** Stops one dead in its tracks, and lets it go on later. */
  async freeze(ms) {
    const working = this.#working();
    const slot = working[Math.floor(this.#random() * working.length)];
    if (!slot) return false;
    const { child } = slot;
    child.kill('SIGSTOP');
    await pause(ms);
    child.kill('SIGCONT');
    return true;
  }

  /** A deployment: one is asked to stop, and its successor starts. */
  async roll() {
    const [slot] = this.#working().toSorted((a, b) => a.since - b.since);
    if (!slot) return false;
    await this.#stop(slot);
    return true;
  }

  /** Asks them all to stop, and waits until they have. */
  async close() {
    if (this.#closing) return;
    this.#closing = true;
    await Promise.all(
      this.#slots
        .filter(({ child }) => child && child.exitCode === null && child.signalCode === null)
        .map((slot) => this.#stop(slot)),
    );
  }

  get working() {
    return this.#working().length;
  }

  #working() {
    return this.#slots.filter(({ works }) => works);
  }

  async #untilWorking(count) {
    for (let left = 1200; left > 0 && this.#working().length < count; left -= 1) {
      if (this.counts.refusedToStart >= MOST_REFUSALS) break;
      await pause(50);
    }
    if (this.#working().length === 0) throw new Error(`No worker starts: ${this.said.slice(-2000)}`);
  }

  async #stop(slot) {
    const { child } = slot;
    slot.ending = 'stopped';
    slot.works = false;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => {
      this.counts.stoppedByForce += 1;
      child.kill('SIGKILL');
    }, GRACE_MS);
    await gone;
    clearTimeout(late);
    this.counts.stopped += 1;
  }

  #run(slot) {
    const skew = this.#skews[slot.at % this.#skews.length];
    const child = spawn(process.execPath, ['--no-warnings', ENTRY], {
      env: { ...this.#env, ...skew },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    Object.assign(slot, { child, works: false, ending: null });
    this.#children.add(child, 'chaos-worker.mjs');
    this.counts.started += 1;
    const hear = (bytes) => {
      this.said = `${this.said.slice(-200_000)}${bytes}`;
      for (const [, caseId] of String(bytes).matchAll(REPAIRED)) this.repaired.add(caseId);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    let worked = false;
    child.once('message', () => {
      if (slot.ending) return;
      worked = true;
      Object.assign(slot, { works: true, since: performance.now() });
    });
    child.once('exit', () => {
      slot.works = false;
      if (!slot.ending) this.counts[worked ? 'endedThemselves' : 'refusedToStart'] += 1;
      if (this.#closing) return;
      setTimeout(() => {
        if (!this.#closing) this.#run(slot);
      }, RESTART_MS);
    });
  }
}
