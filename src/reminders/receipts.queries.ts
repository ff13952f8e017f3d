import type { Tx } from '../platform/unit-of-work.js';
import type { Claim } from './claims.queries.js';
import type { DeliveryFault, ReminderState } from './rules/reminder-states.js';

/** What passing a reminder on needs to know of it. */
export type PassedOn = Pick<
  Claim,
  | 'id'
  | 'case_id'
  | 'deadline_id'
  | 'hearing_id'
  | 'subject_version'
  | 'subject_at'
  | 'time_zone'
  | 'ladder'
  | 'step'
  | 'audience_rank'
  | 'recipient_id'
  | 'channel'
  | 'now'
>;

/** Locks a reminder until the commit, whatever its state: a receipt and the worker's own note must not pass each other. */
export async function lockReminder(
  tx: Tx,
  id: string,
): Promise<(PassedOn & { readonly state: ReminderState; readonly attempt_no: number }) | null> {
  const [row] = await tx.query<(PassedOn & { state: ReminderState; attempt_no: number })[]>(
    `SELECT r.id, r.case_id, r.deadline_id, r.hearing_id, r.subject_version, r.subject_at, r.time_zone, r.ladder, r.step, r.audience_rank,
            r.recipient_id, r.channel, r.state, r.attempt_no, app.now() AS now
       FROM app.reminders r WHERE r.id = $1 FOR UPDATE`,
    [id],
  );
  return row ?? null;
}

export async function markDelivered(tx: Tx, id: string): Promise<void> {
  await tx.query(`UPDATE app.reminders SET state = 'delivered' WHERE id = $1 AND state = 'sent'`, [id]);
}

/** It was sent and did not arrive. The caller opens the incident and passes it on in the same transaction. */
export async function markUndelivered(tx: Tx, id: string, n: number, fault: DeliveryFault): Promise<void> {
  await tx.query(
    `WITH ended AS (
       UPDATE app.reminders SET state = 'dead', ended_at = app.now() WHERE id = $1 AND state = 'sent' RETURNING id)
     UPDATE app.attempts a SET state = 'refused', fault = $3 FROM ended WHERE a.reminder_id = ended.id AND a.n = $2`,
    [id, n, fault],
  );
}

const AS_MAIL = `
  INSERT INTO app.reminders AS r (case_id, deadline_id, hearing_id, subject_version, subject_at, time_zone, kind, ladder, step,
         audience_rank, recipient_id, channel, must_acknowledge, due_at, next_at, late)
  SELECT t.case_id, t.deadline_id, t.hearing_id, t.subject_version, t.subject_at, t.time_zone, t.kind, t.ladder, t.step,
         t.audience_rank, t.recipient_id, 'mail', t.must_acknowledge, t.due_at, t.due_at, t.late
    FROM app.reminders t WHERE t.recipient_id = $1 AND t.channel = 'sms' AND t.state = 'scheduled'
  ON CONFLICT ON CONSTRAINT uq_reminders_step DO UPDATE
     SET state = 'scheduled', due_at = excluded.due_at, next_at = excluded.due_at, ended_at = NULL, claim_token = NULL
   WHERE r.state = 'cancelled' AND r.sent_at IS NULL`;

/** What waits to be texted to somebody goes by mail instead, at the same time, where it does not already. */
export async function textsToMail(tx: Tx, staffId: string): Promise<void> {
  await tx.query(AS_MAIL, [staffId]);
  await tx.query(
    `UPDATE app.reminders SET state = 'cancelled', ended_at = app.now() WHERE recipient_id = $1 AND channel = 'sms' AND state = 'scheduled'`,
    [staffId],
  );
}
