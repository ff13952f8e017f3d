import type { Tx } from '../platform/unit-of-work.js';

export interface PersonToPlan {
  readonly staff_id: string;
  /** When they last changed something, as text with microseconds. */
  readonly since: string;
}

/** Whoever has waited longest for their reminders to be planned again, or null. */
export async function personToPlan(tx: Tx): Promise<PersonToPlan | null> {
  const [row] = await tx.query<PersonToPlan[]>(
    `SELECT staff_id, replan_at::text AS since FROM app.staff_reach WHERE replan_at IS NOT NULL ORDER BY replan_at, staff_id LIMIT 1`,
  );
  return row ?? null;
}

/** Up to `limit` ids of cases that are not closed and on which the person may be told, in the order of ids, after `after`. */
export async function casesOf(
  tx: Tx,
  staffId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT c.id FROM app.cases c
      WHERE c.status <> 'closed' AND ($2::uuid IS NULL OR c.id > $2)
        AND (EXISTS (SELECT 1 FROM app.assignments a WHERE a.case_id = c.id AND a.staff_id = $1 AND a.ended_at IS NULL)
             OR EXISTS (SELECT 1 FROM app.staff_roles r WHERE r.staff_id = $1 AND r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL))
      ORDER BY c.id LIMIT $3`,
    [staffId, after, limit],
  );
  return rows.map((row) => row.id);
}

/** Notes that it is done; somebody who has changed something since then still waits. */
export async function notePlanned(tx: Tx, person: PersonToPlan): Promise<void> {
  await tx.query('UPDATE app.staff_reach SET replan_at = NULL WHERE staff_id = $1 AND replan_at::text = $2', [
    person.staff_id,
    person.since,
  ]);
}
