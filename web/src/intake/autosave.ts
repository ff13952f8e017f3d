import { type Answer, type Answers } from './answers.js';
import {
  caughtUp,
  hasSendable,
  hasUnsent,
  landed,
  overtaken,
  settled,
  takeOff,
  turnedBack,
  typed,
  type InFlight,
  type Unsent,
} from './unsent.js';

/** How one attempt to send a patch ended. `R` is the server's acknowledgement. */
export type SendOutcome<R> =
  | { kind: 'acknowledged'; version: number; savedAt: string; reply: R }
  | { kind: 'overtaken'; current: { version: number; answers: Record<string, Answer | null> } }
  | { kind: 'refused'; errors: { field: string; code: string }[] }
  | { kind: 'signed-out' }
  | { kind: 'unreachable' }
  | { kind: 'failed'; slug: string; again: boolean };

/**
 * What may be said about saving. `saved` is reached only by the server's acknowledgement.
 * `device` = on this device, waits for the line; `retrying` = on this device, the server did not manage;
 * `page` = nowhere but on this page (no device storage); `failed` = needs a person.
 */
export type SaveState =
  | { kind: 'empty' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'held'; at: string | null; refused: number; clashes: number }
  | { kind: 'device' }
  | { kind: 'retrying' }
  | { kind: 'page' }
  | { kind: 'sign-in' }
  | { kind: 'failed'; slug: string };

export interface AutosavePorts<R> {
  send(patch: InFlight): Promise<SendOutcome<R>>;
  /** Puts the ledger on this device. `false` when the device keeps nothing (memory only, or storage failed). */
  keep(ledger: Unsent): Promise<boolean>;
  acknowledged(reply: R): void;
  /** Reads the intake again, so that the screen shows what the others wrote. `null` when it cannot be read. */
  readAgain(): Promise<{ version: number; answers: Answers } | null>;
  isOnline(): boolean;
  newPatchId(): string;
  wait(milliseconds: number, then: () => void): () => void;
}

/** Between two writes to the device while keys are pressed: nothing is lost 400 ms after a key. */
export const DEVICE_MS = 120;
/** To the server this long after the last key. */
export const QUIET_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** A newer version this many times running is no coincidence: pause instead of racing it. */
const OVERTAKEN_LIMIT = 5;
/** From these states an attempt may be announced; out of trouble only its end is news. */
const CALM: ReadonlySet<SaveState['kind']> = new Set(['empty', 'saved', 'held']);

/**
 * Saves an open intake while it is typed: at once to the device, and 400 ms after the last key to the
 * server as a patch of the changed questions. One patch is under way at a time; a retry is the same
 * patch with the same id. Nothing leaves the ledger before the server has acknowledged it.
 */
export class Autosave<R> {
  #ledger: Unsent;
  #state: SaveState;
  #savedAt: string | null;
  #onDevice = true;
  #sending: Promise<void> | null = null;
  #failures = 0;
  #overtakings = 0;
  #stopQuiet: (() => void) | null = null;
  #stopDevice: (() => void) | null = null;
  #kept: Unsent | null = null;
  #stopRetry: (() => void) | null = null;
  #closed = false;
  readonly #ports: AutosavePorts<R>;
  readonly #watchers = new Set<() => void>();

  constructor(ledger: Unsent, savedAt: string | null, ports: AutosavePorts<R>) {
    this.#ledger = ledger;
    this.#savedAt = savedAt;
    this.#ports = ports;
    this.#state = savedAt ? { kind: 'saved', at: savedAt } : { kind: 'empty' };
    if (hasUnsent(ledger)) this.#settleState();
  }

  get ledger(): Unsent {
    return this.#ledger;
  }

