import type { Tx } from '../platform/unit-of-work.js';
import type { IncidentClosing } from './rules/queue-trouble.js';
import type { IncidentKind } from './rules/reminder-states.js';

export interface IncidentRow {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly fault: string | null;
  readonly case_id: string | null;
  readonly case_reference: string | null;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly closed_as: IncidentClosing | null;
}

const INCIDENTS = `SELECT i.id, i.kind, i.fault, i.case_id, app.case_code(i.case_id) AS case_reference, i.opened_at, i.closed_at, i.closed_by, i.closed_as
   FROM app.incidents i`;

/** Open incidents, the newest first, then those that were closed in the last seven days. */
export function recentIncidents(tx: Tx, limit: number): Promise<IncidentRow[]> {
  return tx.query<IncidentRow[]>(
    `${INCIDENTS} WHERE i.closed_at IS NULL OR i.closed_at > app.now() - interval '7 days'
      ORDER BY i.closed_at IS NOT NULL, coalesce(i.closed_at, i.opened_at) DESC, i.id LIMIT $1`,
    [limit],
  );
}

export async function openIncidentCount(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM app.incidents WHERE closed_at IS NULL',
  );
  return row?.count ?? 0;
}

export async function findIncident(tx: Tx, id: string): Promise<IncidentRow | null> {
  const [row] = await tx.query<IncidentRow[]>(`${INCIDENTS} WHERE i.id = $1`, [id]);
  return row ?? null;
}

/** False when it was closed before. */
export async function closeByHand(
  tx: Tx,
  id: string,
  staffId: string,
  closing: IncidentClosing,
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.incidents SET closed_at = app.now(), closed_by = $2, closed_as = $3 WHERE id = $1 AND closed_at IS NULL RETURNING id`,
    [id, staffId, closing],
  );
  return rows.length > 0;
}
