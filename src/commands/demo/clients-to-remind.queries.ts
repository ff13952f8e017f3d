import type { Tx } from '../../platform/unit-of-work.js';

/** The case whose client is held and whose hearing with an hour comes next; null when there is none. */
export async function nextHeldHearing(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `SELECT c.id FROM app.cases c JOIN app.hearings h ON h.case_id = c.id AND h.status = 'scheduled' AND h.certainty = 'exact'
      WHERE c.status <> 'closed' AND c.custody_status = 'in_custody' AND h.starts_at > app.now() + interval '2 days'
      ORDER BY h.starts_at, c.id LIMIT 1`,
  );
  return row?.id ?? null;
}

/** The open case whose client was released last; null when there is none. */
export async function lastReleased(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `SELECT c.id FROM app.cases c JOIN app.custody_stays s ON s.case_id = c.id AND s.ended_on IS NOT NULL
      WHERE c.status <> 'closed' AND c.custody_status = 'released' ORDER BY s.ended_on DESC, c.id LIMIT 1`,
  );
  return row?.id ?? null;
}
