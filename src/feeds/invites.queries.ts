import type { Tx } from '../platform/unit-of-work.js';
import { LEASE_SECONDS } from '../reminders/rules/delivery.js';
import type { InviteMethod, InviteState } from './invite.entity.js';

/** Writes what the calendars of the case's people lack, in the transaction that made it so; repeating it writes nothing. */
export async function planInvites(tx: Tx, caseId: string): Promise<void> {
  await tx.query('SELECT app.plan_invites($1)', [caseId]);
}

/** An invite that a worker owns until its lease runs out. */
export interface ClaimedInvite {
  readonly id: string;
  readonly token: string;
  readonly case_id: string;
  readonly case_reference: string;
  readonly recipient_id: string;
  readonly uid: string;
  readonly sequence: number;
  readonly method: InviteMethod;
  readonly on_day: string | null;
  readonly starts_at: Date | null;
  readonly time_zone: string;
  readonly attempt_no: number;
  readonly started_at: Date;
  readonly created_at: Date;
  /** Whether an earlier worker may have sent this very message. */
  readonly in_doubt: boolean;
  readonly now: Date;
}

/** Ids of what is due and free, what came first first. */
export async function dueInvites(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM app.invites WHERE state IN ('waiting', 'sending') AND next_at <= app.now()
        AND (state = 'waiting' OR claimed_until <= app.now()) ORDER BY created_at, sequence, id LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes a due invite; null when it is not due or taken. The claim is committed before anything is sent. One that a newer
 * one of the same entry has overtaken is never sent: the newer says it all.
 */
export async function claimInvite(tx: Tx, id: string, token: string): Promise<ClaimedInvite | null> {
  await tx.query(
    `UPDATE app.invites i SET state = 'superseded', done_at = app.now(), claimed_until = NULL
      WHERE i.id = $1 AND (i.state = 'waiting' OR (i.state = 'sending' AND i.claimed_until <= app.now()))
        AND EXISTS (SELECT 1 FROM app.invites n WHERE n.recipient_id = i.recipient_id AND n.uid = i.uid AND n.sequence > i.sequence)`,
    [id],
  );
  const [row] = await tx.query<ClaimedInvite[]>(
    `WITH claimed AS (
       UPDATE app.invites i
          SET state = 'sending', claim_token = $2, claimed_until = app.now() + make_interval(secs => ${LEASE_SECONDS}),
              started_at = coalesce(i.started_at, app.now())
        WHERE i.id = $1 AND i.next_at <= app.now()
          AND (i.state = 'waiting' OR (i.state = 'sending' AND i.claimed_until <= app.now()))
       RETURNING new.*, old.started_at IS NOT NULL AS in_doubt)
     SELECT i.id, $2::uuid AS token, i.case_id, c.reference AS case_reference, i.recipient_id, i.uid, i.sequence, i.method,
            i.on_day::text, i.starts_at, i.time_zone, i.attempt_no, i.started_at, i.created_at, i.in_doubt, app.now() AS now
       FROM claimed i JOIN app.cases c ON c.id = i.case_id`,
    [id, token],
  );
  return row ?? null;
}

/** Ends a claimed invite; false when the claim was lost meanwhile: a worker that slept through its lease writes nothing. */
export async function endInvite(
  tx: Tx,
  { id, token }: ClaimedInvite,
  state: Extract<InviteState, 'sent' | 'superseded' | 'dead'>,
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.invites SET state = $3, done_at = app.now(), claimed_until = NULL
      WHERE id = $1 AND claim_token = $2 AND state = 'sending' RETURNING id`,
    [id, token, state],
  );
  return rows.length > 0;
}

/** Definitely refused: another number, after a while. No answer: the same number, after a while. */
export async function putOffInvite(
  tx: Tx,
  { id, token }: ClaimedInvite,
  { inSeconds, refused }: { inSeconds: number; refused: boolean },
): Promise<void> {
  await tx.query(
    `UPDATE app.invites
        SET state = 'waiting', claimed_until = NULL, next_at = app.now() + make_interval(secs => $3),
            attempt_no = attempt_no + $4::int, started_at = CASE WHEN $4::int = 1 THEN NULL ELSE started_at END
      WHERE id = $1 AND claim_token = $2 AND state = 'sending'`,
    [id, token, inSeconds, refused ? 1 : 0],
  );
}

/** Notes that a message in doubt is sent again now, so that the wait for an answer begins anew. */
export async function beginInviteAgain(tx: Tx, { id, token }: ClaimedInvite): Promise<void> {
  await tx.query(`UPDATE app.invites SET started_at = app.now() WHERE id = $1 AND claim_token = $2`, [
    id,
    token,
  ]);
}
