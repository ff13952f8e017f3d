import { CHANNELS } from '../reminders/rules/ladders.js';
import type { Tx } from '../platform/unit-of-work.js';

export interface WaitingRow {
  readonly caseId: string;
  readonly caseReference: string;
  readonly since: Date;
  /** Whole days it has waited. */
  readonly days: number;
}

export interface ChannelRow {
  readonly channel: string;
  readonly sent: number;
  readonly delivered: number;
  readonly acknowledged: number;
  readonly failed: number;
  readonly waiting: number;
  readonly lastSuccessAt: Date | null;
  readonly oldestWaitingAt: Date | null;
}

// The instant is a parameter, so that the planner knows how little of a table lies after it.
const AGE = `greatest(floor(extract(epoch FROM $1::timestamptz - c.matching_since) / 86400)::int, 0)`;

/** How many cases wait for somebody, by whole days of waiting at the instant `now`. */
export function waitingByDays(tx: Tx, now: string): Promise<{ days: number; count: number }[]> {
  return tx.query(
    `SELECT ${AGE} AS days, count(*)::int AS count FROM app.cases c WHERE c.status = 'matching' GROUP BY 1`,
    [now],
  );
}

/** The cases that have waited longest, the oldest first. */
export function longestWaiting(tx: Tx, now: string, limit: number): Promise<WaitingRow[]> {
  return tx.query(
    `SELECT c.id AS "caseId", c.reference AS "caseReference", c.matching_since AS since, ${AGE} AS days
       FROM app.cases c WHERE c.status = 'matching' ORDER BY c.matching_since, c.id LIMIT $2`,
    [now, limit],
  );
}

/** Hours from opening to the first lead, the middle one of the cases opened in the last 90 days; null without any. */
export async function medianHoursToMatch(tx: Tx, now: string): Promise<number | null> {
  const [row] = await tx.query<{ hours: number | null }[]>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY matched.hours)::float8 AS hours
       FROM (SELECT extract(epoch FROM min(a.started_at) - c.opened_at) / 3600 AS hours
               FROM app.cases c JOIN app.assignments a ON a.case_id = c.id AND a.role = 'lead'
              WHERE c.opened_at > $1::timestamptz - interval '90 days' GROUP BY c.id, c.opened_at) matched`,
    [now],
  );
  return row?.hours ?? null;
}

// Each count has its own index: what was sent lately, what waits, what died. The last success may be long ago.
const DELIVERY = `
  WITH lately AS (
    SELECT m.channel, count(*)::int AS sent, count(*) FILTER (WHERE m.state IN ('delivered', 'acknowledged'))::int AS delivered,
           count(*) FILTER (WHERE m.state = 'acknowledged')::int AS acknowledged
      FROM app.reminders m WHERE m.sent_at > $1::timestamptz - interval '24 hours' GROUP BY m.channel
  ),
  waits AS (
    SELECT m.channel, count(*)::int AS waiting, min(m.next_at) AS oldest
      FROM app.reminders m WHERE m.state IN ('scheduled', 'claimed') AND m.next_at <= $1::timestamptz GROUP BY m.channel
  ),
  dead AS (
    SELECT m.channel, count(*)::int AS failed
      FROM app.incidents i JOIN app.reminders m ON m.id = i.reminder_id
     WHERE i.kind = 'dead-reminder' AND i.opened_at > $1::timestamptz - interval '24 hours' GROUP BY m.channel
  )
  SELECT k.channel, coalesce(l.sent, 0) AS sent, coalesce(l.delivered, 0) AS delivered, coalesce(l.acknowledged, 0) AS acknowledged,
         coalesce(d.failed, 0) AS failed, coalesce(w.waiting, 0) AS waiting, w.oldest AS "oldestWaitingAt",
         (SELECT m.sent_at FROM app.reminders m WHERE m.channel = k.channel AND m.sent_at IS NOT NULL
           ORDER BY m.sent_at DESC LIMIT 1) AS "lastSuccessAt"
    FROM unnest($2::text[]) WITH ORDINALITY AS k(channel, at)
    LEFT JOIN lately l USING (channel) LEFT JOIN waits w USING (channel) LEFT JOIN dead d USING (channel)
   ORDER BY k.at`;

/** What each channel did in the 24 hours before the instant `now`, and what it has not done yet. */
export function deliveryByChannel(tx: Tx, now: string): Promise<ChannelRow[]> {
  return tx.query(DELIVERY, [now, CHANNELS]);
}

/** The last time the named sign of life was seen, and whether that is less than `seconds` ago. Never seen is not alive. */
export async function signOfLife(
  tx: Tx,
  now: string,
  name: string,
  seconds: number,
): Promise<{ at: Date | null; ok: boolean }> {
  const [row] = await tx.query<{ at: Date | null; ok: boolean | null }[]>(
    `SELECT beat_at AS at, beat_at > $1::timestamptz - make_interval(secs => $3) AS ok FROM app.heartbeats WHERE name = $2`,
    [now, name, seconds],
  );
  return { at: row?.at ?? null, ok: row?.ok ?? false };
}
