import type { Tx } from '../platform/unit-of-work.js';
import type { FeedRow } from './rules/feed-events.js';

/** How long a date that has passed, or was called off, is still told. */
const TOLD_DAYS = 90;

const SINCE = `$1::timestamptz - interval '${TOLD_DAYS} days'`;
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const mine = (caseId: string) => `EXISTS (SELECT 1 FROM app.assignments a
   WHERE a.case_id = ${caseId} AND a.staff_id = (SELECT app.uid()) AND a.ended_at IS NULL)`;

/**
 * The latest date of every line of continuances, and what names the line. Each move raises the version of the hearing it
 * ends, so the sum over the line grows with every change. A control date is a day; a hearing to be set is on no calendar. What was still to come in a case that is closed is called off.
 */
const HEARINGS = `
  WITH RECURSIVE latest AS (
    SELECT h.id, h.continued_from, h.version, c.reference, h.certainty = 'control' AS is_tentative, h.local_on, h.starts_at, h.opened_at,
           s.ended_at, s.is_cancelled
      FROM app.hearings h
      JOIN app.cases c ON c.id = h.case_id
     CROSS JOIN LATERAL (SELECT h.status IN ('vacated', 'continued') OR (h.status = 'scheduled' AND c.status = 'closed') AS is_cancelled,
                                coalesce(h.ended_at, c.closed_at) AS ended_at) s
     WHERE NOT EXISTS (SELECT 1 FROM app.hearings n WHERE n.continued_from = h.id)
       AND h.starts_at IS NOT NULL AND CASE WHEN s.is_cancelled THEN s.ended_at ELSE h.starts_at END > ${SINCE}
       AND ($2::boolean OR ${mine('h.case_id')})
  ), line AS (
    SELECT id AS latest_id, id, continued_from, version, 0 AS back FROM latest
    UNION ALL
    SELECT l.latest_id, h.id, h.continued_from, h.version, l.back + 1 FROM line l JOIN app.hearings h ON h.id = l.continued_from
  ), named AS (
    SELECT latest_id, (array_agg(id ORDER BY back DESC))[1] AS root, sum(version)::int AS versions FROM line GROUP BY latest_id
  )
  SELECT 'hearing' AS kind, t.id, n.root, t.reference, CASE WHEN t.is_tentative THEN t.local_on END::text AS on,
         CASE WHEN NOT t.is_tentative THEN ${iso('t.starts_at')} END AS at, t.is_tentative AS "isTentative",
         n.versions + t.is_cancelled::int AS sequence,
         ${iso('greatest(t.opened_at, t.ended_at)')} AS "changedAt", t.is_cancelled AS "isCancelled"
    FROM latest t JOIN named n ON n.latest_id = t.id
   ORDER BY t.starts_at, t.id`;

/**
 * The latest date of every line of deadlines. A date that takes another's place counts its version on; closing it makes
 * half a step more. The day is the one that is reminded of: the earlier for our own acts, the later for another's.
 */
const DEADLINES = `
  WITH RECURSIVE latest AS (
    SELECT d.id, d.replaces_id, d.version, d.status, c.reference, d.remind_on, d.remind_at, d.opened_at, s.ended_at, s.is_cancelled
      FROM app.deadlines d
      JOIN app.cases c ON c.id = d.case_id
     CROSS JOIN LATERAL (SELECT d.status IN ('met', 'superseded', 'waived', 'voided') OR (d.status = 'open' AND c.status = 'closed' AND d.code NOT LIKE 'RETENTION\\_%') AS is_cancelled,
                                coalesce(d.closed_at, c.closed_at) AS ended_at) s
     WHERE NOT EXISTS (SELECT 1 FROM app.deadlines n WHERE n.replaces_id = d.id)
       AND CASE WHEN s.is_cancelled THEN s.ended_at ELSE d.rolled_ends_at END > ${SINCE}
  ), line AS (
    SELECT id AS latest_id, id, replaces_id, 0 AS back FROM latest
    UNION ALL
    SELECT l.latest_id, d.id, d.replaces_id, l.back + 1 FROM line l JOIN app.deadlines d ON d.id = l.replaces_id
  ), named AS (
    SELECT latest_id, (array_agg(id ORDER BY back DESC))[1] AS root FROM line GROUP BY latest_id
  )
  SELECT 'deadline' AS kind, t.id, n.root, t.reference, t.remind_on::text AS on, ${iso('t.remind_at')} AS at, false AS "isTentative",
         2 * t.version + (t.is_cancelled OR t.status <> 'open')::int AS sequence,
         ${iso('greatest(t.opened_at, t.ended_at, (SELECT max(x.done_at) FROM app.deadline_deeds x WHERE x.deadline_id = t.id))')} AS "changedAt", t.is_cancelled AS "isCancelled"
    FROM latest t JOIN named n ON n.latest_id = t.id
   ORDER BY coalesce(t.remind_at, t.remind_on), t.id`;

/** Hearings and deadlines of every case the actor sees, as row security answers. `now` is ISO text. */
export async function visibleDates(tx: Tx, now: string): Promise<FeedRow[]> {
  const hearings = await tx.query<FeedRow[]>(HEARINGS, [now, true]);
  return [...hearings, ...(await tx.query<FeedRow[]>(DEADLINES, [now]))];
}

/**
 * Hearings of the cases the actor is assigned to, also for those who see all. Under names of their own: two people's
 * calendars, laid side by side, must not tell that they go to the same one.
 */
export async function ownHearings(tx: Tx, now: string): Promise<FeedRow[]> {
  return tx.query(
    `SELECT b.kind, md5(app.uid()::text || b.id)::uuid AS id, md5(app.uid()::text || b.root)::uuid AS root, b.reference, b.on, b.at,
            b."isTentative", b.sequence, b."changedAt", b."isCancelled" FROM (${HEARINGS}) b WHERE NOT b."isTentative"`,
    [now, false],
  );
}
