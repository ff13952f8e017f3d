import type { HearingCertainty } from '../calendar/rules/hearing-certainty.js';
import type { Tx } from '../platform/unit-of-work.js';
import type { Words } from './rules/heat-table.js';

export interface LateRow {
  readonly kind: 'deadline' | 'unacknowledged';
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly code: string | null;
  readonly title: Words | null;
  readonly hearingKind: string | null;
  readonly certainty: HearingCertainty | null;
  readonly owner: string | null;
  readonly on: string | null;
  readonly at: Date | null;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly leadId: string | null;
  readonly backupId: string | null;
  /** How many there are in all, beyond those returned. */
  readonly total: number;
}

export interface ComingRow {
  readonly kind: string;
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly title: Words | null;
  readonly on: string;
  readonly at: Date | null;
  readonly timeZone: string;
}

export interface CoverageRow {
  readonly hearingId: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly kind: string;
  readonly certainty: HearingCertainty;
  readonly on: string;
  /** Court wall time, HH:MM; null on a control date. */
  readonly at: string | null;
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly court: { readonly id: string; readonly key: string; readonly name: string };
  readonly leadId: string | null;
  readonly backupId: string | null;
}

/** Joins the people on a case, `lead` and `backup`, to a row that names the case. */
export const teamOf = (caseId: string) => `
  LEFT JOIN app.assignments lead ON lead.case_id = ${caseId} AND lead.role = 'lead' AND lead.ended_at IS NULL
  LEFT JOIN app.assignments backup ON backup.case_id = ${caseId} AND backup.role = 'backup' AND backup.ended_at IS NULL`;

// "Late" is fixed: legal dates (not our own service levels) that are open past their nominal end, and reminders of the day
// itself that nobody confirmed, once for each date that is not in the list already.
const LATE = `
  WITH late AS (
    SELECT 'deadline' AS kind, d.id, d.id AS deadline_id, NULL::uuid AS hearing_id, d.case_id, d.nominal_ends_at AS due_at, d.time_zone
      FROM app.deadlines d
     WHERE d.status = 'open' AND d.owner <> 'INT' AND d.nominal_ends_at < $1::timestamptz
  ),
  unseen AS (
    SELECT DISTINCT ON (coalesce(m.deadline_id, m.hearing_id))
           'unacknowledged' AS kind, m.id, m.deadline_id, m.hearing_id, m.case_id, m.subject_at AS due_at, m.time_zone
      FROM app.reminders m
     WHERE m.must_acknowledge AND m.kind = 'reminder' AND m.state IN ('sent', 'delivered', 'escalated') AND (m.step = 'T' OR m.step LIKE 'T %') AND m.due_at <= $1::timestamptz
       AND NOT EXISTS (SELECT 1 FROM late l WHERE l.deadline_id = m.deadline_id)
       AND NOT EXISTS (SELECT 1 FROM app.reminders seen
                        WHERE seen.case_id = m.case_id AND seen.state = 'acknowledged' AND (seen.step = 'T' OR seen.step LIKE 'T %')
                          AND coalesce(seen.deadline_id, seen.hearing_id) = coalesce(m.deadline_id, m.hearing_id)
                          AND seen.subject_version = m.subject_version)
     ORDER BY coalesce(m.deadline_id, m.hearing_id), m.due_at
  )
  SELECT x.kind, x.id, c.id AS "caseId", c.reference AS "caseReference", d.code, r.definition -> 'title' AS title,
         h.kind AS "hearingKind", d.owner, coalesce(d.nominal_on, h.local_on)::text AS on, coalesce(d.nominal_at, CASE h.certainty WHEN 'exact' THEN h.starts_at END) AS at, h.certainty,
         x.due_at AS "dueAt", x.time_zone AS "timeZone", lead.staff_id AS "leadId", backup.staff_id AS "backupId",
         count(*) OVER ()::int AS total
    FROM (SELECT * FROM late UNION ALL SELECT * FROM unseen) x
    JOIN app.cases c ON c.id = x.case_id AND c.status <> 'closed'
    LEFT JOIN app.deadlines d ON d.id = x.deadline_id
    LEFT JOIN app.deadline_rules r ON r.code = d.code AND r.version = d.rule_version
    LEFT JOIN app.hearings h ON h.id = x.hearing_id ${teamOf('c.id')}
   ORDER BY x.due_at, x.id LIMIT $2`;

