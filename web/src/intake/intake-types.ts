import { type ApiProblem } from '../api/problem.js';
import { type Answer, type Answers } from './answers.js';

export type UrgencyLevel = 'red' | 'amber' | 'green';
export interface Urgency {
  level: UrgencyLevel;
  reasons: readonly string[];
}
export interface Duplicate {
  reason: 'a_number' | 'phone';
  /** `false`: something exists that this person may not see. Then there is no id, reference or status. */
  visible: boolean;
  kind: 'intake' | 'case';
  id?: string;
  reference?: string;
  status?: string;
}
/** What the server says about an intake each time it saves. */
export interface Standing {
  version: number;
  savedAt: string;
  urgency: Urgency;
  enoughToAct: boolean;
  missing: readonly string[];
  consent: { store: boolean; share: boolean };
  /** `null` in the answer to a patch that changed neither the A-number nor the callback number. */
  duplicates: readonly Duplicate[] | null;
}
export interface Intake extends Standing {
  id: string;
  reference: string;
  status: string;
  channel: string;
  monitoredLine: boolean;
  answers: Answers;
  startedAt: string;
  takenBy: { id: string; name: string };
  facility?: { id: string; name: string; city?: string; state?: string } | null;
  finishedAt?: string | null;
  outcome?: { note?: string; reason?: string; referredTo?: string } | null;
}
export interface IntakeListItem {
  id: string;
  reference: string;
  status: string;
  urgency: Urgency;
  enoughToAct: boolean;
  missing: readonly string[];
  startedAt: string;
  savedAt: string;
  finishedAt: string | null;
  callerName: string;
  detainedName: string;
}
export type Outcome = 'finished' | 'parked' | 'wrong_number' | 'referred_out';

/** The answer of a call to the server, as a value. `problem` goes to the kit's notice, which has the words. */
export type Told<T> =
  | { ok: true; value: T }
  | { ok: false; why: 'unreachable' | 'signed-out'; problem: ApiProblem }
  | {
      ok: false;
      why: 'problem';
      problem: ApiProblem;
      /** With 412: what the server holds for the questions of the patch. */
      current?: { version: number; answers: Record<string, Answer | null> };
    };

export type Channel = 'phone' | 'jail_call';
export interface NewIntake {
  id: string;
  channel: Channel;
  monitoredLine: boolean;
}

export interface IntakeApi {
  begin(intake: NewIntake): Promise<Told<Intake>>;
  read(id: string): Promise<Told<Intake>>;
  save(
    id: string,
    version: number,
    patch: { patchId: string; answers: Readonly<Record<string, Answer | null>> },
  ): Promise<Told<Standing>>;
  reveal(id: string): Promise<Told<{ value: string }>>;
  finish(id: string, version: number, ending: { outcome: Outcome; note?: string }): Promise<Told<unknown>>;
  reopen(id: string, version: number): Promise<Told<unknown>>;
}
