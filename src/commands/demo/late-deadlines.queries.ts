import type { Tx } from '../../platform/unit-of-work.js';

/** Open deadlines whose nominal day is over. */
export function lateDeadlines(tx: Tx): Promise<{ id: string; endsAt: Date }[]> {
  return tx.query(
    `SELECT id, nominal_ends_at AS "endsAt" FROM app.deadlines WHERE status = 'open' AND nominal_ends_at < app.now() ORDER BY nominal_ends_at, id`,
  );
}
