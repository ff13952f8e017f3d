import type { Tx } from '../platform/unit-of-work.js';
import type { Claim } from './claims.queries.js';
import { heldBackBy, heldClientsOf, overtaken } from './held-back.js';
import { LONGEST_PAUSE_HOURS, type PauseReason } from './rules/pauses.js';

export interface PauseRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly recipientId: string | null;
  readonly reason: PauseReason;
  readonly endsAt: Date;
  readonly pausedBy: string;
}

export type HeldRow = Pick<
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
  | 'now'
> & {
  /** Whether this is the first time. */
  readonly isNew: boolean;
};

const HOLD = `
  UPDATE app.reminders r SET next_at = h.until, pause_id = h.id
    FROM app.reminders t CROSS JOIN LATERAL (${heldBackBy('t')}) h
   WHERE t.id = $1 AND r.id = t.id AND r.state = 'scheduled' AND r.next_at <= app.now() AND app.reminder_is_wanted(t) AND NOT ${overtaken('t')}
  RETURNING r.id, r.case_id, r.deadline_id, r.hearing_id, r.subject_version, r.subject_at, r.time_zone, r.ladder, r.step,
            r.audience_rank, app.now() AS now, t.pause_id IS NULL AS "isNew"`;

/** Puts a due reminder off until its pause ends; null when none holds it back. */
export async function holdBack(tx: Tx, reminderId: string): Promise<HeldRow | null> {
  const [rows] = await tx.query<[HeldRow[], number]>(HOLD, [reminderId]);
  return rows[0] ?? null;
}

/** How many messages to clients and families a notice of a pause tells of, as things stand. */
export async function heldClients(tx: Tx, noticeId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT ${heldClientsOf('n')} AS count FROM app.reminders n WHERE n.id = $1`,
    [noticeId],
  );
  return row?.count ?? 1;
}

export async function isOpenCase(tx: Tx, caseId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`SELECT 1 FROM app.cases WHERE id = $1 AND status <> 'closed'`, [
    caseId,
  ]);
  return rows.length > 0;
}

/** Pauses that last, of one case or of all the actor sees, those that end first at the head. */
export function pausesThatLast(tx: Tx, caseId: string | null): Promise<PauseRow[]> {
  return tx.query<PauseRow[]>(
    `SELECT p.id, p.case_id AS "caseId", c.reference AS "caseReference", p.recipient_id AS "recipientId", p.reason, p.ends_at AS "endsAt",
            p.paused_by AS "pausedBy"
       FROM app.reminder_pauses p JOIN app.cases c ON c.id = p.case_id
      WHERE p.ended_at IS NULL AND p.ends_at > app.now() AND ($1::uuid IS NULL OR p.case_id = $1)
      ORDER BY p.ends_at, p.id LIMIT 200`,
    [caseId],
  );
}

/** Closes what is over by itself, then writes the pause; null when one for the same people lasts. Hours from now. */
export async function writePause(
  tx: Tx,
  pause: { caseId: string; recipientId: string | null; reason: PauseReason; hours: number; by: string },
): Promise<string | null> {
  const { caseId, recipientId, reason, hours, by } = pause;
  await tx.query(
    `UPDATE app.reminder_pauses SET ended_at = ends_at WHERE case_id = $1 AND ended_at IS NULL AND ends_at <= app.now()`,
    [caseId],
  );
  const rows = await tx.query<{ id: string }[]>(
    `WITH t AS MATERIALIZED (SELECT app.now() AS now)
     INSERT INTO app.reminder_pauses (case_id, recipient_id, reason, paused_by, starts_at, ends_at)
     SELECT $1, $2, $3, $4, t.now, t.now + make_interval(hours => least($5, ${LONGEST_PAUSE_HOURS})) FROM t
     ON CONFLICT (case_id, recipient_id) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [caseId, recipientId, reason, by, hours],
  );
  return rows[0]?.id ?? null;
}

/** Ends a pause that lasts, and makes what it held back due now. Gives its case, or null when it does not last. */
export async function endPause(tx: Tx, id: string, by: string): Promise<string | null> {
  const [rows] = await tx.query<[{ case_id: string }[], number]>(
    `UPDATE app.reminder_pauses SET ended_at = app.now(), ended_by = $2 WHERE id = $1 AND ended_at IS NULL AND ends_at > app.now() RETURNING case_id`,
    [id, by],
  );
  await tx.query(
    `UPDATE app.reminders SET next_at = app.now() WHERE pause_id = $1 AND state = 'scheduled' AND next_at > app.now()`,
    [id],
  );
  return rows[0]?.case_id ?? null;
}
