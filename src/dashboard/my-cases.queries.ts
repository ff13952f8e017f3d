import type { HearingCertainty } from '../calendar/rules/hearing-certainty.js';
import type { Tx } from '../platform/unit-of-work.js';
import { teamOf } from './dates.queries.js';
import type { Words } from './rules/heat-table.js';

export interface MyCaseRow {
  readonly caseId: string;
  readonly reference: string;
  readonly status: string;
  readonly role: string;
  readonly detainedPartyId: string;
  readonly facility: {
    readonly id: string;
    readonly name: string;
    readonly detloc: string | null;
    readonly city: string;
    readonly state: string;
  } | null;
  readonly hearing: {
    readonly id: string;
    readonly kind: string;
    readonly certainty: HearingCertainty;
    readonly on: string;
    readonly at: string | null;
    readonly startsAt: string;
    readonly timeZone: string;
    readonly court: { readonly id: string; readonly key: string; readonly name: string };
  } | null;
  readonly deadline: {
    readonly id: string;
    readonly code: string;
    readonly title: Words;
    readonly owner: string;
    readonly on: string | null;
    readonly at: string | null;
    readonly dueAt: string;
    readonly timeZone: string;
  } | null;
  readonly leadId: string | null;
  readonly backupId: string | null;
  /** The instant the list is ordered by, with microseconds; 'infinity' without a date. */
  readonly place: string;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const MINE = `
  WITH mine AS (
    SELECT c.id, c.reference, c.status, a.role, c.detained_party_id, h.found AS hearing, d.found AS deadline,
           coalesce(least(h.starts_at, d.ends_at), 'infinity') AS place
      FROM app.assignments a
      JOIN app.cases c ON c.id = a.case_id AND c.status <> 'closed'
      LEFT JOIN LATERAL (
        SELECT h.starts_at, json_build_object('id', h.id, 'kind', h.kind, 'certainty', h.certainty, 'on', h.local_on, 'at', to_char(h.local_at, 'HH24:MI'),
                 'startsAt', to_char(h.starts_at AT TIME ZONE 'UTC', ${INSTANT}), 'timeZone', h.time_zone,
                 'court', json_build_object('id', t.id, 'key', t.key, 'name', t.name)) AS found
          FROM app.hearings h JOIN app.courts t ON t.id = h.court_id
         WHERE h.case_id = c.id AND h.status = 'scheduled' AND h.starts_at >= $5::timestamptz ORDER BY h.starts_at LIMIT 1) h ON true
      LEFT JOIN LATERAL (
        SELECT d.nominal_ends_at AS ends_at, json_build_object('id', d.id, 'code', d.code, 'title', r.definition -> 'title', 'owner', d.owner,
                 'on', d.nominal_on, 'at', to_char(d.nominal_at AT TIME ZONE 'UTC', ${INSTANT}),
                 'dueAt', to_char(d.nominal_ends_at AT TIME ZONE 'UTC', ${INSTANT}), 'timeZone', d.time_zone) AS found
          FROM app.deadlines d JOIN app.deadline_rules r ON r.code = d.code AND r.version = d.rule_version
         WHERE d.case_id = c.id AND d.status = 'open' ORDER BY d.nominal_ends_at LIMIT 1) d ON true
     WHERE a.staff_id = $1 AND a.ended_at IS NULL
  ),
  page AS (
    SELECT * FROM mine m WHERE $2::timestamptz IS NULL OR (m.place, m.id) > ($2::timestamptz, $3::uuid)
     ORDER BY m.place, m.id LIMIT $4
  )
  SELECT p.id AS "caseId", p.reference, p.status, p.role, p.detained_party_id AS "detainedPartyId", p.hearing, p.deadline,
         p.place::text AS place, lead.staff_id AS "leadId", backup.staff_id AS "backupId",
         (SELECT json_build_object('id', f.id, 'name', f.name, 'detloc', f.detloc, 'city', f.city, 'state', f.state)
            FROM (SELECT s.facility_id FROM app.custody_stays s WHERE s.case_id = p.id
                   ORDER BY s.ordered_on DESC, s.created_at DESC, s.id LIMIT 1) now_at
            JOIN app.facilities f ON f.id = now_at.facility_id) AS facility
    FROM page p ${teamOf('p.id')}
   ORDER BY p.place, p.id`;

/** Open cases of one person, the one with the soonest date first: `limit` rows after the one with this place and id. */
export function myCases(
  tx: Tx,
  wanted: { now: string; staffId: string; after: { place: string; id: string } | null; limit: number },
): Promise<MyCaseRow[]> {
  return tx.query(MINE, [
    wanted.staffId,
    wanted.after?.place ?? null,
    wanted.after?.id ?? null,
    wanted.limit,
    wanted.now,
  ]);
}
