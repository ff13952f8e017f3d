import { type Answer, type Answers } from './answers.js';
import { Autosave, type SaveState } from './autosave.js';
import { type Draft, type Drafts } from './drafts.js';
import { type Intake, type IntakeApi, type Outcome, type Standing, type Told } from './intake-types.js';
import { ledgerFromServer } from './restore.js';
import { outcomeOf } from './send-outcome.js';
import { hasSendable, hasUnsent, nothingUnsent, shown, type Unsent } from './unsent.js';

export interface DeskPorts {
  api: IntakeApi;
  /** `null` when this browser lets nothing be kept. */
  drafts: Drafts | null;
  isOnline(): boolean;
  newId(): string;
  wait(milliseconds: number, then: () => void): () => void;
}

export type Opened = { desk: Desk } | { closedBy: Exclude<Told<Intake>, { ok: true }> };
export type Ended =
  { kind: 'ended' } | { kind: 'unsent'; refused: number } | { kind: 'told'; told: Told<unknown> };

/**
 * One open intake: what the server says about it, what was typed, and how it is saved.
 * Screens read it through `watch`; nothing in it knows the screen.
 */
export class Desk {
  #intake: Intake;
  #shownFor: Unsent | null = null;
  #shown: Answers = {};
  readonly autosave: Autosave<Standing>;
  readonly #ports: DeskPorts;
  readonly #watchers = new Set<() => void>();

  private constructor(intake: Intake, ledger: Unsent, savedAt: string | null, ports: DeskPorts) {
    this.#intake = intake;
    this.#ports = ports;
    this.autosave = new Autosave<Standing>(ledger, savedAt, {
      send: async (patch) =>
        outcomeOf(
          await ports.api.save(intake.id, patch.version, { patchId: patch.patchId, answers: patch.answers }),
        ),
      keep: (kept) => this.#keep(kept),
      acknowledged: (standing) => this.#know(standing),
      readAgain: () => this.#readAgain(),
      isOnline: ports.isOnline,
      newPatchId: ports.newId,
      wait: ports.wait,
    });
    this.autosave.watch(() => this.#tell());
  }

  /** Opens an intake with what the server holds and what this device still holds of it. */
  static async open(intakeId: string, ports: DeskPorts): Promise<Opened> {
    const drafts = (await ports.drafts?.of(intakeId).catch(() => [])) ?? [];
    const told = await ports.api.read(intakeId);
    if (told.ok) return { desk: await Desk.#fromServer(told.value, drafts, ports) };
    const [mine] = drafts;
    if (told.why === 'problem' || !mine || !isIntake(mine.intake)) return { closedBy: told };
    const desk = new Desk(mine.intake, mine.ledger, mine.intake.savedAt, ports);
    void desk.autosave.resume();
    return { desk };
  }

  /** Opens an intake that has just been begun. */
  static begun(intake: Intake, ports: DeskPorts): Desk {
    return new Desk(intake, nothingUnsent(intake.version, intake.answers), null, ports);
  }

  static async #fromServer(intake: Intake, drafts: readonly Draft[], ports: DeskPorts): Promise<Desk> {
    const ledger = ledgerFromServer(intake.version, intake.answers, drafts);
    const desk = new Desk(intake, ledger, intake.savedAt, ports);
    await desk.autosave.hold();
    // What the drafts held is in this ledger now. Left lying, an old one would be taken for somebody's answer.
    const gone = hasUnsent(ledger) ? 'others' : 'all';
    if (drafts.length > 0) await ports.drafts?.discard(intake.id, gone).catch(() => undefined);
    if (hasUnsent(ledger)) void desk.autosave.resume();
    return desk;
  }

  get intake(): Intake {
    return this.#intake;
  }

  get save(): SaveState {
    return this.autosave.state;
  }

  /** The answers to show. The same object until one of them changes. */
  get answers(): Answers {
    if (this.#shownFor !== this.autosave.ledger) {
      this.#shownFor = this.autosave.ledger;
      this.#shown = shown(this.autosave.ledger);
    }
    return this.#shown;
  }

  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  change(questionId: string, answer: Answer | null, unreadable?: string): void {
    this.autosave.change(questionId, answer, unreadable);
  }

  /** The full A-number; the server writes down who asked. */
  reveal(): Promise<Told<{ value: string }>> {
    return this.#ports.api.reveal(this.#intake.id);
  }

  /** Ends the call. Everything typed must have reached the server first; parking may leave refused answers here. */
  async end(outcome: Outcome, note?: string): Promise<Ended> {
    await this.autosave.resume();
    const { ledger } = this.autosave;
    const refused = Object.keys(ledger.refused).length + Object.keys(ledger.clashes).length;
    if (hasSendable(ledger) || (refused > 0 && outcome !== 'parked')) return { kind: 'unsent', refused };
    const told = await this.#ports.api.finish(this.#intake.id, ledger.version, {
      outcome,
      ...(note ? { note } : {}),
    });
    if (!told.ok && told.problem.status === 412) await this.#learnAgain();
    if (!told.ok) return { kind: 'told', told };
    if (!hasUnsent(ledger)) await this.#ports.drafts?.discard(this.#intake.id).catch(() => undefined);
    return { kind: 'ended' };
  }

  async reopen(): Promise<Told<unknown>> {
    const told = await this.#ports.api.reopen(this.#intake.id, this.autosave.ledger.version);
    if (told.ok) await this.#learnAgain();
    return told;
  }

  /** Leaves the screen. What the server does not hold stays on the device. */
  async close(): Promise<void> {
    await this.autosave.saveNow();
    this.autosave.close();
    const unsent = hasUnsent(this.autosave.ledger);
    if (unsent) await this.#keep(this.autosave.ledger);
    else await this.#ports.drafts?.discard(this.#intake.id).catch(() => undefined);
  }

  async #readAgain(): Promise<Intake | null> {
    const told = await this.#ports.api.read(this.#intake.id);
    if (!told.ok) return null;
    this.#know(told.value);
    return told.value;
  }

  async #learnAgain(): Promise<void> {
    const intake = await this.#readAgain();
    if (intake) this.autosave.learned(intake.version, intake.answers);
  }

  #know(standing: Standing | Intake): void {
    const duplicates = standing.duplicates ?? this.#intake.duplicates;
    this.#intake = { ...this.#intake, ...standing, duplicates };
    this.#tell();
  }

  async #keep(ledger: Unsent): Promise<boolean> {
    const { drafts } = this.#ports;
    if (!drafts) return false;
    try {
      await drafts.keep({ intakeId: this.#intake.id, intake: this.#intake, ledger });
      return drafts.durable;
    } catch {
      return false;
    }
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

function isIntake(found: unknown): found is Intake {
  return (
    typeof found === 'object' &&
    found !== null &&
    'id' in found &&
    'reference' in found &&
    'urgency' in found &&
    'missing' in found
  );
}
