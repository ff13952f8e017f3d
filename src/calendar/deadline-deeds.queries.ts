import type { Tx } from '../platform/unit-of-work.js';
import type { DeadlineStatus } from './rules/deadline-rule.js';
import type { DeedKind, DocketCheck } from './rules/closing.js';

export interface DeedRow {
  readonly id: string;
  readonly deadlineId: string;
  /** The version of the date that the deed made. */
  readonly version: number;
  readonly kind: DeedKind;
  readonly doneOn: string | null;
  readonly docketCheck: DocketCheck | null;
  readonly noteSealed: Buffer | null;
  readonly doneBy: string;
  readonly doneAt: Date;
}

export type NewDeed = Omit<DeedRow, 'doneBy' | 'doneAt'> & { readonly caseId: string };

/** What people did to these dates, the oldest deed first. */
export function deedsOfDeadlines(tx: Tx, deadlineIds: readonly string[]): Promise<DeedRow[]> {
  return tx.query(
    `SELECT id, deadline_id AS "deadlineId", version, kind, done_on::text AS "doneOn", docket_check AS "docketCheck",
            note_sealed AS "noteSealed", done_by AS "doneBy", done_at AS "doneAt"
       FROM app.deadline_deeds WHERE deadline_id = ANY ($1::uuid[]) ORDER BY version`,
    [deadlineIds],
  );
}

export async function insertDeed(tx: Tx, deed: NewDeed): Promise<void> {
  const { id, caseId, deadlineId, version, kind, doneOn, docketCheck, noteSealed } = deed;
  await tx.query(
    `INSERT INTO app.deadline_deeds (id, case_id, deadline_id, version, kind, done_on, docket_check, note_sealed, done_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, app.uid())`,
    [id, caseId, deadlineId, version, kind, doneOn, docketCheck, noteSealed],
  );
}

/** Closes a locked open date by hand. Its version moves on, so that no reminder of the one before counts any more. */
export async function closeByHand(
  tx: Tx,
  id: string,
  status: Exclude<DeadlineStatus, 'open' | 'superseded'>,
): Promise<void> {
  await tx.query(
    `UPDATE app.deadlines SET status = $2, closed_at = app.now(), closed_by = app.uid(), version = version + 1
      WHERE id = $1 AND status = 'open'`,
    [id, status],
  );
}

/** Opens a locked date again as a next version: whoever had seen it is asked anew. */
export async function openAgain(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `UPDATE app.deadlines SET status = 'open', closed_at = NULL, closed_by = NULL, closed_by_event_id = NULL, acknowledged_by = NULL, acknowledged_at = NULL,
            version = version + 1
      WHERE id = $1 AND status <> 'open'`,
    [id],
  );
}