/** What is late at the instant `now`, the oldest first: at most `limit` rows, each with the whole count. */
export function lateDates(tx: Tx, now: string, limit: number): Promise<LateRow[]> {
  return tx.query(LATE, [now, limit]);
}

const COMING = `
  SELECT 'hearing' AS kind, h.id, h.case_id AS "caseId", c.reference AS "caseReference", NULL::jsonb AS title,
         h.local_on::text AS on, CASE h.certainty WHEN 'exact' THEN h.starts_at END AS at, h.time_zone AS "timeZone", h.starts_at AS sorted
    FROM app.hearings h JOIN app.cases c ON c.id = h.case_id AND c.status <> 'closed'
   WHERE h.status = 'scheduled' AND h.local_on BETWEEN $1::date AND $2::date
     AND h.starts_at BETWEEN $1::date - interval '1 day' AND $2::date + interval '2 days'
  UNION ALL
  SELECT d.code, d.id, d.case_id, c.reference, r.definition -> 'title',
         coalesce(d.nominal_on, (d.nominal_at AT TIME ZONE d.time_zone)::date)::text, d.nominal_at, d.time_zone, d.nominal_ends_at
    FROM app.deadlines d JOIN app.cases c ON c.id = d.case_id AND c.status <> 'closed'
    JOIN app.deadline_rules r ON r.code = d.code AND r.version = d.rule_version
   WHERE d.status = 'open' AND d.nominal_ends_at BETWEEN $1::date - interval '1 day' AND $2::date + interval '3 days'
     AND coalesce(d.nominal_on, (d.nominal_at AT TIME ZONE d.time_zone)::date) BETWEEN $1::date AND $2::date
   ORDER BY sorted, id`;

/** Scheduled hearings and open deadlines whose court-local day lies in the span, both days included, soonest first. */
export function comingDates(tx: Tx, firstOn: string, lastOn: string): Promise<ComingRow[]> {
  return tx.query(COMING, [firstOn, lastOn]);
}

export function holidaysBetween(
  tx: Tx,
  firstOn: string,
  lastOn: string,
): Promise<(Words & { on: string })[]> {
  return tx.query(
    `SELECT observed_on::text AS on, name_en AS en, name_es AS es FROM app.holidays WHERE observed_on BETWEEN $1 AND $2`,
    [firstOn, lastOn],
  );
}

const HEARINGS_AND_TEAMS = `
  SELECT h.id AS "hearingId", h.case_id AS "caseId", c.reference AS "caseReference", h.kind, h.certainty, h.local_on::text AS on,
         to_char(h.local_at, 'HH24:MI') AS at, h.starts_at AS "startsAt", h.time_zone AS "timeZone",
         json_build_object('id', t.id, 'key', t.key, 'name', t.name) AS court,
         lead.staff_id AS "leadId", backup.staff_id AS "backupId"
    FROM app.hearings h
    JOIN app.cases c ON c.id = h.case_id AND c.status <> 'closed'
    JOIN app.courts t ON t.id = h.court_id ${teamOf('c.id')}
   WHERE h.status = 'scheduled' AND h.starts_at >= $1::timestamptz AND h.starts_at < $1::timestamptz + make_interval(days => $2)
   ORDER BY h.starts_at, h.id`;

/** Hearings of the `days` days after the instant `now` with the two people of their cases, soonest first. */
export function hearingsAndTeams(tx: Tx, now: string, days: number): Promise<CoverageRow[]> {
  return tx.query(HEARINGS_AND_TEAMS, [now, days]);
}
