import type { Tx } from '../platform/unit-of-work.js';
import { claimOf, type Claim } from './claims.queries.js';

/**
 * What is done to several reminders in one statement. None of these waits for a row that somebody else has locked: it is
 * left out, and done by itself. So they can stand in nobody's way, in whatever order others take the same rows.
 */

// First tries on a channel that is there; what has a past is claimed by itself, and looked into.
const CLAIM_FRESH = claimOf(
  `r.id IN (SELECT f.id FROM app.reminders f
             WHERE f.id = ANY ($1::uuid[]) AND f.state = 'scheduled' AND f.attempt_no = 1
               AND NOT EXISTS (SELECT 1 FROM app.attempts t WHERE t.reminder_id = f.id)
               AND NOT EXISTS (SELECT 1 FROM app.channel_breakers b WHERE b.channel = f.channel AND b.away_since IS NOT NULL)
               FOR UPDATE OF f SKIP LOCKED)`,
);

/** Takes those of the due reminders that nobody ever tried for one worker, under one token; the others are left alone. */
export function claimFresh(tx: Tx, reminderIds: readonly string[], token: string): Promise<Claim[]> {
  return tx.query<Claim[]>(CLAIM_FRESH, [reminderIds, token]);
}

/** Which of the claims, all of one token, still stand; asked in the last transaction before anything is sent. */
export async function stillClaimed(tx: Tx, held: readonly Claim[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM app.reminders WHERE id = ANY ($1::uuid[]) AND claim_token = $2 AND state = 'claimed' AND claimed_until > app.now()`,
    [held.map(({ id }) => id), held[0]?.token],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface Arrived {
  readonly held: Claim;
  readonly bodySha256: Buffer | null;
}

const SETTLE_MANY = `
  WITH mine AS (
    SELECT r.id, d.n, d.sha FROM unnest($1::uuid[], $2::int[], $3::bytea[]) AS d(id, n, sha) JOIN app.reminders r ON r.id = d.id
     WHERE r.claim_token = $4 AND r.state = 'claimed' FOR UPDATE OF r SKIP LOCKED
  ), tried AS (
    UPDATE app.attempts a SET state = 'accepted', provider = $5, body_sha256 = coalesce(m.sha, a.body_sha256), done_at = app.now()
      FROM mine m WHERE a.reminder_id = m.id AND a.n = m.n AND a.claim_token = $4
    RETURNING a.reminder_id
  ), moved AS (
    UPDATE app.reminders r SET state = $6, sent_at = app.now(), claimed_until = NULL, late = r.late OR app.now() > r.due_at + interval '15 minutes'
      FROM tried t WHERE r.id = t.reminder_id
    RETURNING r.id
  )
  SELECT id FROM moved`;

/** They arrived, all claimed under one token. Gives those it settled; the others lost their claim or are locked. */
export async function settleMany(
  tx: Tx,
  arrived: readonly Arrived[],
  as: 'sent' | 'delivered',
  provider: string,
): Promise<Set<string>> {
  if (arrived.length === 0) return new Set();
  const rows = await tx.query<{ id: string }[]>(SETTLE_MANY, [
    arrived.map(({ held }) => held.id),
    arrived.map(({ held }) => held.n),
    arrived.map(({ bodySha256 }) => bodySha256),
    arrived[0]?.held.token,
    provider,
    as,
  ]);
  return new Set(rows.map(({ id }) => id));
}
