import type { Tx } from '../platform/unit-of-work.js';
import type { Due } from './rules/batches.js';
import type { AudienceRank, Channel, LadderCode } from './rules/ladders.js';
import type { ReminderSubject } from './rules/plan-reminders.js';

/** Takes the part of leader until the commit; false when another process has it. Dies with the transaction, so it cannot leak. */
export async function lead(tx: Tx, part: string): Promise<boolean> {
  const [row] = await tx.query<{ leads: boolean }[]>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('reminders ' || $1, 0)) AS leads`,
    [part],
  );
  return row?.leads ?? false;
}

export interface DueReminder extends Due {
  /** Due for more than half a minute: the queue had its chance. */
  readonly late: boolean;
}

/** Marks up to `limit` due reminders that no job stands for as enqueued, oldest first. */
export function markEnqueued(tx: Tx, limit: number): Promise<DueReminder[]> {
  return tx.query<DueReminder[]>(
    `WITH moment AS MATERIALIZED (SELECT app.now() AS now), due AS (
       SELECT r.id FROM app.reminders r
        WHERE r.state IN ('scheduled', 'claimed') AND r.next_at <= (SELECT now FROM moment)
          AND (r.state = 'scheduled' OR r.claimed_until <= (SELECT now FROM moment))
          AND (r.enq_at IS NULL OR r.enq_at < r.next_at OR r.enq_at <= (SELECT now FROM moment) - interval '30 seconds')
        ORDER BY r.next_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ), marked AS (
       UPDATE app.reminders r SET enq_at = k.now, enq_epoch = r.enq_epoch + 1 FROM due, moment k WHERE r.id = due.id
       RETURNING r.id, r.channel, r.state, r.attempt_no, r.enq_epoch, r.next_at, k.now
     )
     SELECT m.id, m.channel, m.attempt_no, m.enq_epoch, m.next_at <= m.now - interval '30 seconds' AS late,
            m.state = 'scheduled' AND m.attempt_no = 1 AND NOT EXISTS (SELECT 1 FROM app.attempts t WHERE t.reminder_id = m.id) AS fresh
       FROM marked m ORDER BY m.next_at, m.id`,
    [limit],
  );
}

/** Milliseconds until the next reminder comes due; null when none is to come. */
export async function nextDueIn(tx: Tx): Promise<number | null> {
  const [row] = await tx.query<{ ms: number | null }[]>(
    `SELECT (extract(epoch FROM min(next_at) - app.now()) * 1000)::float AS ms FROM app.reminders
      WHERE state IN ('scheduled', 'claimed') AND next_at > app.now()`,
  );
  return row?.ms ?? null;
}

export interface Unconfirmed {
  readonly id: string;
  readonly case_id: string;
  readonly deadline_id: string | null;
  readonly hearing_id: string | null;
  readonly subject_version: number;
  readonly subject_at: Date;
  readonly time_zone: string;
  readonly ladder: LadderCode;
  readonly step: string;
  readonly recipient_id: string;
  readonly audience_rank: AudienceRank;
  readonly channel: Channel;
  readonly now: Date;
  /** Whether the same person was told of the same step on the next channel too: mail after a text, another after mail. */
  readonly elsewhere: boolean;
}

/**
 * Marks mail that was handed over an hour ago, and texts a quarter of an hour ago, without a sign that they arrived. Nobody ever
 * says that a notification was shown: it is marked with the mail, and counts as told elsewhere, as mail or texts have the step.
 */
export function markUnconfirmed(tx: Tx, limit: number): Promise<Unconfirmed[]> {
  return tx.query<Unconfirmed[]>(
    `WITH old AS (
       SELECT r.id FROM app.reminders r
        WHERE r.state = 'sent' AND r.unconfirmed_at IS NULL AND r.sent_at <= app.now() - CASE r.channel WHEN 'sms' THEN interval '15 minutes' ELSE interval '60 minutes' END
        ORDER BY r.sent_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ), marked AS (
       UPDATE app.reminders r SET unconfirmed_at = app.now() FROM old WHERE r.id = old.id RETURNING r.*
     )
     SELECT m.id, m.case_id, m.deadline_id, m.hearing_id, m.subject_version, m.subject_at, m.time_zone, m.ladder, m.step, m.recipient_id,
            m.audience_rank, m.channel, app.now() AS now,
            m.channel = 'push' OR EXISTS (SELECT 1 FROM app.reminders o
                     WHERE o.case_id = m.case_id AND o.deadline_id IS NOT DISTINCT FROM m.deadline_id
                       AND o.hearing_id IS NOT DISTINCT FROM m.hearing_id AND o.subject_version = m.subject_version AND o.step = m.step
                       AND o.recipient_id = m.recipient_id AND CASE m.channel WHEN 'sms' THEN o.channel = 'mail' ELSE o.channel NOT IN (m.channel, 'push') END
                       AND o.state NOT IN ('cancelled', 'dead')) AS elsewhere
       FROM marked m`,
    [limit],
  );
}

export interface UnseenStep {
  readonly case_id: string;
  readonly deadline_id: string | null;
  readonly hearing_id: string | null;
  readonly subject_version: number;
  readonly subject_at: Date;
  readonly time_zone: string;
  readonly ladder: LadderCode;
  readonly step: string;
  readonly due_at: Date;
  readonly first_sent_at: Date | null;
  readonly now: Date;
}

// Per living date the newest step whose escalation clock has run out, unless somebody has said "seen" since it went out, or of
// this very step (which a mail of the day may tell before it is due), or it has been escalated already. The rule decides again; this only keeps the list short.
const UNSEEN = `
  WITH clocked AS (
    SELECT r.case_id, r.deadline_id, r.hearing_id, r.subject_version, r.subject_at, r.time_zone, r.ladder, r.step,
           k.minutes, max(r.due_at) AS due_at, min(r.sent_at) AS first_sent_at
      FROM app.reminders r
      JOIN jsonb_to_recordset($1::jsonb) AS k(ladder text, step text, minutes int) ON k.ladder = r.ladder AND k.step = r.step
     WHERE r.kind = 'reminder' AND r.must_acknowledge AND r.state NOT IN ('acknowledged', 'cancelled')
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 HAVING max(r.due_at) <= app.now()
  ), newest AS (
    SELECT DISTINCT ON (case_id, deadline_id, hearing_id, subject_version) * FROM clocked
     ORDER BY case_id, deadline_id, hearing_id, subject_version, due_at DESC
  )
  SELECT n.*, app.now() AS now
    FROM newest n JOIN app.cases c ON c.id = n.case_id AND c.status <> 'closed'
    LEFT JOIN app.deadlines d ON d.id = n.deadline_id
    LEFT JOIN app.hearings h ON h.id = n.hearing_id
   WHERE greatest(n.first_sent_at, n.due_at) + make_interval(mins => n.minutes) <= app.now()
     AND CASE WHEN n.deadline_id IS NOT NULL THEN d.status = 'open' AND d.version = n.subject_version
              ELSE h.status = 'scheduled' AND h.version = n.subject_version END
     AND NOT EXISTS (SELECT 1 FROM app.reminders e
                      WHERE e.case_id = n.case_id AND e.deadline_id IS NOT DISTINCT FROM n.deadline_id
                        AND e.hearing_id IS NOT DISTINCT FROM n.hearing_id AND e.subject_version = n.subject_version AND e.step = n.step || '!')
     AND NOT EXISTS (SELECT 1 FROM app.acknowledgements a JOIN app.reminders s ON s.id = a.reminder_id
                      WHERE s.case_id = n.case_id AND s.deadline_id IS NOT DISTINCT FROM n.deadline_id
                        AND s.hearing_id IS NOT DISTINCT FROM n.hearing_id AND s.subject_version = n.subject_version
                        AND (a.at >= coalesce(n.first_sent_at, n.due_at) OR s.step = n.step))
   ORDER BY n.due_at LIMIT $2`;

/** Steps that nobody has confirmed; `clocks` are the ladder steps that wait for it. */
export function unseenSteps(
  tx: Tx,
  clocks: readonly { ladder: string; step: string; minutes: number }[],
  limit: number,
): Promise<UnseenStep[]> {
  return tx.query<UnseenStep[]>(UNSEEN, [JSON.stringify(clocks), limit]);
}

/**
 * Marks the rows of a step as escalated and gives the same one of them each time, for the incident. Not those of clients, whose
 * steps have the same names: nobody confirms them, and what becomes of their texts is still to be noted.
 */
export async function markEscalated(
  tx: Tx,
  caseId: string,
  subject: ReminderSubject,
  step: string,
): Promise<string | null> {
  const rows = await tx.query<{ id: string }[]>(
    `WITH told AS (
       UPDATE app.reminders r SET state = 'escalated'
        WHERE r.case_id = $1 AND coalesce(r.deadline_id, r.hearing_id) = $2 AND r.subject_version = $3 AND r.step = $4
          AND r.audience_rank <> 'client' AND r.state IN ('sent', 'delivered')
       RETURNING r.id)
     SELECT r.id FROM app.reminders r
      WHERE r.case_id = $1 AND coalesce(r.deadline_id, r.hearing_id) = $2 AND r.subject_version = $3 AND r.step = $4
        AND r.audience_rank <> 'client' ORDER BY r.id LIMIT 1`,
    [caseId, subject.id, subject.version, step],
  );
  return rows[0]?.id ?? null;
}

/** Notes a sign of life. */
export async function beat(tx: Tx, name: string): Promise<void> {
  await tx.query(
    `INSERT INTO app.heartbeats AS h (name, asked_at, beat_at) VALUES ($1, app.now(), app.now())
     ON CONFLICT ON CONSTRAINT pk_heartbeats DO UPDATE SET beat_at = app.now()`,
    [name],
  );
}

/** Forgets signs of life that begin so and are a day old: of processes that are gone. */
export async function forgetSigns(tx: Tx, prefix: string): Promise<void> {
  await tx.query(
    `DELETE FROM app.heartbeats WHERE starts_with(name, $1) AND beat_at < app.now() - interval '1 day'`,
    [prefix],
  );
}

/** Asks for a sign of life if the last question is older than `everySeconds`; gives the question's number, or null. */
export async function ask(tx: Tx, name: string, everySeconds: number): Promise<number | null> {
  const rows = await tx.query<{ epoch: number }[]>(
    `INSERT INTO app.heartbeats AS h (name, asked_at, epoch) VALUES ($1, app.now(), 1)
     ON CONFLICT ON CONSTRAINT pk_heartbeats DO UPDATE SET asked_at = app.now(), epoch = h.epoch + 1
      WHERE h.asked_at IS NULL OR h.asked_at <= app.now() - make_interval(secs => $2)
     RETURNING epoch`,
    [name, everySeconds],
  );
  return rows[0]?.epoch ?? null;
}

/** The answer to question number `epoch`; an older answer does not count. */
export async function answer(tx: Tx, name: string, epoch: number): Promise<void> {
  await tx.query(`UPDATE app.heartbeats SET beat_at = app.now() WHERE name = $1 AND epoch = $2`, [
    name,
    epoch,
  ]);
}

/** Whether the sign of life came within `seconds`; true while nobody has asked yet. */
export async function isAlive(tx: Tx, name: string, seconds: number): Promise<boolean> {
  const [row] = await tx.query<{ alive: boolean }[]>(
    `SELECT coalesce(beat_at, created_at) > app.now() - make_interval(secs => $2) AS alive FROM app.heartbeats WHERE name = $1`,
    [name, seconds],
  );
  return row?.alive ?? true;
}
