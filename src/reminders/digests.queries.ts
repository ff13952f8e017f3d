import type { Tx } from '../platform/unit-of-work.js';
import { claimMail, type HeldMail } from './mail-outbox.queries.js';
import { heldBackBy } from './held-back.js';
import { isPutAside, mayBeTold } from './put-aside.js';
import type { PassedOn } from './receipts.queries.js';
import type { LadderCode } from './rules/ladders.js';

/** The clock of somebody's mail of the day. */
export interface DigestClock {
  readonly staff_id: string;
  readonly zone: string;
  readonly quiet_from: string;
  readonly quiet_until: string;
}

// Two days ahead reaches past the next mail of anybody; a month back, past any downtime.
const IN_REACH = `r.due_at < app.now() + interval '2 days' AND r.due_at > app.now() - interval '30 days'`;

/** Whoever has something put aside that might be told by now, with the database's clock. */
export async function peopleWithSteps(
  tx: Tx,
  limit: number,
): Promise<{ now: Date; clocks: DigestClock[] } | null> {
  const [row] = await tx.query<{ now: Date; clocks: DigestClock[] | null }[]>(
    `WITH people AS (
       SELECT DISTINCT r.recipient_id FROM app.reminders r WHERE ${IN_REACH} AND ${isPutAside('r')} LIMIT $1)
     SELECT app.now() AS now, (SELECT jsonb_agg(to_jsonb(k)) FROM app.digest_clocks((SELECT array_agg(recipient_id) FROM people)) k) AS clocks`,
    [limit],
  );
  return row?.clocks ? { now: row.now, clocks: row.clocks } : null;
}

/** One person's mail of one day whose time has come; instants and days are ISO text. */
export interface DigestDraft {
  readonly staffId: string;
  readonly onDay: string;
  readonly at: string;
  readonly until: string;
}

/**
 * Writes the mails of the day that have something to tell: a step that was known at that hour. With it goes everything that
 * is due before the next one, and what an earlier mail has in it that could not leave: that one ends, so that nobody gets two
 * at once. Each step is in one mail, each person has one a day. Gives how many were written.
 */
export async function writeDigests(tx: Tx, drafts: readonly DigestDraft[]): Promise<number> {
  const made = await tx.query<{ id: string; staffId: string; told: string[] }[]>(
    `WITH slot AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS s("staffId" uuid, "onDay" date, at timestamptz, until timestamptz)
     ), told AS (
       SELECT r.id, r.recipient_id, r.created_at <= s.at AS was_known
         FROM slot s JOIN app.reminders r ON r.recipient_id = s."staffId" AND r.due_at < s.until AND ${IN_REACH}
        WHERE ${isPutAside('r')} AND ${mayBeTold('r')}
     ), made AS (
       INSERT INTO app.digests (staff_id, on_day)
       SELECT s."staffId", s."onDay" FROM slot s
        WHERE EXISTS (SELECT 1 FROM told t WHERE t.recipient_id = s."staffId" AND t.was_known)
       ON CONFLICT ON CONSTRAINT uq_digests_day DO NOTHING
       RETURNING id, staff_id
     )
     SELECT m.id, m.staff_id AS "staffId", array(SELECT t.id FROM told t WHERE t.recipient_id = m.staff_id) AS told FROM made m`,
    [JSON.stringify(drafts)],
  );
  if (made.length === 0) return 0;
  // Statements of their own: PostgreSQL cannot look again at a row that was changed meanwhile for an UPDATE fed by an INSERT.
  const overtaken = await tx.query<{ id: string; by: string }[]>(
    `WITH done AS (
       UPDATE app.digests d SET state = 'superseded', done_at = app.now()
         FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, "staffId" uuid)
        WHERE d.staff_id = m."staffId" AND d.id <> m.id AND d.state = 'waiting' AND d.started_at IS NULL RETURNING d.id, m.id AS by)
     SELECT id, by FROM done`,
    [JSON.stringify(made)],
  );
  await tx.query(
    `UPDATE app.reminders r SET digest_id = v.by FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, by uuid) WHERE r.digest_id = v.id`,
    [JSON.stringify(overtaken)],
  );
  await tx.query(
    `UPDATE app.reminders r SET digest_id = m.id FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, told uuid[]) WHERE r.id = ANY (m.told)`,
    [JSON.stringify(made)],
  );
  return made.length;
}

// Longer than from any step to the mail of the day that tells it, and than a mail is tried.
const LATE_HOURS = 36;

