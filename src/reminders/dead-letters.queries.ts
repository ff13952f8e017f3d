import type { Tx } from '../platform/unit-of-work.js';
import type { AudienceRank, Channel, LadderCode } from './rules/ladders.js';
import type { ReplayRefusal } from './rules/queue-trouble.js';
import type { DeliveryFault } from './rules/reminder-states.js';

export interface DeadLetterRow {
  readonly id: string;
  readonly case_reference: string;
  readonly kind: 'reminder' | 'escalation';
  readonly ladder: LadderCode;
  readonly step: string;
  readonly channel: Channel;
  readonly audience_rank: AudienceRank;
  readonly due_at: Date;
  readonly subject_at: Date;
  readonly time_zone: string;
  readonly died_at: Date;
  readonly tries: number;
  readonly fault: DeliveryFault | null;
  readonly refusal: ReplayRefusal | null;
}

// The number of the last try stands still while nobody knows whether its message arrived.
const IN_DOUBT = `EXISTS (SELECT 1 FROM app.attempts a WHERE a.reminder_id = r.id AND a.n = r.attempt_no AND a.state IN ('ambiguous', 'sending'))`;
/** `$1`: channels that can be asked what they took. What may have arrived and cannot be asked about is never repeated by hand. */
const REFUSAL = `coalesce(app.replay_refusal(r), CASE WHEN ${IN_DOUBT} AND NOT r.channel = ANY ($1::text[]) THEN 'may-have-been-sent' END)`;

/** Reminders that died in the last 30 days: first those that can be opened again, then the newest. Nobody's name is in it. */
export function deadLetters(tx: Tx, askable: readonly Channel[], limit: number): Promise<DeadLetterRow[]> {
  return tx.query<DeadLetterRow[]>(
    `SELECT d.* FROM (
       SELECT r.id, app.case_code(r.case_id) AS case_reference, r.kind, r.ladder, r.step, r.channel, r.audience_rank, r.due_at, r.subject_at,
              r.time_zone, r.ended_at AS died_at, r.attempt_no AS tries, ${REFUSAL} AS refusal,
              (SELECT i.fault FROM app.incidents i WHERE i.reminder_id = r.id AND i.kind = 'dead-reminder' ORDER BY i.opened_at DESC LIMIT 1) AS fault
         FROM app.reminders r WHERE r.state = 'dead' AND r.ended_at > app.now() - interval '30 days'
        ORDER BY r.ended_at DESC LIMIT 300) d
      ORDER BY d.refusal IS NOT NULL, d.died_at DESC, d.id LIMIT $2`,
    [askable, limit],
  );
}

/** How many dead reminders nobody has looked after yet. */
export async function untendedDead(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM app.incidents WHERE kind = 'dead-reminder' AND closed_at IS NULL`,
  );
  return row?.count ?? 0;
}

/** Why one dead reminder is not opened again; undefined when there is no such reminder. */
export async function refusalOf(
  tx: Tx,
  id: string,
  askable: readonly Channel[],
): Promise<ReplayRefusal | null | undefined> {
  const [row] = await tx.query<{ refusal: ReplayRefusal | null }[]>(
    `SELECT ${REFUSAL} AS refusal FROM app.reminders r WHERE r.id = $2`,
    [askable, id],
  );
  return row?.refusal;
}

// One statement: who is dead, wanted and unseen is locked, opened under the next number and its incident closed. A try in
// doubt keeps its number and its state, so that the worker that takes it up asks first, and its crashes are forgiven.
const REPLAY = `
  WITH chosen AS (
    SELECT r.id, ${IN_DOUBT} AS in_doubt FROM app.reminders r
     WHERE r.state = 'dead' AND ($2::uuid IS NULL OR r.id = $2) AND ${REFUSAL} IS NULL
     ORDER BY r.due_at, r.id LIMIT $4 FOR UPDATE SKIP LOCKED
  ), opened AS (
    UPDATE app.reminders r
       SET state = 'scheduled', ended_at = NULL, claim_token = NULL, claimed_until = NULL, unconfirmed_at = NULL, late = true,
           attempt_no = r.attempt_no + (NOT c.in_doubt)::int, next_at = app.now(), replayed_at = app.now()
      FROM chosen c WHERE r.id = c.id AND r.state = 'dead'
    RETURNING r.id, r.case_id
  ), forgiven AS (
    UPDATE app.attempts a SET tries = 0, crashes = 0 FROM chosen c
     WHERE a.reminder_id = c.id AND c.in_doubt AND a.state IN ('ambiguous', 'sending')
  ), closed AS (
    UPDATE app.incidents i SET closed_at = app.now(), closed_by = $3, closed_as = 'replayed' FROM opened o
     WHERE i.reminder_id = o.id AND i.kind = 'dead-reminder' AND i.closed_at IS NULL
  )
  SELECT id, case_id FROM opened`;

/** Opens dead reminders again, one or all that may be, at most `limit`; gives those it opened. Twice at once opens once. */
export function replay(
  tx: Tx,
  which: { id: string | null; by: string | null; askable: readonly Channel[]; limit: number },
): Promise<{ id: string; case_id: string }[]> {
  return tx.query<{ id: string; case_id: string }[]>(REPLAY, [
    which.askable,
    which.id,
    which.by,
    which.limit,
  ]);
}