  get state(): SaveState {
    return this.#state;
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  change(questionId: string, answer: Answer | null, unreadable?: string): void {
    this.#move(typed(this.#ledger, questionId, answer, unreadable));
    this.#stopQuiet?.();
    this.#stopQuiet = this.#ports.wait(QUIET_MS, () => void this.saveNow());
    this.#writeDown();
  }

  settle(questionId: string, choice: 'mine' | 'theirs'): void {
    this.#move(settled(this.#ledger, questionId, choice));
    void this.saveNow();
  }

  /** The intake was read again: its answers are laid under what is unsent. */
  learned(version: number, answers: Answers): void {
    this.#move(caughtUp(this.#ledger, version, answers));
    this.#settleState();
  }

  /** To the device, then to the server, without waiting for the pause in typing. */
  async saveNow(): Promise<void> {
    this.#stopQuiet?.();
    this.#stopQuiet = null;
    if (this.#closed || !hasUnsent(this.#ledger)) return;
    await this.#keep();
    const mustWait = this.#stopRetry !== null || this.#state.kind === 'sign-in';
    if (!mustWait) await this.#sendAll();
  }

  /** The line, the session or the person is back: try again at once. */
  async resume(): Promise<void> {
    this.#failures = 0;
    await this.#tryAgain();
  }

  /** Writes to the device at once, for a page that is going away. */
  async hold(): Promise<void> {
    if (hasUnsent(this.#ledger)) await this.#keep();
  }

  close(): void {
    this.#closed = true;
    this.#stopQuiet?.();
    this.#stopDevice?.();
    this.#stopRetry?.();
    this.#watchers.clear();
  }

  /** To the device at once, then again for what came meanwhile: not put off by someone who types without a pause. */
  #writeDown(): void {
    if (this.#stopDevice) return;
    const written = this.#ledger;
    void this.hold();
    this.#stopDevice = this.#ports.wait(DEVICE_MS, () => {
      this.#stopDevice = null;
      if (this.#ledger !== written && hasUnsent(this.#ledger)) this.#writeDown();
    });
  }

  async #tryAgain(): Promise<void> {
    await this.#sending;
    this.#stopRetry?.();
    this.#stopRetry = null;
    if (!this.#closed) await this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    if (!this.#sending && !hasSendable(this.#ledger)) return this.#settleState();
    this.#sending ??= this.#sendEach();
    return this.#sending;
  }

  async #sendEach(): Promise<void> {
    try {
      while (!this.#closed && hasSendable(this.#ledger)) {
        this.#move(takeOff(this.#ledger, this.#ports.newPatchId()));
        await this.#keep();
        const patch = this.#ledger.inFlight;
        if (!patch) break;
        if (CALM.has(this.#state.kind)) this.#say({ kind: 'saving' });
        if (!(await this.#took(await this.#ports.send(patch)))) return;
        await this.#keep();
      }
      this.#settleState();
    } finally {
      // In the same turn as the last look at the ledger: what is typed next starts a new round.
      this.#sending = null;
    }
  }

  /** Books the outcome; `false` when sending must stop for now. */
  async #took(outcome: SendOutcome<R>): Promise<boolean> {
    if (outcome.kind === 'acknowledged') {
      this.#failures = 0;
      this.#overtakings = 0;
      this.#savedAt = outcome.savedAt;
      this.#move(landed(this.#ledger, outcome.version));
      this.#ports.acknowledged(outcome.reply);
      return true;
    }
    if (outcome.kind === 'overtaken') {
      this.#move(overtaken(this.#ledger, outcome.current));
      const again = await this.#ports.readAgain();
      if (again) this.#move(caughtUp(this.#ledger, again.version, again.answers));
      this.#overtakings += 1;
      if (this.#overtakings < OVERTAKEN_LIMIT) return true;
      this.#tryLater(false);
      return false;
    }
    if (outcome.kind === 'refused') {
      this.#move(turnedBack(this.#ledger, outcome.errors));
      return true;
    }
    if (outcome.kind === 'signed-out') this.#say({ kind: 'sign-in' });
    else if (outcome.kind === 'failed' && !outcome.again) this.#say({ kind: 'failed', slug: outcome.slug });
    else this.#tryLater(outcome.kind === 'unreachable');
    return false;
  }

  #tryLater(unreachable: boolean): void {
    const pause = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LONGEST_RETRY_MS);
    this.#failures += 1;
    this.#stopRetry = this.#ports.wait(pause, () => void this.#tryAgain());
    if (!this.#onDevice) this.#say({ kind: 'page' });
    else if (unreachable || !this.#ports.isOnline()) this.#say({ kind: 'device' });
    else this.#say({ kind: 'retrying' });
  }

  async #keep(): Promise<void> {
    const ledger = this.#ledger;
    if (this.#kept === ledger) return;
    this.#onDevice = await this.#ports.keep(ledger);
    if (this.#onDevice) this.#kept = ledger;
  }

  #settleState(): void {
    const refused = Object.keys(this.#ledger.refused).length;
    const clashes = Object.keys(this.#ledger.clashes).length;
    if (refused + clashes > 0) this.#say({ kind: 'held', at: this.#savedAt, refused, clashes });
    else if (hasSendable(this.#ledger)) this.#say({ kind: this.#onDevice ? 'device' : 'page' });
    else if (this.#savedAt) this.#say({ kind: 'saved', at: this.#savedAt });
  }

  #move(ledger: Unsent): void {
    this.#ledger = ledger;
    this.#tell();
  }

  #say(state: SaveState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
