import type { Tx } from '../platform/unit-of-work.js';
import type { RetentionEnding } from './rules/call-retention.js';
import type { DeadlineRule } from './rules/deadline-rule.js';

export interface CallRetentionRow {
  readonly id: string;
  readonly intakeId: string;
  readonly intakeReference: string;
  readonly declinedOn: string;
  readonly dueOn: string;
  readonly arithmetic: string;
  readonly rule: DeadlineRule;
}

export interface NewCallRetention {
  readonly intakeId: string;
  readonly ruleCode: string;
  readonly ruleVersion: number;
  readonly declinedOn: string;
  readonly dueOn: string;
  readonly arithmetic: string;
}

export async function insertCallRetention(tx: Tx, row: NewCallRetention): Promise<string> {
  const [kept] = await tx.query<{ id: string }[]>(
    `INSERT INTO app.call_retentions (intake_id, rule_code, rule_version, declined_on, due_on, arithmetic, opened_by)
     VALUES ($1, $2, $3, $4, $5, $6, app.uid()) RETURNING id`,
    [row.intakeId, row.ruleCode, row.ruleVersion, row.declinedOn, row.dueOn, row.arithmetic],
  );
  return kept?.id ?? '';
}

/** Ends the open date of one call, or that with an id; the ids of what was open. */
export async function closeCallRetention(
  tx: Tx,
  which: { readonly intakeId: string } | { readonly id: string },
  as: RetentionEnding,
): Promise<string[]> {
  const [column, value] = 'id' in which ? ['id', which.id] : ['intake_id', which.intakeId];
  // An UPDATE gives its rows and how many they are.
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `UPDATE app.call_retentions SET closed_at = app.now(), closed_as = $2, closed_by = app.uid()
      WHERE ${column} = $1 AND closed_at IS NULL RETURNING id`,
    [value, as],
  );
  return rows.map(({ id }) => id);
}

/** Open dates, the soonest first: of one call, or all that are due by a day. */
export function openCallRetentions(
  tx: Tx,
  which: { readonly intakeId: string | null; readonly by: string; readonly limit: number },
): Promise<CallRetentionRow[]> {
  return tx.query(
    `SELECT r.id, r.intake_id AS "intakeId", i.reference AS "intakeReference", r.declined_on::text AS "declinedOn",
            r.due_on::text AS "dueOn", r.arithmetic, d.definition AS rule
       FROM app.call_retentions r
       JOIN app.intakes i ON i.id = r.intake_id
       JOIN app.deadline_rules d ON d.code = r.rule_code AND d.version = r.rule_version
      WHERE r.closed_at IS NULL AND CASE WHEN $1::uuid IS NULL THEN r.due_on <= $2::date ELSE r.intake_id = $1 END
      ORDER BY r.due_on, r.id LIMIT $3`,
    [which.intakeId, which.by, which.limit],
  );
}
