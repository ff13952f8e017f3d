import type { CaseStatus } from '../cases/rules/case-lifecycle.js';
import type { Tx } from '../platform/unit-of-work.js';
import { teamOf } from './dates.queries.js';

export interface DatelessRow {
  readonly caseId: string;
  readonly caseReference: string;
  readonly status: CaseStatus;
  readonly openedAt: Date;
  /** The last hearing that was held or stood on the calendar; null when there never was one. */
  readonly lastHearingAt: Date | null;
  readonly leadId: string | null;
  readonly backupId: string | null;
  /** How many there are in all, beyond those returned. */
  readonly total: number;
}

const DATELESS = `
  SELECT c.id AS "caseId", c.reference AS "caseReference", c.status, c.opened_at AS "openedAt",
         (SELECT max(h.starts_at) FROM app.hearings h WHERE h.case_id = c.id AND h.status IN ('held', 'scheduled')) AS "lastHearingAt",
         lead.staff_id AS "leadId", backup.staff_id AS "backupId", count(*) OVER ()::int AS total
    FROM app.cases c ${teamOf('c.id')}
   WHERE c.status <> 'closed'
     AND NOT EXISTS (SELECT 1 FROM app.hearings h WHERE h.case_id = c.id AND h.status = 'scheduled' AND h.starts_at >= $1::timestamptz)
     AND NOT EXISTS (SELECT 1 FROM app.deadlines d WHERE d.case_id = c.id AND d.status = 'open' AND d.nominal_ends_at >= $1::timestamptz)
   ORDER BY c.opened_at, c.id LIMIT $2`;

/**
 * Open cases that have neither a hearing nor an open deadline ahead of the instant `now`, the oldest first: at most `limit`
 * rows, each with the whole count. A date that is late is not ahead: such a case is here, too.
 */
export function datelessCases(tx: Tx, now: string, limit: number): Promise<DatelessRow[]> {
  return tx.query(DATELESS, [now, limit]);
}
