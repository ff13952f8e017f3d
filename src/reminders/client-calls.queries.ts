import type { Tx } from '../platform/unit-of-work.js';
import type { ClientCallReason } from './rules/phone-calls.js';

export interface NewClientCall {
  readonly reason: ClientCallReason;
  /** The reminder in whose place the call stands: no call is opened about what may no longer be told. */
  readonly reminderId: string | null;
  readonly optInId: string;
  readonly caseId: string;
  readonly deadlineId: string | null;
  readonly hearingId: string | null;
  readonly dueAt: Date | null;
  readonly timeZone: string | null;
}

// Those who stand on the case know the person; the coordinators, or without one the supervising attorneys, see that it is done.
const OPEN = `
  WITH task AS (
    INSERT INTO app.phone_tasks (reason, opt_in_id, case_id, deadline_id, hearing_id, due_at, time_zone)
    SELECT $1::text, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::timestamptz, $7::text
     WHERE $8::uuid IS NULL OR EXISTS (SELECT 1 FROM app.reminders r WHERE r.id = $8 AND app.reminder_is_wanted(r))
    ON CONFLICT (reason, colleague_id, opt_in_id, case_id, deadline_id, hearing_id) WHERE done_at IS NULL DO NOTHING
    RETURNING *
  ), people AS (
    SELECT DISTINCT p.staff_id, p.rank FROM app.case_recipients($3) p
  ), told AS (
    INSERT INTO app.inbox_items (recipient_id, kind, title_key, case_id, phone_task_id, due_at, time_zone)
    SELECT DISTINCT p.staff_id, 'notice', 'call-client', t.case_id, t.id, t.due_at, t.time_zone FROM task t CROSS JOIN people p
     WHERE p.rank <> 'supervising_attorney' OR NOT EXISTS (SELECT 1 FROM people c WHERE c.rank = 'coordinator')
  )
  SELECT id FROM task`;

/**
 * Opens a call and tells who may make it; one that is open for the same thing stays the only one. None about a date that has moved,
 * nor to somebody who may not be told now: the phone may lie with those who hold its owner. True when it is new.
 */
export async function openClientCall(tx: Tx, call: NewClientCall): Promise<boolean> {
  const { reason, reminderId, optInId, caseId, deadlineId, hearingId, dueAt, timeZone } = call;
  const rows = await tx.query<unknown[]>(OPEN, [
    reason,
    optInId,
    caseId,
    deadlineId,
    hearingId,
    dueAt,
    timeZone,
    reminderId,
  ]);
  return rows.length > 0;
}

/** Opt-ins whose dates have been over for so many days, with nothing ahead, or whose case is closed. */
export function overOptIns(tx: Tx, quietDays: number): Promise<{ id: string; case_id: string }[]> {
  return tx.query('SELECT id, case_id FROM app.client_opt_ins_over(make_interval(days => $1)) LIMIT 200', [
    quietDays,
  ]);
}
