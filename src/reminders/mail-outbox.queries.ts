import type { Tx } from '../platform/unit-of-work.js';
import { LEASE_SECONDS } from './rules/delivery.js';

/** Tables whose rows are mails of their own: state, attempt_no, next_at, claim_token, claimed_until, started_at, done_at. */
export type OutboxTable = 'app.invites' | 'app.digests';

/** A mail that a worker owns until its lease runs out. */
export interface HeldMail {
  readonly id: string;
  readonly token: string;
  readonly attempt_no: number;
  /** When the bytes of this numbered try may first have left. */
  readonly started_at: Date;
  readonly created_at: Date;
  /** Whether an earlier worker may have sent this very message. */
  readonly in_doubt: boolean;
  /** The database's clock at the claim. */
  readonly now: Date;
}

/** SQL that says whether a row with this alias is free: waiting, or in the hands of a worker whose lease ran out. */
export const isFree = (m: string): string =>
  `(${m}.state = 'waiting' OR (${m}.state = 'sending' AND ${m}.claimed_until <= app.now()))`;

/** Ids of what is due and free, in this order. */
export async function dueMails(
  tx: Tx,
  table: OutboxTable,
  { order, limit }: { readonly order: string; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT m.id FROM ${table} m WHERE m.state IN ('waiting', 'sending') AND m.next_at <= app.now() AND ${isFree('m')}
      ORDER BY ${order} LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes a due mail; null when it is not due or taken. The claim is committed before anything is sent. `columns` and `joins`
 * are what else the sender needs of the row `m`.
 */
export async function claimMail<Row extends HeldMail>(
  tx: Tx,
  table: OutboxTable,
  { id, token, columns, joins = '' }: { id: string; token: string; columns: string; joins?: string },
): Promise<Row | null> {
  const [row] = await tx.query<Row[]>(
    `WITH claimed AS (
       UPDATE ${table} m
          SET state = 'sending', claim_token = $2, claimed_until = app.now() + make_interval(secs => ${LEASE_SECONDS}),
              started_at = coalesce(m.started_at, app.now())
        WHERE m.id = $1 AND m.next_at <= app.now() AND ${isFree('m')}
       RETURNING new.*, old.started_at IS NOT NULL AS in_doubt)
     SELECT m.id, $2::uuid AS token, m.attempt_no, m.started_at, m.created_at, m.in_doubt, app.now() AS now, ${columns}
       FROM claimed m ${joins}`,
    [id, token],
  );
  return row ?? null;
}

/** Ends a claimed mail; false when the claim was lost meanwhile: a worker that slept through its lease writes nothing. */
export async function endMail(
  tx: Tx,
  table: OutboxTable,
  { id, token }: HeldMail,
  state: 'sent' | 'superseded' | 'dead',
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE ${table} SET state = $3, done_at = app.now(), claimed_until = NULL
      WHERE id = $1 AND claim_token = $2 AND state = 'sending' RETURNING id`,
    [id, token, state],
  );
  return rows.length > 0;
}

/**
 * After a while: under another number when it was definitely refused, under the same when nobody answered. `unsent`: nothing
 * has left, so there is nothing to ask about.
 */
export async function putOffMail(
  tx: Tx,
  table: OutboxTable,
  { id, token }: HeldMail,
  { inSeconds, as }: { inSeconds: number; as: 'refused' | 'silent' | 'unsent' },
): Promise<void> {
  await tx.query(
    `UPDATE ${table}
        SET state = 'waiting', claimed_until = NULL, next_at = app.now() + make_interval(secs => $3),
            attempt_no = attempt_no + ($4 = 'refused')::int, started_at = CASE WHEN $4 = 'silent' THEN started_at END
      WHERE id = $1 AND claim_token = $2 AND state = 'sending'`,
    [id, token, inSeconds, as],
  );
}

/** Notes that a message in doubt is sent again now, so that the wait for an answer begins anew. */
export async function beginMailAgain(tx: Tx, table: OutboxTable, { id, token }: HeldMail): Promise<void> {
  await tx.query(`UPDATE ${table} SET started_at = app.now() WHERE id = $1 AND claim_token = $2`, [
    id,
    token,
  ]);
}
