import type { Tx } from '../platform/unit-of-work.js';
import type { HearingKind } from './rules/deadlines-for-decision.js';
import type { HearingCertainty } from './rules/hearing-certainty.js';
import type { HearingSource, HearingStatus, Modality } from './rules/hearing-words.js';

export interface HearingRow {
  readonly id: string;
  readonly caseId: string;
  readonly courtId: string;
  readonly courtKey: string;
  readonly courtName: string;
  readonly kind: HearingKind;
  readonly modality: Modality;
  readonly source: HearingSource;
  readonly certainty: HearingCertainty;
  /** Calendar day at the court, YYYY-MM-DD; null while it is to be set. */
  readonly on: string | null;
  /** Wall time at the court, HH:MM; null unless the date is exact. */
  readonly at: string | null;
  readonly timeZone: string;
  /** When it begins, or when a control date is over; null while it is to be set. */
  readonly startsAt: Date | null;
  readonly status: HearingStatus;
  readonly version: number;
  readonly continuedFrom: string | null;
  readonly linkSealed: Buffer | null;
  readonly judgeSealed: Buffer | null;
  readonly reasonSealed: Buffer | null;
  readonly recordedBy: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export type NewHearing = Pick<
  HearingRow,
  | 'id'
  | 'caseId'
  | 'courtId'
  | 'kind'
  | 'modality'
  | 'source'
  | 'certainty'
  | 'on'
  | 'at'
  | 'timeZone'
  | 'continuedFrom'
  | 'linkSealed'
  | 'judgeSealed'
  | 'recordedBy'
> & {
  /** ISO instant. */
  readonly startsAt: string | null;
};

const HEARINGS = `
  SELECT h.id, h.case_id AS "caseId", h.court_id AS "courtId", c.key AS "courtKey", c.name AS "courtName", h.kind, h.modality,
         h.source, h.certainty, h.local_on::text AS "on", to_char(h.local_at, 'HH24:MI') AS "at", h.time_zone AS "timeZone",
         h.starts_at AS "startsAt", h.status, h.version, h.continued_from AS "continuedFrom", h.link_sealed AS "linkSealed",
         h.judge_sealed AS "judgeSealed", h.reason_sealed AS "reasonSealed", h.recorded_by AS "recordedBy",
         h.created_at AS "createdAt", h.ended_at AS "endedAt"
    FROM app.hearings h JOIN app.courts c ON c.id = h.court_id`;

/** The hearings of a case by time, those that ended too. */
export function hearingsOfCase(tx: Tx, caseId: string): Promise<HearingRow[]> {
  return tx.query(`${HEARINGS} WHERE h.case_id = $1 ORDER BY h.starts_at, h.created_at, h.id`, [caseId]);
}

export async function findHearing(tx: Tx, id: string): Promise<HearingRow | null> {
  const [row] = await tx.query<HearingRow[]>(`${HEARINGS} WHERE h.id = $1`, [id]);
  return row ?? null;
}

/** The same, and nobody else may end it until the transaction does. */
export async function lockHearing(tx: Tx, id: string): Promise<HearingRow | null> {
  const [row] = await tx.query<HearingRow[]>(`${HEARINGS} WHERE h.id = $1 FOR UPDATE OF h`, [id]);
  return row ?? null;
}

/** Inserts the hearing; false when one with this id is there already. */
export async function insertHearing(tx: Tx, hearing: NewHearing): Promise<boolean> {
  const inserted = await tx.query<{ id: string }[]>(
    `INSERT INTO app.hearings (id, case_id, court_id, kind, modality, source, local_on, local_at, time_zone, starts_at,
            continued_from, link_sealed, judge_sealed, recorded_by, certainty)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT ON CONSTRAINT pk_hearings DO NOTHING RETURNING id`,
    [
      hearing.id,
      hearing.caseId,
      hearing.courtId,
      hearing.kind,
      hearing.modality,
      hearing.source,
      hearing.on,
      hearing.at,
      hearing.timeZone,
      hearing.startsAt,
      hearing.continuedFrom,
      hearing.linkSealed,
      hearing.judgeSealed,
      hearing.recordedBy,
      hearing.certainty,
    ],
  );
  return inserted.length === 1;
}

/** Puts right how a hearing ended, when its decision is corrected. */
export async function setOutcome(tx: Tx, id: string, status: 'held' | 'continued'): Promise<void> {
  await tx.query('UPDATE app.hearings SET status = $2, version = version + 1 WHERE id = $1', [id, status]);
}

/** Ends a scheduled hearing and raises its version. */
export async function endHearing(
  tx: Tx,
  id: string,
  status: HearingStatus,
  reasonSealed: Buffer | null,
): Promise<void> {
  await tx.query(
    `UPDATE app.hearings SET status = $2, version = version + 1, ended_at = app.now(), reason_sealed = $3 WHERE id = $1`,
    [id, status, reasonSealed],
  );
}
