import type { Tx } from '../platform/unit-of-work.js';
import type { Who } from '../messages/rules/client-opt-ins.js';
import { isTextedUnseen } from '../messages/texted.js';
import type { Channel } from './rules/ladders.js';
import type { AcknowledgedVia, ReminderState } from './rules/reminder-states.js';

export interface ReminderRow {
  readonly id: string;
  readonly case_id: string;
  readonly deadline_id: string | null;
  readonly hearing_id: string | null;
  readonly subject_version: number;
  readonly kind: 'reminder' | 'escalation';
  readonly step: string;
  readonly channel: Channel;
  readonly recipient_id: string;
  /** Of somebody outside the office; null for staff. */
  readonly who: Who | null;
  readonly due_at: Date;
  readonly state: ReminderState;
  readonly sent_at: Date | null;
  readonly acknowledged_at: Date | null;
}

const COLUMNS = `r.id, r.case_id, r.deadline_id, r.hearing_id, r.subject_version, r.kind, r.step, r.channel, r.recipient_id, r.due_at,
  r.state, r.sent_at, r.acknowledged_at, (SELECT o.who FROM app.client_opt_ins o WHERE r.audience_rank = 'client' AND o.id = r.recipient_id) AS who`;

export function remindersOfCase(tx: Tx, caseId: string): Promise<ReminderRow[]> {
  return tx.query<ReminderRow[]>(
    `SELECT ${COLUMNS} FROM app.reminders r WHERE r.case_id = $1 ORDER BY r.due_at, r.step, r.recipient_id, r.channel LIMIT 2000`,
    [caseId],
  );
}

export async function findReminder(tx: Tx, id: string): Promise<ReminderRow | null> {
  const [row] = await tx.query<ReminderRow[]>(`SELECT ${COLUMNS} FROM app.reminders r WHERE r.id = $1`, [id]);
  return row ?? null;
}

/** What was texted to the number somebody has now and waits for their "seen": ids, of each case the newest first. */
export async function textedUnseen(tx: Tx, staffId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT r.id FROM app.reminders r JOIN app.staff_reach w ON w.staff_id = r.recipient_id
      WHERE r.recipient_id = $1 AND ${isTextedUnseen('r', 'w')} ORDER BY r.case_id, r.due_at DESC, r.id`,
    [staffId],
  );
  return rows.map((row) => row.id);
}

/** Whether it has left the office at least once, by itself or in a mail of the day, even if nobody could tell us so. */
export async function wasTried(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM app.attempts WHERE reminder_id = $1
     UNION ALL
     SELECT 1 FROM app.reminders r JOIN app.digests d ON d.id = r.digest_id WHERE r.id = $1 AND d.started_at IS NOT NULL`,
    [id],
  );
  return rows.length > 0;
}

/** True when it is the person's first confirmation of this reminder. */
export async function noteAcknowledgement(
  tx: Tx,
  reminderId: string,
  staffId: string,
  via: AcknowledgedVia,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO app.acknowledgements (reminder_id, staff_id, via) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT uq_acknowledgements_once DO NOTHING RETURNING id`,
    [reminderId, staffId, via],
  );
  return rows.length > 0;
}

// The same date at the same version, this step and all before it: whoever has seen the later one has seen the earlier.
// Rows of others stay open, because two people are on every date; but escalations over what is now seen end.
const SAME_CHAIN = `r.case_id = s.case_id AND r.deadline_id IS NOT DISTINCT FROM s.deadline_id AND r.hearing_id IS NOT DISTINCT FROM s.hearing_id
   AND r.subject_version = s.subject_version AND r.due_at <= greatest(s.due_at, app.now())`;

const MARK_SEEN = `
  WITH seen AS (
    UPDATE app.reminders r
       SET state = 'acknowledged', acknowledged_at = app.now(), sent_at = coalesce(r.sent_at, app.now()), claimed_until = NULL
      FROM app.reminders s
     WHERE s.id = $1 AND (r.id = s.id OR (${SAME_CHAIN} AND (r.recipient_id IN (s.recipient_id, $2) OR r.kind = 'escalation')))
       AND (r.state IN ('sent', 'delivered', 'escalated') OR (r.id = s.id AND r.state IN ('scheduled', 'claimed')))
    RETURNING r.id)
  SELECT id FROM seen`;

/** Marks what the person has now seen, and escalations over it, as acknowledged; gives the ids. */
export async function markSeen(tx: Tx, reminderId: string, staffId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(MARK_SEEN, [reminderId, staffId]);
  return rows.map((row) => row.id);
}

const STOP_CHAIN = `
  UPDATE app.reminders r SET state = 'cancelled', ended_at = app.now(), claimed_until = NULL
    FROM app.reminders s
   WHERE s.id = $1 AND ${SAME_CHAIN} AND r.state = 'scheduled'
     AND (r.kind = 'escalation' OR (r.recipient_id IN (s.recipient_id, $2) AND r.step = s.step))`;

/** Ends escalations that have not gone out, and the same step's other channels of the same person. */
export async function stopChain(tx: Tx, reminderId: string, staffId: string): Promise<void> {
  await tx.query(STOP_CHAIN, [reminderId, staffId]);
}

/** Closes the incidents "nobody confirmed" of the reminder's date. */
export async function closeUnacknowledged(tx: Tx, reminderId: string): Promise<void> {
  await tx.query(
    `UPDATE app.incidents i SET closed_at = app.now()
       FROM app.reminders r, app.reminders s
      WHERE s.id = $1 AND r.id = i.reminder_id AND i.kind = 'unacknowledged' AND i.closed_at IS NULL
        AND r.deadline_id IS NOT DISTINCT FROM s.deadline_id AND r.hearing_id IS NOT DISTINCT FROM s.hearing_id`,
    [reminderId],
  );
}
