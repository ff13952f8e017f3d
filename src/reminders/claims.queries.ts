import type { Tx } from '../platform/unit-of-work.js';
import { heldBackBy, overtaken } from './held-back.js';
import { LEASE_SECONDS } from './rules/delivery.js';
import type { AudienceRank, Channel, LadderCode } from './rules/ladders.js';
import type { AttemptState, DeliveryFault } from './rules/reminder-states.js';

/** A reminder that a worker owns until its lease runs out, with the try it is about to make. */
export interface Claim {
  readonly id: string;
  readonly token: string;
  readonly case_id: string;
  readonly case_reference: string;
  readonly deadline_id: string | null;
  readonly hearing_id: string | null;
  readonly subject_version: number;
  readonly subject_at: Date;
  readonly time_zone: string;
  readonly kind: 'reminder' | 'escalation';
  readonly ladder: LadderCode;
  readonly step: string;
  readonly audience_rank: AudienceRank;
  readonly recipient_id: string;
  readonly channel: Channel;
  readonly must_acknowledge: boolean;
  /** Of a date that is a day without an hour. */
  readonly is_day: boolean;
  readonly due_at: Date;
  readonly n: number;
  readonly tries: number;
  readonly crashes: number;
  /** When the bytes of this numbered try may first have left. */
  readonly started_at: Date;
  /** When a person last opened it again after it had died. */
  readonly replayed_at: Date | null;
  /** What the try's state was before; null on its first. */
  readonly before: AttemptState | null;
  /** Whether the recipient may still be told. */
  readonly may_reach: boolean;
  /** The database's clock at the claim. */
  readonly now: Date;
}

/** What a claim tells of the row `claimed` and of its try in `tried`. */
export const CLAIM_COLUMNS = `
         r.id, $2::uuid AS token, r.case_id, c.reference AS case_reference, r.deadline_id, r.hearing_id, r.subject_version, r.subject_at,
         r.time_zone, r.kind, r.ladder, r.step, r.audience_rank, r.recipient_id, r.channel, r.must_acknowledge, r.due_at, r.replayed_at,
         t.n, t.tries, t.crashes, t.started_at, t.before, d.id IS NOT NULL AND d.remind_at IS NULL AS is_day`;
export const CLAIM_FROM = `
    FROM claimed r JOIN tried t ON t.reminder_id = r.id JOIN app.cases c ON c.id = r.case_id LEFT JOIN app.deadlines d ON d.id = r.deadline_id`;
/** What the inbox is called where others have a provider. */
export const INBOX = 'inbox';
/** Sent later than this after it was due, a reminder counts as late. */
export const LATE = `interval '15 minutes'`;

// One statement: the claim and the attempt's row are committed together, before anything is sent. The predicate is the
// fence: due by the database's clock, free or abandoned, its date unmoved and open, a client at liberty, not held back (but one that a worker
// vanished over may have been sent, and is looked after).
const CLAIM = `
  WITH claimed AS (
    UPDATE app.reminders r
       SET state = 'claimed', claim_token = $2, claimed_until = app.now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE r.id = $1 AND r.next_at <= app.now()
       AND (r.state = 'scheduled' OR (r.state = 'claimed' AND r.claimed_until <= app.now()))
       AND app.reminder_is_wanted(r) AND NOT ${overtaken('r')} AND (r.state = 'claimed' OR NOT EXISTS (${heldBackBy('r')}))
    RETURNING r.*
  ), tried AS (
    INSERT INTO app.attempts AS a (reminder_id, n, correlation, claim_token)
    SELECT id, attempt_no, id || '.' || attempt_no, $2 FROM claimed
    ON CONFLICT ON CONSTRAINT pk_attempts DO UPDATE
       SET tries = a.tries + 1, crashes = a.crashes + (a.state = 'sending')::int, state = 'sending', claim_token = $2,
           started_at = CASE WHEN a.state = 'idle' THEN app.now() ELSE a.started_at END
    RETURNING new.reminder_id, new.n, new.tries, new.crashes, new.started_at, old.state AS before
  )
  SELECT ${CLAIM_COLUMNS},
         r.audience_rank = 'client' OR EXISTS (SELECT 1 FROM app.people_on(ARRAY[r.case_id]) p WHERE p.staff_id = r.recipient_id) AS may_reach,
         app.now() AS now ${CLAIM_FROM}`;

/** Takes a due reminder for one worker; null when it is not due, taken, settled or no longer wanted. */
export async function claim(tx: Tx, reminderId: string, token: string): Promise<Claim | null> {
  const [row] = await tx.query<Claim[]>(CLAIM, [reminderId, token]);
  return row ?? null;
}

/**
 * SQL: whether a row `r` has reached whom it was for, as far as anybody knows: it was taken, and nobody has said that it was not
 * delivered, or said nothing for so long that somebody was asked to call.
 */
export const hasReached = (r: string): string =>
  `(${r}.sent_at IS NOT NULL AND ${r}.state NOT IN ('dead', 'scheduled', 'claimed') AND (${r}.state NOT IN ('sent', 'cancelled') OR ${r}.unconfirmed_at IS NULL))`;