/** Whether something that was put aside waits longer than any mail of the day could make it wait. */
export async function isOneLate(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ late: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM app.reminders r
                     WHERE r.due_at BETWEEN app.now() - interval '30 days' AND app.now() - interval '${LATE_HOURS} hours'
                       AND r.created_at < app.now() - interval '${LATE_HOURS} hours' AND ${isPutAside('r')} AND ${mayBeTold('r')})
         OR EXISTS (SELECT 1 FROM app.digests d WHERE d.state IN ('waiting', 'sending') AND d.created_at < app.now() - interval '${LATE_HOURS} hours') AS late`,
  );
  return row?.late ?? false;
}

export interface ClaimedDigest extends HeldMail {
  readonly staff_id: string;
}

export function claimDigest(tx: Tx, id: string, token: string): Promise<ClaimedDigest | null> {
  return claimMail<ClaimedDigest>(tx, 'app.digests', { id, token, columns: 'm.staff_id' });
}

/** A date as the mail of the day shows it. */
export interface DigestDate {
  readonly reminder_id: string;
  readonly case_reference: string;
  readonly deadline_id: string | null;
  readonly hearing_id: string | null;
  readonly subject_at: Date;
  readonly time_zone: string;
  readonly ladder: LadderCode;
  /** Nothing of it waits for this person to say "seen". */
  readonly seen: boolean;
}

const COLUMNS = `r.id AS reminder_id, c.reference AS case_reference, r.deadline_id, r.hearing_id, r.subject_at, r.time_zone, r.ladder`;
const MAY_REACH = `EXISTS (SELECT 1 FROM app.case_recipients(r.case_id) p WHERE p.staff_id = r.recipient_id)`;

/** What of a digest's steps is still to be told: not confirmed, not moved or met, not held back, its person on the case. */
export function stepsOfDigest(tx: Tx, digestId: string): Promise<DigestDate[]> {
  return tx.query<DigestDate[]>(
    `SELECT ${COLUMNS}, false AS seen FROM app.reminders r JOIN app.cases c ON c.id = r.case_id
      WHERE r.digest_id = $1 AND r.state IN ('scheduled', 'claimed', 'delivered', 'escalated') AND ${mayBeTold('r')} AND ${MAY_REACH}
      ORDER BY r.subject_at, c.reference, r.id`,
    [digestId],
  );
}

/** What a pause holds back since the mail was written waits for a later one; of a mail of which nothing has left, or that died. */
export async function leaveHeldBack(tx: Tx, digestId: string): Promise<void> {
  await tx.query(
    `UPDATE app.reminders r SET digest_id = NULL
      WHERE r.digest_id = $1 AND r.state IN ('scheduled', 'claimed', 'delivered') AND app.reminder_is_wanted(r) AND EXISTS (${heldBackBy('r')})`,
    [digestId],
  );
}

/** The dates of the next seven days of which somebody is told, those that wait for their "seen" first. */
export function datesAhead(tx: Tx, staffId: string): Promise<DigestDate[]> {
  return tx.query<DigestDate[]>(
    `SELECT * FROM (
       SELECT DISTINCT ON (r.deadline_id, r.hearing_id) ${COLUMNS},
              NOT bool_or(r.must_acknowledge AND r.state IN ('sent', 'delivered', 'escalated')) OVER (PARTITION BY r.deadline_id, r.hearing_id) AS seen
         FROM app.reminders r JOIN app.cases c ON c.id = r.case_id
        WHERE r.recipient_id = $1 AND r.state <> 'cancelled' AND r.subject_at BETWEEN app.now() AND app.now() + interval '7 days'
          AND app.reminder_is_wanted(r) AND ${MAY_REACH}
        ORDER BY r.deadline_id, r.hearing_id, r.due_at, r.id) d
      ORDER BY d.seen, d.subject_at, d.case_reference LIMIT 200`,
    [staffId],
  );
}

/** The steps of a digest that was given up, to be passed on; nobody has confirmed them. */
export function untoldSteps(tx: Tx, digestId: string): Promise<PassedOn[]> {
  return tx.query<PassedOn[]>(
    `SELECT r.id, r.case_id, r.deadline_id, r.hearing_id, r.subject_version, r.subject_at, r.time_zone, r.ladder, r.step, r.audience_rank,
            r.recipient_id, 'mail' AS channel, app.now() AS now
       FROM app.reminders r
      WHERE r.digest_id = $1 AND r.state IN ('scheduled', 'claimed', 'delivered') AND app.reminder_is_wanted(r) ORDER BY r.case_id, r.id`,
    [digestId],
  );
}

/** By whose clock each of these people's mails of the day come; of those the actor sees something of. */
export async function digestClocks(tx: Tx, people: readonly string[]): Promise<Map<string, DigestClock>> {
  if (people.length === 0) return new Map();
  const rows = await tx.query<DigestClock[]>('SELECT * FROM app.digest_clocks($1::uuid[])', [people]);
  return new Map(rows.map((row) => [row.staff_id, row]));
}
