import type { Tx } from '../platform/unit-of-work.js';
import type { DeadlineRule } from './rules/deadline-rule.js';
import type { DraftState } from './rules/rule-draft.js';

export interface RuleDraftRow {
  readonly id: string;
  readonly code: string;
  readonly baseVersion: number;
  /** The version the draft is built on, as it stands. */
  readonly base: DeadlineRule;
  readonly definition: DeadlineRule;
  readonly why: string;
  readonly state: DraftState;
  readonly version: number;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly enactedBy: string | null;
  readonly enactedAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
}

const DRAFTS = `
  SELECT f.id, f.code, f.base_version AS "baseVersion", r.definition AS base, f.definition, f.why, f.state, f.version,
         f.drafted_by AS "draftedBy", f.drafted_at AS "draftedAt", f.approved_by AS "approvedBy", f.approved_at AS "approvedAt",
         f.enacted_by AS "enactedBy", f.enacted_at AS "enactedAt", f.withdrawn_by AS "withdrawnBy", f.withdrawn_at AS "withdrawnAt"
    FROM app.rule_drafts f JOIN app.deadline_rules r ON r.code = f.code AND r.version = f.base_version`;

/** The drafts somebody still works on, then the last twenty that ended. */
export function ruleDrafts(tx: Tx): Promise<RuleDraftRow[]> {
  return tx.query(
    `${DRAFTS} ORDER BY (f.state NOT IN ('draft', 'approved')), coalesce(f.enacted_at, f.withdrawn_at, f.drafted_at) DESC, f.id
      LIMIT (SELECT 20 + count(*) FROM app.rule_drafts WHERE state IN ('draft', 'approved'))`,
  );
}

export async function findDraft(tx: Tx, id: string): Promise<RuleDraftRow | null> {
  const [row] = await tx.query<RuleDraftRow[]>(`${DRAFTS} WHERE f.id = $1`, [id]);
  return row ?? null;
}

export async function openDraftOf(tx: Tx, code: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `SELECT f.id FROM app.rule_drafts f WHERE f.code = $1 AND f.state IN ('draft', 'approved')`,
    [code],
  );
  return row?.id ?? null;
}

export async function insertDraft(
  tx: Tx,
  draft: Pick<RuleDraftRow, 'id' | 'code' | 'baseVersion' | 'definition' | 'why'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO app.rule_drafts (id, code, base_version, definition, why, drafted_by) VALUES ($1, $2, $3, $4, $5, app.uid())`,
    [draft.id, draft.code, draft.baseVersion, JSON.stringify(draft.definition), draft.why],
  );
}

/**
 * Moves an open draft that stands at `version`; false when it has moved on. `definition` and `why` are kept when null.
 */
export async function moveDraft(
  tx: Tx,
  id: string,
  version: number,
  to: Exclude<DraftState, 'enacted'>,
  words: { readonly definition: DeadlineRule; readonly why: string } | null = null,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `WITH moved AS (
       UPDATE app.rule_drafts f
          SET state = $3, version = f.version + 1,
              definition = coalesce($4::jsonb, f.definition), why = coalesce($5, f.why),
              approved_by = CASE WHEN $3 = 'approved' THEN app.uid() ELSE f.approved_by END,
              approved_at = CASE WHEN $3 = 'approved' THEN app.now() ELSE f.approved_at END,
              withdrawn_by = CASE WHEN $3 = 'withdrawn' THEN app.uid() END,
              withdrawn_at = CASE WHEN $3 = 'withdrawn' THEN app.now() END
        WHERE f.id = $1 AND f.version = $2 AND f.state IN ('draft', 'approved') AND NOT ($3 <> 'withdrawn' AND f.state = 'approved')
       RETURNING 1)
     SELECT 1 FROM moved`,
    [id, version, to, words ? JSON.stringify(words.definition) : null, words?.why ?? null],
  );
  return rows.length > 0;
}

/** Puts an approved draft in force; returns the number of the new version. The database refuses whoever approved it. */
export async function enactDraft(tx: Tx, id: string): Promise<number> {
  const [row] = await tx.query<{ version: number }[]>('SELECT app.enact_rule_draft($1) AS version', [id]);
  if (!row) throw new Error('The draft was not put in force');
  return row.version;
}

/** The open dates of one rule in cases that are not closed, with the reference of the case, the soonest first. */
export function openDatesOf(
  tx: Tx,
  code: string,
  lock: boolean,
): Promise<{ readonly id: string; readonly caseReference: string }[]> {
  return tx.query(
    `SELECT d.id, c.reference AS "caseReference" FROM app.deadlines d JOIN app.cases c ON c.id = d.case_id
      WHERE d.code = $1 AND d.status = 'open' AND d.entered_by IS NULL AND c.status <> 'closed'
      ORDER BY d.nominal_ends_at, d.id ${lock ? 'FOR UPDATE OF d' : ''}`,
    [code],
  );
}
