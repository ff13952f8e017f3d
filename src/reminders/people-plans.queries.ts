import type { Tx } from '../platform/unit-of-work.js';
import { isLookedAfter, outlives } from './afterwards.js';
import { isPutAside } from './put-aside.js';

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

/** Up to `limit` ids of cases in which there may be dates and on which the person may be told, in the order of ids, after `after`. */
export async function casesOf(
  tx: Tx,
  staffId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT c.id FROM app.cases c
      WHERE ${isLookedAfter('c')} AND ($2::uuid IS NULL OR c.id > $2)
        AND (EXISTS (SELECT 1 FROM app.assignments a WHERE a.case_id = c.id AND a.staff_id = $1 AND a.ended_at IS NULL)
             OR EXISTS (SELECT 1 FROM app.staff_roles r WHERE r.staff_id = $1 AND r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL))
      ORDER BY c.id LIMIT $3`,
    [staffId, after, limit],
  );
  return rows.map((row) => row.id);
}

/**
 * Up to `limit` ids of cases in which something waits to be sent to the person, those with the soonest first. As the
 * inbox is always on, whoever has nothing waiting in a case, also not for a mail of the day, has nothing to be moved.
 */
export async function casesWaitingFor(tx: Tx, staffId: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT c.id FROM app.reminders r JOIN app.cases c ON c.id = r.case_id AND ${outlives('r', 'c')}
      WHERE r.recipient_id = $1 AND r.kind = 'reminder' AND (r.state = 'scheduled' OR ${isPutAside('r')})
      GROUP BY c.id ORDER BY min(r.due_at), c.id LIMIT $2`,
    [staffId, limit],
  );
  return rows.map((row) => row.id);
}

/** Notes that nothing of theirs waits to be planned; in the transaction in which it was. */
export async function noteAllPlanned(tx: Tx, staffId: string): Promise<void> {
  await tx.query('UPDATE app.staff_reach SET replan_at = NULL WHERE staff_id = $1', [staffId]);
}

/** Notes that it is done; somebody who has changed something since then still waits. */
export async function notePlanned(tx: Tx, person: PersonToPlan): Promise<void> {
  await tx.query('UPDATE app.staff_reach SET replan_at = NULL WHERE staff_id = $1 AND replan_at::text = $2', [
    person.staff_id,
    person.since,
  ]);
}
