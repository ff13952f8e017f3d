import type { Tx } from '../platform/unit-of-work.js';
import type { LadderCode } from './rules/ladders.js';

export interface UnseenDateRow {
  readonly case_id: string;
  readonly deadline_id: string | null;
  readonly hearing_id: string | null;
  readonly subject_version: number;
  readonly subject_at: Date;
  readonly time_zone: string;
  readonly ladder: LadderCode;
  /** A row of the newest step, for the incident. */
  readonly reminder_id: string;
  readonly now: Date;
}

// Per date that lives and is hours away or past, its newest step that has waited long enough; unless somebody has said
// "seen" since it first went out, or this quarter's page is there. It begins at the living dates, which are few, and not at
// the rows of all that was. The rule decides again; this only keeps the list short.
const UNSEEN_DATES = `
  WITH living AS (
    SELECT d.case_id, d.id AS deadline_id, NULL::uuid AS hearing_id, d.version
      FROM app.deadlines d JOIN app.cases c ON c.id = d.case_id AND c.status <> 'closed'
     WHERE d.status = 'open' AND d.ladder = ANY ($1) AND d.nominal_ends_at <= app.now() + interval '2 days'
    UNION ALL
    SELECT h.case_id, NULL, h.id, h.version
      FROM app.hearings h JOIN app.cases c ON c.id = h.case_id AND c.status <> 'closed'
     WHERE h.status = 'scheduled' AND h.starts_at <= app.now() + make_interval(hours => $2)
  ), newest AS (
    SELECT l.*, r.*
      FROM living l CROSS JOIN LATERAL (
        SELECT r.subject_at, r.time_zone, r.ladder, r.step, r.id AS reminder_id FROM app.reminders r
         WHERE r.case_id = l.case_id AND r.deadline_id IS NOT DISTINCT FROM l.deadline_id AND r.hearing_id IS NOT DISTINCT FROM l.hearing_id AND r.subject_version = l.version
           AND r.kind = 'reminder' AND r.must_acknowledge AND r.state <> 'cancelled' AND r.ladder = ANY ($1)
           AND r.subject_at <= app.now() + make_interval(hours => $2)
           AND r.due_at <= r.subject_at AND r.due_at <= app.now() - make_interval(mins => $3)
         ORDER BY r.due_at DESC, r.id LIMIT 1) r
  )
  SELECT n.case_id, n.deadline_id, n.hearing_id, n.version AS subject_version, n.subject_at, n.time_zone, n.ladder, n.reminder_id, app.now() AS now
    FROM newest n
   CROSS JOIN LATERAL (
     SELECT coalesce(min(s.sent_at), min(s.due_at)) AS since FROM app.reminders s
      WHERE s.case_id = n.case_id AND s.deadline_id IS NOT DISTINCT FROM n.deadline_id AND s.hearing_id IS NOT DISTINCT FROM n.hearing_id
        AND s.subject_version = n.version AND s.ladder = n.ladder AND s.step = n.step AND s.state <> 'cancelled') f
   WHERE NOT EXISTS (SELECT 1 FROM app.acknowledgements a JOIN app.reminders s ON s.id = a.reminder_id
                      WHERE s.case_id = n.case_id AND s.deadline_id IS NOT DISTINCT FROM n.deadline_id AND s.hearing_id IS NOT DISTINCT FROM n.hearing_id
                        AND s.subject_version = n.version AND a.at >= f.since)
     AND NOT EXISTS (SELECT 1 FROM app.reminders p
                      WHERE p.case_id = n.case_id AND p.deadline_id IS NOT DISTINCT FROM n.deadline_id AND p.hearing_id IS NOT DISTINCT FROM n.hearing_id
                        AND p.subject_version = n.version AND p.state <> 'cancelled'
                        AND p.step = 'page ' || floor(extract(epoch FROM app.now() - n.subject_at + make_interval(hours => $2)) / ($4 * 60)))
   ORDER BY n.subject_at DESC LIMIT $5`;

/**
 * Dates until `hoursAhead` from now, and all that are past, that nobody has confirmed and whose page of this quarter, counted
 * from `hoursAhead` before the date, is not there; the nearest to come first.
 */
export function unseenDates(
  tx: Tx,
  wanted: {
    ladders: readonly LadderCode[];
    hoursAhead: number;
    waitMinutes: number;
    everyMinutes: number;
    limit: number;
  },
): Promise<UnseenDateRow[]> {
  const { ladders, hoursAhead, waitMinutes, everyMinutes, limit } = wanted;
  return tx.query<UnseenDateRow[]>(UNSEEN_DATES, [ladders, hoursAhead, waitMinutes, everyMinutes, limit]);
}

/** A date that is but a few minutes old is not yet alarming; one that is due within a day is at once. */
const LONELY = `
  SELECT t.case_id FROM (
      SELECT d.case_id, d.opened_at, coalesce(d.remind_at, d.remind_on::timestamptz) AS at
        FROM app.deadlines d WHERE d.status = 'open' AND d.ladder = ANY ($1)
      UNION ALL
      SELECT h.case_id, h.opened_at, h.starts_at FROM app.hearings h WHERE h.status = 'scheduled') t
    JOIN app.cases c ON c.id = t.case_id AND c.status <> 'closed'
   WHERE (t.opened_at <= app.now() - interval '30 minutes' OR t.at <= app.now() + interval '1 day')
     AND (SELECT count(DISTINCT a.staff_id) FROM app.assignments a JOIN app.staff s ON s.id = a.staff_id
           WHERE a.case_id = t.case_id AND a.ended_at IS NULL AND s.disabled_at IS NULL) < 2`;

const ALARM = `
  WITH lonely AS (${LONELY}),
  over AS (
    UPDATE app.incidents i SET closed_at = app.now()
     WHERE i.kind = 'one-person' AND i.closed_at IS NULL AND i.case_id NOT IN (SELECT case_id FROM lonely)
    RETURNING i.case_id
  ), seen AS (
    UPDATE app.inbox_items n SET closed_at = app.now()
     WHERE n.title_key = 'second-person-missing' AND n.closed_at IS NULL AND n.case_id IN (SELECT case_id FROM over)
  ), opened AS (
    INSERT INTO app.incidents (kind, case_id) SELECT DISTINCT 'one-person', l.case_id FROM lonely l
    ON CONFLICT (kind, reminder_id, case_id, digest_id) WHERE closed_at IS NULL DO NOTHING RETURNING case_id
  ), office AS (
    SELECT DISTINCT s.id, r.role FROM app.staff s JOIN app.staff_roles r ON r.staff_id = s.id AND r.ended_at IS NULL
     WHERE r.role IN ('coordinator', 'supervising_attorney') AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL
  ), told AS (
    INSERT INTO app.inbox_items (recipient_id, kind, title_key, case_id)
    SELECT DISTINCT o.id, 'notice', 'second-person-missing', n.case_id FROM opened n CROSS JOIN office o
     WHERE o.role = 'coordinator' OR NOT EXISTS (SELECT 1 FROM office c WHERE c.role = 'coordinator')
  )
  SELECT case_id FROM opened`;

/**
 * Opens an incident for every case with a date of law or a hearing on which fewer than two people stand, tells the
 * coordinators of each new one, and closes both when the second person is there. Gives the new cases.
 */
export async function alarmLonelyCases(tx: Tx, ladders: readonly LadderCode[]): Promise<string[]> {
  const rows = await tx.query<{ case_id: string }[]>(ALARM, [ladders]);
  return rows.map((row) => row.case_id);
}
