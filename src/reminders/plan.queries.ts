import type { Tx } from '../platform/unit-of-work.js';
import { isLookedAfter } from './afterwards.js';
import type { Offered } from '../messages/offered-ways.service.js';
import type { AudienceRank, Channel, LadderCode } from './rules/ladders.js';

/** What the plan of a case follows from, as the database tells it; instants and days are ISO text. */
export interface PlanFacts {
  readonly now: string;
  readonly deadlines: readonly {
    readonly id: string;
    readonly version: number;
    readonly code: string;
    readonly ladder: LadderCode;
    readonly openedAt: string;
    readonly timeZone: string;
    readonly on: string | null;
    readonly at: string | null;
  }[];
  readonly hearings: readonly {
    readonly id: string;
    readonly version: number;
    /** Null while the court has set no date: there is nothing to remind of. */
    readonly startsAt: string | null;
    readonly openedAt: string;
    readonly timeZone: string;
    readonly certainty: 'exact' | 'control' | 'to_be_set';
  }[];
  readonly recipients: readonly RecipientFacts[];
  /** Clients and family who asked to be reminded and may be told now. */
  readonly clients: readonly ClientFacts[];
  readonly closures: readonly { readonly on: string; readonly reason: string }[];
}

/**
 * A row, with bars between: id, kind, kind and id of the date, its version, step, recipient, channel, due in microseconds of the
 * epoch, state, whether it was sent, whether a mail of the day tells of it (t or f). A plan reads hundreds, and writing
 * the names would cost more than what they name.
 */
export type ReminderLine = string;

export interface RecipientFacts {
  readonly staff_id: string;
  readonly rank: AudienceRank;
  readonly since: string;
  readonly mail: boolean;
  /** Texts are wanted, and the number can get them. */
  readonly sms: boolean;
  /** There is a number that can get texts, wanted or not. */
  readonly phone: boolean;
  /** There is a device that wants notifications. */
  readonly push: boolean;
  readonly zone: string;
  readonly quiet_from: string;
  readonly quiet_until: string;
  /** One mail a day for what is not urgent. */
  readonly daily: boolean;
}

export interface ClientFacts {
  readonly opt_in_id: string;
  readonly way: 'text' | 'call';
  readonly since: string;
  readonly zone: string;
}

/** A reminder to be written. */
export interface NewReminder {
  readonly deadlineId: string | null;
  readonly hearingId: string | null;
  readonly version: number;
  readonly subjectAt: string;
  readonly timeZone: string;
  readonly kind: 'reminder' | 'escalation';
  readonly ladder: LadderCode;
  readonly step: string;
  readonly rank: AudienceRank;
  readonly recipientId: string;
  readonly channel: Channel;
  readonly acknowledge: boolean;
  readonly dueAt: string;
  readonly late: boolean;
}

export interface PlanOrder {
  readonly insert: readonly NewReminder[];
  readonly cancel: readonly string[];
  readonly reschedule: readonly { readonly id: string; readonly dueAt: string }[];
  readonly alive: readonly { readonly id: string; readonly version: number }[];
  readonly recipients: readonly string[];
}

export interface PlanResult {
  readonly inserted: number;
  readonly rescheduled: number;
  readonly cancelled: number;
}

/** What is asked for a plan, in one packet: the second is still being read while the first is worked on. */
export interface PlanReading {
  /** Null when there is no such case. */
  readonly facts: Promise<PlanFacts | null>;
  readonly rows: Promise<readonly ReminderLine[]>;
}

/**
 * Locks the reminders of a case until the commit and tells what its plan follows from, and the rows there are. Works with the rights of
 * whoever may change the case's dates, for the whole case; refuses others with SQLSTATE 42501.
 */
export function readPlan(tx: Tx, caseId: string): PlanReading {
  const facts = tx
    .query<{ facts: PlanFacts | null }[]>('SELECT app.reminder_plan_inputs($1) AS facts', [caseId])
    .then(([row]) => row?.facts ?? null);
  const rows = tx
    .query<{ lines: string | null }[]>('SELECT app.reminder_plan_rows($1) AS lines', [caseId])
    .then(([row]) => row?.lines?.split('\n') ?? []);
  // Where the facts are refused, so are the rows, and whoever waits hears it once.
  rows.catch(() => undefined);
  return { facts, rows };
}

/**
 * Brings the rows to the plan. Ends calls to clients that are no longer to be made, too: the date moved, the person is held again,
 * the case is closed.
 */
export async function applyPlan(tx: Tx, caseId: string, order: PlanOrder): Promise<PlanResult> {
  const [row] = await tx.query<{ result: PlanResult }[]>('SELECT app.apply_reminder_plan($1, $2) AS result', [
    caseId,
    JSON.stringify(order),
  ]);
  return row?.result ?? { inserted: 0, rescheduled: 0, cancelled: 0 };
}

/** Up to `limit` ids of cases that are open, or whose file is to be looked after, in the order of ids, after `after`. */
export async function plannedCaseIds(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT c.id FROM app.cases c WHERE ${isLookedAfter('c')} AND c.id > $1 ORDER BY c.id LIMIT $2`,
    [after, limit],
  );
  return rows.map((row) => row.id);
}

/** What the office sent when every case was last planned; null before that. */
export async function plannedWith(tx: Tx): Promise<Offered | null> {
  const [row] = await tx.query<Offered[]>(
    `SELECT with_texts AS sms, coalesce(with_push, false) AS push FROM app.heartbeats
      WHERE name = 'plan-check' AND with_texts IS NOT NULL`,
  );
  return row ?? null;
}

export async function notePlannedWith(tx: Tx, { sms, push }: Offered): Promise<void> {
  await tx.query(`UPDATE app.heartbeats SET with_texts = $1, with_push = $2 WHERE name = 'plan-check'`, [
    sms,
    push,
  ]);
}
