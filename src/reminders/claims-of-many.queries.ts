import type { Statement, Tx } from '../platform/unit-of-work.js';
import { CLAIM_COLUMNS, CLAIM_FROM, INBOX, LATE, type Claim } from './claims.queries.js';
import { heldBackBy, overtaken } from './held-back.js';
import { LEASE_SECONDS } from './rules/delivery.js';

/**
 * What is done to several reminders in one statement, by one reading of the clock. None of these waits for a row that somebody else has locked: it is
 * left out, and done by itself. So they can stand in nobody's way, in whatever order others take the same rows.
 */

const IS_DONE = `f.may_reach AND r.channel = 'inbox'`;

// First tries on a channel that is there; what has a past is claimed by itself, and looked into. The fence is that of a single
// claim; what it asks of other tables is asked once for all. The inbox is settled in the same breath: nothing is sent, and
// whoever writes its items does it in this transaction.
const CLAIM_FRESH = `
  WITH moment AS MATERIALIZED (SELECT app.now() AS now),
  wanted AS MATERIALIZED (SELECT w.id FROM app.reminders_wanted($1) AS w(id)),
  people AS MATERIALIZED (SELECT p.case_id, p.staff_id FROM app.people_on(ARRAY(SELECT o.case_id FROM app.reminders o WHERE o.id = ANY ($1::uuid[]))) p),
  free AS (
    SELECT f.id, f.audience_rank = 'client' OR (f.case_id, f.recipient_id) IN (SELECT p.case_id, p.staff_id FROM people p) AS may_reach
      FROM app.reminders f
     WHERE f.id = ANY ($1::uuid[]) AND f.state = 'scheduled' AND f.attempt_no = 1 AND f.next_at <= (SELECT now FROM moment)
       AND f.id IN (SELECT w.id FROM wanted w) AND NOT ${overtaken('f')} AND NOT EXISTS (${heldBackBy('f')})
       AND NOT EXISTS (SELECT 1 FROM app.attempts t WHERE t.reminder_id = f.id)
       AND NOT EXISTS (SELECT 1 FROM app.channel_breakers b WHERE b.channel = f.channel AND b.away_since IS NOT NULL)
       FOR UPDATE OF f SKIP LOCKED
  ), claimed AS (
    UPDATE app.reminders r
       SET claim_token = $2,
           state = CASE WHEN ${IS_DONE} THEN 'delivered' ELSE 'claimed' END,
           claimed_until = CASE WHEN NOT (${IS_DONE}) THEN m.now + make_interval(secs => ${LEASE_SECONDS}) END,
           sent_at = CASE WHEN ${IS_DONE} THEN m.now ELSE r.sent_at END,
           late = r.late OR (${IS_DONE} AND m.now > r.due_at + ${LATE})
      FROM free f, moment m WHERE r.id = f.id
    RETURNING r.*, f.may_reach, m.now, ${IS_DONE} AS done
  ), tried AS (
    INSERT INTO app.attempts AS a (reminder_id, n, correlation, claim_token, state, provider, started_at, done_at)
    SELECT id, attempt_no, id || '.' || attempt_no, $2, CASE WHEN done THEN 'accepted' ELSE 'sending' END,
           CASE WHEN done THEN '${INBOX}' END, now, CASE WHEN done THEN now END
      FROM claimed
    ON CONFLICT ON CONSTRAINT pk_attempts DO UPDATE
       SET tries = a.tries + 1, crashes = a.crashes + (a.state = 'sending')::int, state = excluded.state, claim_token = $2,
           provider = coalesce(excluded.provider, a.provider), done_at = excluded.done_at,
           started_at = CASE WHEN a.state = 'idle' THEN excluded.started_at ELSE a.started_at END
    RETURNING new.reminder_id, new.n, new.tries, new.crashes, new.started_at, old.state AS before
  )
  SELECT ${CLAIM_COLUMNS}, r.may_reach, r.now ${CLAIM_FROM}`;

/**
 * Takes those of the due reminders that nobody ever tried for one worker, under one token; the others are left alone. Those of
 * the inbox whose people may still be told are settled with it.
 */
export function claimFresh(reminderIds: readonly string[], token: string): Statement {
  return { text: CLAIM_FRESH, values: [reminderIds, token] };
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
  WITH moment AS MATERIALIZED (SELECT app.now() AS now), mine AS (
    SELECT r.id, r.claim_token, d.n, d.sha
      FROM unnest($1::uuid[], $2::int[], $3::bytea[], $4::uuid[]) AS d(id, n, sha, token) JOIN app.reminders r ON r.id = d.id
     WHERE r.claim_token = d.token AND r.state = 'claimed' FOR UPDATE OF r SKIP LOCKED
  ), tried AS (
    UPDATE app.attempts a SET state = 'accepted', provider = $5, body_sha256 = coalesce(m.sha, a.body_sha256), done_at = k.now
      FROM mine m, moment k WHERE a.reminder_id = m.id AND a.n = m.n AND a.claim_token = m.claim_token
    RETURNING a.reminder_id
  ), moved AS (
    UPDATE app.reminders r SET state = 'sent', sent_at = k.now, claimed_until = NULL, late = r.late OR k.now > r.due_at + ${LATE}
      FROM tried t, moment k WHERE r.id = t.reminder_id
    RETURNING r.id
  )
  SELECT id FROM moved`;

/** They were sent, each by its claim. Gives those it settled; the others lost their claim or are locked. */
export async function settleMany(
  tx: Tx,
  arrived: readonly Arrived[],
  provider: string,
): Promise<Set<string>> {
  if (arrived.length === 0) return new Set();
  const rows = await tx.query<{ id: string }[]>(SETTLE_MANY, [
    arrived.map(({ held }) => held.id),
    arrived.map(({ held }) => held.n),
    arrived.map(({ bodySha256 }) => bodySha256),
    arrived.map(({ held }) => held.token),
    provider,
  ]);
  return new Set(rows.map(({ id }) => id));
}
