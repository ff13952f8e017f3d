import type { Tx } from '../platform/unit-of-work.js';
import type { EventSource, EventWay } from './rules/legal-event-kinds.js';

export interface LegalEventRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  /** Calendar day in the zone, YYYY-MM-DD. */
  readonly on: string;
  readonly at: Date | null;
  readonly orderedOn: string | null;
  readonly timeZone: string;
  readonly toldBy: EventSource;
  readonly toldHow: EventWay;
  readonly noteSealed: Buffer | null;
  readonly courtId: string | null;
  readonly facilityId: string | null;
  readonly detained: boolean;
  readonly recordedBy: string;
  readonly createdAt: Date;
  readonly takenBackBy: string | null;
  readonly takenBackAt: Date | null;
  readonly reasonSealed: Buffer | null;
}

export type NewLegalEvent = Omit<
  LegalEventRow,
  'at' | 'recordedBy' | 'createdAt' | 'takenBackBy' | 'takenBackAt' | 'reasonSealed'
> & {
  /** ISO instant. */
  readonly at: string | null;
};

const EVENTS = `
  SELECT e.id, e.case_id AS "caseId", e.kind, e.happened_on::text AS "on", e.happened_at AS "at", e.ordered_on::text AS "orderedOn",
         e.time_zone AS "timeZone", e.told_by AS "toldBy", e.told_how AS "toldHow", e.note_sealed AS "noteSealed", e.court_id AS "courtId",
         e.facility_id AS "facilityId", e.detained, e.recorded_by AS "recordedBy", e.created_at AS "createdAt",
         e.taken_back_by AS "takenBackBy", e.taken_back_at AS "takenBackAt", e.reason_sealed AS "reasonSealed"
    FROM app.legal_events e`;

/** What happened in a case, the latest first, with what was taken back. */
export function legalEventsOfCase(tx: Tx, caseId: string): Promise<LegalEventRow[]> {
  return tx.query(`${EVENTS} WHERE e.case_id = $1 ORDER BY e.happened_on DESC, e.created_at DESC, e.id`, [
    caseId,
  ]);
}

export async function findLegalEvent(tx: Tx, id: string): Promise<LegalEventRow | null> {
  const [row] = await tx.query<LegalEventRow[]>(`${EVENTS} WHERE e.id = $1`, [id]);
  return row ?? null;
}

export async function insertLegalEvent(tx: Tx, event: NewLegalEvent): Promise<void> {
  await tx.query(
    `INSERT INTO app.legal_events (id, case_id, kind, happened_on, happened_at, ordered_on, time_zone, told_by, told_how, note_sealed,
            court_id, facility_id, detained, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, app.uid())`,
    [
      event.id,
      event.caseId,
      event.kind,
      event.on,
      event.at,
      event.orderedOn,
      event.timeZone,
      event.toldBy,
      event.toldHow,
      event.noteSealed,
      event.courtId,
      event.facilityId,
      event.detained,
    ],
  );
}

/** Marks the event as taken back by the actor; one that is already stays as it is. */
export async function markTakenBack(tx: Tx, id: string, reasonSealed: Buffer): Promise<void> {
  await tx.query(
    `UPDATE app.legal_events SET taken_back_by = app.uid(), taken_back_at = app.now(), reason_sealed = $2
      WHERE id = $1 AND taken_back_at IS NULL`,
    [id, reasonSealed],
  );
}