/** Whether nothing has reached this recipient yet: until something has, each says who writes and how to stop. */
export async function isFirstTo(tx: Tx, recipientId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM app.reminders r WHERE r.recipient_id = $1 AND ${hasReached('r')} LIMIT 1`,
    [recipientId],
  );
  return rows.length === 0;
}

/**
 * Ends a due reminder whose date moved or is met without its row having been cancelled, or that was held back until a newer
 * one took its place. True when it did.
 */
export async function cancelUnwanted(tx: Tx, reminderId: string): Promise<boolean> {
  const rows = await tx.query<{ id: string }[]>(
    `WITH ended AS (
       UPDATE app.reminders r SET state = 'cancelled', ended_at = app.now(), claimed_until = NULL
        WHERE r.id = $1 AND r.next_at <= app.now() AND (NOT app.reminder_is_wanted(r) OR ${overtaken('r')})
          AND (r.state = 'scheduled' OR (r.state = 'claimed' AND r.claimed_until <= app.now()))
       RETURNING r.id)
     SELECT id FROM ended`,
    [reminderId],
  );
  return rows.length > 0;
}

/** Notes that a message known to be absent is sent again now, so that the wait for an answer begins anew. */
export async function beginAgain(tx: Tx, { id, n, token }: Claim): Promise<void> {
  await tx.query(
    `UPDATE app.attempts SET started_at = app.now() WHERE reminder_id = $1 AND n = $2 AND claim_token = $3`,
    [id, n, token],
  );
}

// Every write after the send is guarded by the claim token, on both tables: a worker that slept through its lease
// writes nothing.
const GUARDED = (attempt: string, reminder: string): string => `
  WITH tried AS (
    UPDATE app.attempts a SET ${attempt} WHERE a.reminder_id = $1 AND a.n = $2 AND a.claim_token = $3
    RETURNING a.reminder_id
  ), moved AS (
    UPDATE app.reminders r SET ${reminder}
     WHERE r.id = $1 AND r.claim_token = $3 AND r.state = 'claimed' AND EXISTS (SELECT 1 FROM tried)
    RETURNING r.id
  )
  SELECT id FROM moved`;

const SETTLE = GUARDED(
  `state = 'accepted', provider = $4, body_sha256 = coalesce($5, a.body_sha256), done_at = app.now()`,
  `state = $6, sent_at = app.now(), claimed_until = NULL, late = r.late OR app.now() > r.due_at + ${LATE}`,
);
const RETRY = GUARDED(
  `state = 'refused', fault = $4, done_at = app.now()`,
  `state = 'scheduled', claimed_until = NULL, attempt_no = r.attempt_no + 1, next_at = app.now() + make_interval(secs => $5)`,
);
const SILENT = GUARDED(
  `state = 'ambiguous', fault = $4`,
  `state = 'scheduled', claimed_until = NULL, next_at = app.now() + make_interval(secs => $5)`,
);
const PUT_BACK = GUARDED(`state = 'idle'`, `state = 'scheduled', claimed_until = NULL`);
const PUT_OFF = GUARDED(
  `state = 'idle'`,
  `state = 'scheduled', claimed_until = NULL, next_at = app.now() + make_interval(secs => $4)`,
);
const BURY = GUARDED(
  `state = CASE WHEN $5 THEN 'ambiguous' ELSE 'refused' END, fault = $4, done_at = app.now()`,
  `state = 'dead', ended_at = app.now(), claimed_until = NULL`,
);

const WITHDRAW = GUARDED(
  `state = 'refused', fault = $4, done_at = app.now()`,
  `state = 'cancelled', ended_at = app.now(), claimed_until = NULL`,
);

async function guarded(
  tx: Tx,
  statement: string,
  held: Claim,
  further: readonly unknown[],
): Promise<boolean> {
  const rows = await tx.query<{ id: string }[]>(statement, [held.id, held.n, held.token, ...further]);
  return rows.length > 0;
}

/** It arrived: `sent` waits for a receipt, `delivered` needs none. False when the claim was lost meanwhile. */
export function settle(
  tx: Tx,
  held: Claim,
  as: 'sent' | 'delivered',
  proof: { provider: string; bodySha256: Buffer | null },
): Promise<boolean> {
  return guarded(tx, SETTLE, held, [proof.provider, proof.bodySha256, as]);
}

/** Definitely refused: the next number, after a while. */
export function retry(tx: Tx, held: Claim, fault: DeliveryFault, inSeconds: number): Promise<boolean> {
  return guarded(tx, RETRY, held, [fault, inSeconds]);
}

/** No answer: the same number again, after a while. */
export function awaitAnswer(tx: Tx, held: Claim, inSeconds: number): Promise<boolean> {
  return guarded(tx, SILENT, held, ['no-reply', inSeconds]);
}

/** Its channel is away: looked at again after a while, with no try used up. What may have been sent stays in doubt. */
export function putOff(tx: Tx, held: Claim, inDoubt: boolean, inSeconds: number): Promise<boolean> {
  return inDoubt ? awaitAnswer(tx, held, inSeconds) : guarded(tx, PUT_OFF, held, [inSeconds]);
}

/** Nothing was sent: free for another worker at once. */
export function putBack(tx: Tx, held: Claim): Promise<boolean> {
  return guarded(tx, PUT_BACK, held, []);
}

/** There is nothing any more by which it could go; nothing was sent. */
export function withdraw(tx: Tx, held: Claim, fault: DeliveryFault): Promise<boolean> {
  return guarded(tx, WITHDRAW, held, [fault]);
}

/** Given up. The caller opens the incident and passes it on in the same transaction. */
export function bury(tx: Tx, held: Claim, fault: DeliveryFault, maybeSent: boolean): Promise<boolean> {
  return guarded(tx, BURY, held, [fault, maybeSent]);
}
