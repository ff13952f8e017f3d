import type { Tx } from '../platform/unit-of-work.js';

/** An open date with its wall times and the instants kept of them. */
export interface WallTimeRow {
  readonly kind: 'hearing' | 'deadline';
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly timeZone: string;
  /** YYYY-MM-DDTHH:MM[:SS], or null where the date is a day, or was counted from an instant. */
  readonly localAt: string | null;
  readonly nominalOn: string | null;
  readonly rolledOn: string | null;
  readonly at: Date | null;
  readonly nominalEndsAt: Date | null;
  readonly rolledEndsAt: Date | null;
}

const OPEN_DATES = `
  SELECT * FROM (
    SELECT 'hearing' AS kind, h.id, h.case_id AS "caseId", h.version, h.time_zone AS "timeZone", h.local_on::text || 'T' || h.local_at::text AS "localAt",
           NULL AS "nominalOn", NULL AS "rolledOn", h.starts_at AS at, NULL::timestamptz AS "nominalEndsAt", NULL::timestamptz AS "rolledEndsAt"
      FROM app.hearings h WHERE h.status = 'scheduled' AND h.id > $1
    UNION ALL
    SELECT 'deadline', d.id, d.case_id, d.version, d.time_zone, d.inputs->>'localAt', d.nominal_on::text, d.rolled_on::text, d.nominal_at,
           d.nominal_ends_at, d.rolled_ends_at
      FROM app.deadlines d WHERE d.status = 'open' AND d.id > $1) t
   ORDER BY id LIMIT $2`;

/** Up to `limit` open dates of all cases in the order of ids, after `after`. */
export function openDates(tx: Tx, after: string, limit: number): Promise<WallTimeRow[]> {
  return tx.query<WallTimeRow[]>(OPEN_DATES, [after, limit]);
}

/** Writes the instant of a hearing that is still as it was read; false when it is not. */
export async function mendHearing(
  tx: Tx,
  { id, version }: Pick<WallTimeRow, 'id' | 'version'>,
  right: Readonly<Record<string, string>>,
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.hearings SET starts_at = $3, version = version + 1 WHERE id = $1 AND version = $2 AND status = 'scheduled' RETURNING id`,
    [id, version, right['at']],
  );
  return rows.length > 0;
}

/** Writes the instants of a deadline that is still as it was read; false when it is not. */
export async function mendDeadline(
  tx: Tx,
  { id, version }: Pick<WallTimeRow, 'id' | 'version'>,
  right: Readonly<Record<string, string>>,
): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.deadlines
        SET nominal_at = coalesce($3, nominal_at), rolled_at = coalesce($3, rolled_at), remind_at = coalesce($3, remind_at),
            nominal_ends_at = coalesce($4, nominal_ends_at), rolled_ends_at = coalesce($5, rolled_ends_at), version = version + 1
      WHERE id = $1 AND version = $2 AND status = 'open' RETURNING id`,
    [id, version, right['at'] ?? null, right['nominalEndsAt'] ?? null, right['rolledEndsAt'] ?? null],
  );
  return rows.length > 0;
}
