import type { DeadlineOwner } from '../calendar/rules/deadline-rule.js';
import type { HearingKind } from '../calendar/rules/deadlines-for-decision.js';
import type { HearingStatus, Modality } from '../calendar/rules/hearing-words.js';
import { HEARING_REVERIFY_DAYS } from '../calendar/rules/verification.js';
import type { Tx } from '../platform/unit-of-work.js';
import { teamOf, type CoverageRow } from './dates.queries.js';
import type { Words } from './rules/heat-table.js';

export interface CalendarHearingRow extends Omit<CoverageRow, 'kind'> {
  readonly kind: HearingKind;
  readonly status: HearingStatus;
  readonly modality: Modality;
  /** Somebody made sure of the date as it is now, within the last days. */
  readonly isVerified: boolean;
}

export interface CalendarDeadlineRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly code: string;
  readonly title: Words;
  readonly owner: DeadlineOwner;
  /** Its day in its own zone. */
  readonly on: string;
  readonly at: Date | null;
  readonly timeZone: string;
  readonly leadId: string | null;
  readonly backupId: string | null;
}

// The instants bound the index; the days of the court decide.
const HEARINGS = `
  SELECT h.id AS "hearingId", h.case_id AS "caseId", c.reference AS "caseReference", h.kind, h.certainty, h.status, h.modality, h.local_on::text AS on,
         to_char(h.local_at, 'HH24:MI') AS at, h.starts_at AS "startsAt", h.time_zone AS "timeZone",
         json_build_object('id', t.id, 'key', t.key, 'name', t.name) AS court,
         EXISTS (SELECT 1 FROM app.date_verifications v
                  WHERE v.hearing_id = h.id AND v.subject_version = h.version
                    AND v.verified_at > $3::timestamptz - interval '${HEARING_REVERIFY_DAYS} days') AS "isVerified",
         lead.staff_id AS "leadId", backup.staff_id AS "backupId"
    FROM app.hearings h
    JOIN app.cases c ON c.id = h.case_id
    JOIN app.courts t ON t.id = h.court_id ${teamOf('c.id')}
   WHERE (h.status = 'held' OR (h.status = 'scheduled' AND c.status <> 'closed')) AND h.local_on BETWEEN $1::date AND $2::date
     AND h.starts_at BETWEEN $1::date - interval '1 day' AND $2::date + interval '2 days'
   ORDER BY h.starts_at, h.id LIMIT $4`;

/**
 * Hearings that stand or were held, by the court's own days from `firstOn` to `lastOn`, both included, the soonest first; as
 * sure as they are at the instant `now`. At most `limit`.
 */
export function calendarHearings(
  tx: Tx,
  { firstOn, lastOn, now, limit }: { firstOn: string; lastOn: string; now: string; limit: number },
): Promise<CalendarHearingRow[]> {
  return tx.query(HEARINGS, [firstOn, lastOn, now, limit]);
}

const REMIND_DAY = 'coalesce(d.remind_on, (d.remind_at AT TIME ZONE d.time_zone)::date)';

// The day that is reminded of, as in the feeds: the earlier for our own acts, the later for another's. It can lie a long
// weekend and more after the nominal one, by which the index is ordered.
const DEADLINES = `
  SELECT d.id, d.case_id AS "caseId", c.reference AS "caseReference", d.code, r.definition -> 'title' AS title, d.owner,
         ${REMIND_DAY}::text AS on, d.remind_at AS at, d.time_zone AS "timeZone", lead.staff_id AS "leadId", backup.staff_id AS "backupId"
    FROM app.deadlines d
    JOIN app.cases c ON c.id = d.case_id AND c.status <> 'closed'
    JOIN app.deadline_rules r ON r.code = d.code AND r.version = d.rule_version ${teamOf('c.id')}
   WHERE d.status = 'open' AND d.nominal_ends_at BETWEEN $1::date - interval '14 days' AND $2::date + interval '3 days'
     AND ${REMIND_DAY} BETWEEN $1::date AND $2::date
   ORDER BY ${REMIND_DAY}, d.remind_at, d.id LIMIT $3`;

/** Open deadlines whose day lies from `firstOn` to `lastOn`, both included, the soonest first. At most `limit`. */
export function calendarDeadlines(
  tx: Tx,
  { firstOn, lastOn, limit }: { firstOn: string; lastOn: string; limit: number },
): Promise<CalendarDeadlineRow[]> {
  return tx.query(DEADLINES, [firstOn, lastOn, limit]);
}

/** How many legal dates are open past their nominal end at the instant `now`, wherever a calendar is opened. */
export async function countLate(tx: Tx, now: string): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM app.deadlines d JOIN app.cases c ON c.id = d.case_id AND c.status <> 'closed'
      WHERE d.status = 'open' AND d.owner <> 'INT' AND d.nominal_ends_at < $1::timestamptz`,
    [now],
  );
  return row?.count ?? 0;
}
