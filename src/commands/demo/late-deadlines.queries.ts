import type { Tx } from '../../platform/unit-of-work.js';

export interface LateDeadline {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly endsAt: Date;
}

/** Open deadlines whose nominal day is over. */
export function lateDeadlines(tx: Tx): Promise<LateDeadline[]> {
  return tx.query(
    `SELECT id, case_id AS "caseId", version, nominal_ends_at AS "endsAt" FROM app.deadlines
      WHERE status = 'open' AND nominal_ends_at < app.now() ORDER BY nominal_ends_at, id`,
  );
}
