import type { Tx } from '../platform/unit-of-work.js';
import type { CallOutcome, CallReason } from './rules/phone-calls.js';

export interface NewPhoneTask {
  readonly reason: CallReason;
  readonly colleagueId: string;
  readonly caseId: string | null;
  readonly deadlineId: string | null;
  readonly hearingId: string | null;
  readonly dueAt: Date | null;
  readonly timeZone: string | null;
}

/** A call to the one a reminder was for, about its date. */
export function callOf(
  about: {
    readonly recipient_id: string;
    readonly case_id: string;
    readonly deadline_id: string | null;
    readonly hearing_id: string | null;
    readonly subject_at: Date;
    readonly time_zone: string;
  },
  reason: CallReason,
): NewPhoneTask {
  return {
    reason,
    colleagueId: about.recipient_id,
    caseId: about.case_id,
    deadlineId: about.deadline_id,
    hearingId: about.hearing_id,
    dueAt: about.subject_at,
    timeZone: about.time_zone,
  };
}

// Coordinators are told, or, where the office has none, the supervising attorneys; never the one who is to be called.
const TELL = `
  WITH task AS (
    INSERT INTO app.phone_tasks (reason, colleague_id, case_id, deadline_id, hearing_id, due_at, time_zone)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (reason, colleague_id, opt_in_id, case_id, deadline_id, hearing_id) WHERE done_at IS NULL DO NOTHING
    RETURNING *
  ), office AS (
    SELECT DISTINCT s.id, r.role FROM app.staff s JOIN app.staff_roles r ON r.staff_id = s.id AND r.ended_at IS NULL
     WHERE r.role IN ('coordinator', 'supervising_attorney') AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL AND s.id <> $2
  ), told AS (
    INSERT INTO app.inbox_items (recipient_id, kind, title_key, case_id, phone_task_id, due_at, time_zone)
    SELECT DISTINCT o.id, 'notice', 'call-colleague', t.case_id, t.id, t.due_at, t.time_zone FROM task t CROSS JOIN office o
     WHERE o.role = 'coordinator' OR NOT EXISTS (SELECT 1 FROM office c WHERE c.role = 'coordinator')
  )
  SELECT id FROM task`;

/** Opens a call and tells the coordinators; one that is open for the same thing stays the only one. True when it is new. */
export async function openPhoneTask(tx: Tx, task: NewPhoneTask): Promise<boolean> {
  const { reason, colleagueId, caseId, deadlineId, hearingId, dueAt, timeZone } = task;
  const rows = await tx.query<unknown[]>(TELL, [
    reason,
    colleagueId,
    caseId,
    deadlineId,
    hearingId,
    dueAt,
    timeZone,
  ]);
  return rows.length > 0;
}

export interface PhoneTaskRow {
  readonly id: string;
  readonly reason: CallReason;
  /** Null when somebody outside the office is to be called. */
  readonly colleague_id: string | null;
  readonly opt_in_id: string | null;
  /** Of a date that is a day without an hour. */
  readonly is_day: boolean;
  readonly case_id: string | null;
  readonly case_reference: string | null;
  readonly due_at: Date | null;
  readonly time_zone: string | null;
  readonly opened_at: Date;
  readonly done_at: Date | null;
  readonly outcome: CallOutcome | null;
}

const TASKS = `SELECT t.id, t.reason, t.colleague_id, t.opt_in_id, t.case_id, c.reference AS case_reference, t.due_at, t.time_zone,
       t.opened_at, t.done_at, t.outcome, d.id IS NOT NULL AND d.remind_at IS NULL AS is_day
   FROM app.phone_tasks t LEFT JOIN app.cases c ON c.id = t.case_id LEFT JOIN app.deadlines d ON d.id = t.deadline_id`;

/** Calls that nobody has made yet, the most urgent first. */
export function openPhoneTasks(tx: Tx): Promise<PhoneTaskRow[]> {
  return tx.query(`${TASKS} WHERE t.done_at IS NULL ORDER BY t.due_at NULLS LAST, t.opened_at LIMIT 200`);
}

/** Calls to clients and families of one case that nobody has made yet. */
export function openClientCalls(tx: Tx, caseId: string): Promise<PhoneTaskRow[]> {
  return tx.query(
    `${TASKS} WHERE t.done_at IS NULL AND t.opt_in_id IS NOT NULL AND t.case_id = $1 ORDER BY t.due_at NULLS LAST, t.opened_at LIMIT 50`,
    [caseId],
  );
}

export async function findPhoneTask(tx: Tx, id: string): Promise<PhoneTaskRow | null> {
  const [row] = await tx.query<PhoneTaskRow[]>(`${TASKS} WHERE t.id = $1`, [id]);
  return row ?? null;
}

/** False when it was closed before. */
export async function closePhoneTask(
  tx: Tx,
  id: string,
  staffId: string,
  outcome: CallOutcome,
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.phone_tasks SET done_at = app.now(), done_by = $2, outcome = $3 WHERE id = $1 AND done_at IS NULL RETURNING id`,
    [id, staffId, outcome],
  );
  return rows.length > 0;
}

/** Whoever says "seen" spares the others the call about it. */
export async function settlePhoneTasks(tx: Tx, reminderId: string, staffId: string): Promise<void> {
  await tx.query(
    `UPDATE app.phone_tasks t SET done_at = app.now(), done_by = $2, outcome = 'settled' FROM app.reminders s
      WHERE s.id = $1 AND t.done_at IS NULL AND t.reason = 'unconfirmed' AND t.case_id = s.case_id
        AND t.deadline_id IS NOT DISTINCT FROM s.deadline_id AND t.hearing_id IS NOT DISTINCT FROM s.hearing_id`,
    [reminderId, staffId],
  );
}

/** Whether every mail and text of a step to one person is dead, and no other waits or went out. A notification proves nothing. */
export async function isUnreachable(
  tx: Tx,
  dead: {
    case_id: string;
    deadline_id: string | null;
    hearing_id: string | null;
    subject_version: number;
    recipient_id: string;
    step: string;
  },
): Promise<boolean> {
  const step = dead.step.replace(/>$/, '');
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM app.reminders r
      WHERE r.case_id = $1 AND r.deadline_id IS NOT DISTINCT FROM $2 AND r.hearing_id IS NOT DISTINCT FROM $3 AND r.subject_version = $4
        AND r.recipient_id = $5 AND r.step IN ($6, $7) AND r.channel IN ('mail', 'sms') AND r.state NOT IN ('dead', 'cancelled') LIMIT 1`,
    [
      dead.case_id,
      dead.deadline_id,
      dead.hearing_id,
      dead.subject_version,
      dead.recipient_id,
      step,
      `${step}>`,
    ],
  );
  return rows.length === 0;
}
