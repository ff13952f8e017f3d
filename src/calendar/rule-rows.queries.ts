import type { Tx } from '../platform/unit-of-work.js';
import type { DeadlineRule } from './rules/deadline-rule.js';
import { RULE_BOOK } from './rules/rule-book.js';

/**
 * Every rule that computes a date, in every version, by code and then the newest version first. What a date entered by
 * hand is about is a row of the table too, and is left out.
 */
export async function allRules(tx: Tx): Promise<DeadlineRule[]> {
  const rows = await tx.query<{ definition: DeadlineRule }[]>(
    `SELECT r.definition FROM app.deadline_rules r WHERE r.definition ? 'inputs' ORDER BY r.code, r.version DESC`,
  );
  return rows.map(({ definition }) => definition);
}

type Run = (sql: string, parameters: readonly unknown[]) => Promise<unknown>;

/**
 * Writes the rule book into the rules table; rows that are there stay as they are, because a version never changes.
 * Runs as the owner of the table, in a migration. A change of law is a new version in a later migration.
 */
export async function loadDeadlineRules(run: Run): Promise<void> {
  await run(
    `INSERT INTO app.deadline_rules (code, version, owner, ladder, mark, effective_from, effective_to, approved_by, last_verified_on, definition)
     SELECT r.code, r.version, r.owner, r.ladder, r.mark, r."effectiveFrom", r."effectiveTo", r."approvedBy", r."lastVerifiedOn", r.definition
       FROM jsonb_to_recordset($1) AS r(code text, version int, owner text, ladder text, mark text, "effectiveFrom" date,
            "effectiveTo" date, "approvedBy" text, "lastVerifiedOn" date, definition jsonb)
     ON CONFLICT ON CONSTRAINT pk_deadline_rules DO NOTHING`,
    [JSON.stringify(RULE_BOOK.map((rule: DeadlineRule) => ({ ...rule, definition: rule })))],
  );
}
