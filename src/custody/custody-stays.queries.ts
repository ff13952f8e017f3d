import type { PartialDate } from '../parties/rules/partial-date.js';
import type { Tx } from '../platform/unit-of-work.js';
import type { CustodySource } from './rules/custody-words.js';
import type { ReleaseType } from './rules/release.js';

export interface StayRow {
  readonly id: string;
  readonly caseId: string;
  readonly facilityId: string | null;
  readonly precision: PartialDate['precision'];
  readonly y: number | null;
  readonly m: number | null;
  readonly d: number | null;
  readonly source: CustodySource;
  readonly wouldBeReleasedAt: Date | null;
  readonly detainerLodged: boolean | null;
  /** Calendar day of a release, YYYY-MM-DD. */
  readonly endedOn: string | null;
  readonly releaseType: ReleaseType | null;
  readonly recordedBy: string;
  readonly createdAt: Date;
}

export interface NewStay {
  readonly id: string;
  readonly caseId: string;
  readonly facilityId: string | null;
  readonly arrived: PartialDate;
  /** Calendar day, YYYY-MM-DD. */
  readonly orderedOn: string;
  readonly source: CustodySource;
  /** ISO instant. */
  readonly wouldBeReleasedAt: string | null;
  readonly detainerLodged: boolean | null;
  readonly recordedBy: string;
}

const STAYS = `
  SELECT s.id, s.case_id AS "caseId", s.facility_id AS "facilityId", s.arrived_precision AS precision,
         s.arrived_year AS y, s.arrived_month AS m, s.arrived_day AS d, s.source,
         s.would_be_released_at AS "wouldBeReleasedAt", s.detainer_lodged AS "detainerLodged",
         s.ended_on::text AS "endedOn", s.release_type AS "releaseType",
         s.recorded_by AS "recordedBy", s.created_at AS "createdAt"
    FROM app.custody_stays s`;

const NEWEST_FIRST = 'ORDER BY s.ordered_on DESC, s.created_at DESC, s.id';

/** All stays of a case, the present one first. */
export function listStays(tx: Tx, caseId: string): Promise<StayRow[]> {
  return tx.query(`${STAYS} WHERE s.case_id = $1 ${NEWEST_FIRST}`, [caseId]);
}

export async function findStay(tx: Tx, id: string): Promise<StayRow | null> {
  const [row] = await tx.query<StayRow[]>(`${STAYS} WHERE s.id = $1`, [id]);
  return row ?? null;
}

export async function currentStay(tx: Tx, caseId: string): Promise<StayRow | null> {
  const [row] = await tx.query<StayRow[]>(`${STAYS} WHERE s.case_id = $1 ${NEWEST_FIRST} LIMIT 1`, [caseId]);
  return row ?? null;
}

/** The first day the person was held, when every arrival is known to the day; null otherwise. */
export async function firstHeldOn(tx: Tx, caseId: string): Promise<string | null> {
  const [row] = await tx.query<{ on: string | null }[]>(
    `SELECT CASE WHEN bool_and(s.arrived_precision = 'day')
                 THEN min(make_date(s.arrived_year, s.arrived_month, s.arrived_day))::text END AS on
       FROM app.custody_stays s WHERE s.case_id = $1`,
    [caseId],
  );
  return row?.on ?? null;
}

/** Inserts the stay; false when a stay with this id is there already. */
export async function insertStay(tx: Tx, stay: NewStay): Promise<boolean> {
  const { precision, y, m, d } = stay.arrived;
  const inserted = await tx.query<{ id: string }[]>(
    `INSERT INTO app.custody_stays (id, case_id, facility_id, arrived_precision, arrived_year, arrived_month, arrived_day, ordered_on,
            source, would_be_released_at, detainer_lodged, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT ON CONSTRAINT pk_custody_stays DO NOTHING RETURNING id`,
    [
      stay.id,
      stay.caseId,
      stay.facilityId,
      precision,
      y ?? null,
      m ?? null,
      d ?? null,
      stay.orderedOn,
      stay.source,
      stay.wouldBeReleasedAt,
      stay.detainerLodged,
      stay.recordedBy,
    ],
  );
  return inserted.length === 1;
}

/** Ends the stay by a release, or takes that back with nulls. */
export async function endStay(
  tx: Tx,
  id: string,
  ended: { readonly on: string; readonly type: ReleaseType } | null,
): Promise<void> {
  await tx.query(
    `UPDATE app.custody_stays SET ended_on = $2, release_type = $3, release_recorded_at = CASE WHEN $2::date IS NOT NULL THEN app.now() END WHERE id = $1`,
    [id, ended?.on ?? null, ended?.type ?? null],
  );
}
