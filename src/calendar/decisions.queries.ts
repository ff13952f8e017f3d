import type { Tx } from '../platform/unit-of-work.js';
import type {
  AlternativeResult,
  AppealReserver,
  BondCondition,
  BondResult,
  DhsBond,
  DhsStance,
  NoJurisdictionReason,
  ServiceMethod,
} from './rules/bond-result.js';
import type { FilingKind } from './rules/deadlines-for-decision.js';

export interface DecisionRow {
  readonly id: string;
  readonly caseId: string;
  readonly hearingId: string;
  readonly result: BondResult;
  readonly noJurisdictionReason: NoJurisdictionReason | null;
  readonly alternativeResult: AlternativeResult | null;
  readonly alternativeAmountCents: number | null;
  readonly amountCents: number | null;
  readonly appealReservedBy: AppealReserver[];
  readonly decidedOn: string;
  readonly servedMethod: ServiceMethod;
  readonly servedOn: string;
  readonly dhsBond: DhsBond;
  readonly dhsSaidWillAppeal: boolean | null;
  readonly conditionKinds: BondCondition[];
  readonly dhsStance: DhsStance | null;
  readonly conditionsSealed: Buffer | null;
  readonly dhsPositionSealed: Buffer | null;
  /** The decision in whose place it stands. */
  readonly correctsId: string | null;
  readonly recordedBy: string;
  readonly createdAt: Date;
  /** Of one that was corrected: it stays, and does not count any more. */
  readonly correctedBy: string | null;
  readonly correctedAt: Date | null;
  readonly correctionSealed: Buffer | null;
}

export type NewDecision = Omit<DecisionRow, 'createdAt' | 'correctedBy' | 'correctedAt' | 'correctionSealed'>;

const DECISIONS = `
  SELECT d.id, d.case_id AS "caseId", d.hearing_id AS "hearingId", d.result, d.no_jurisdiction_reason AS "noJurisdictionReason",
         d.alternative_result AS "alternativeResult", d.alternative_amount_cents AS "alternativeAmountCents",
         d.amount_cents AS "amountCents", d.appeal_reserved_by AS "appealReservedBy", d.decided_on::text AS "decidedOn",
         d.served_method AS "servedMethod", d.served_on::text AS "servedOn", d.dhs_bond AS "dhsBond",
         d.dhs_said_will_appeal AS "dhsSaidWillAppeal", d.condition_kinds AS "conditionKinds", d.dhs_stance AS "dhsStance",
         d.conditions_sealed AS "conditionsSealed",
         d.dhs_position_sealed AS "dhsPositionSealed", d.recorded_by AS "recordedBy", d.created_at AS "createdAt",
         d.corrects_id AS "correctsId", d.corrected_by AS "correctedBy", d.corrected_at AS "correctedAt",
         d.correction_sealed AS "correctionSealed"
    FROM app.bond_decisions d`;

/** The decisions of a case by day, those that were corrected too. */
export function decisionsOfCase(tx: Tx, caseId: string): Promise<DecisionRow[]> {
  return tx.query(`${DECISIONS} WHERE d.case_id = $1 ORDER BY d.decided_on, d.created_at, d.id`, [caseId]);
}

/** Every decision ever recorded for a hearing, the one that stands last. */
export function decisionsOfHearing(tx: Tx, hearingId: string): Promise<DecisionRow[]> {
  return tx.query(`${DECISIONS} WHERE d.hearing_id = $1 ORDER BY d.corrected_at NULLS LAST, d.created_at`, [
    hearingId,
  ]);
}

/** The decision that stands for a hearing. */
export async function decisionOfHearing(tx: Tx, hearingId: string): Promise<DecisionRow | null> {
  const [row] = await tx.query<DecisionRow[]>(
    `${DECISIONS} WHERE d.hearing_id = $1 AND d.corrected_at IS NULL`,
    [hearingId],
  );
  return row ?? null;
}

export async function findDecision(tx: Tx, id: string): Promise<DecisionRow | null> {
  const [row] = await tx.query<DecisionRow[]>(`${DECISIONS} WHERE d.id = $1`, [id]);
  return row ?? null;
}

/** Marks a decision as corrected by the actor; one that is already stays as it is. */
export async function markCorrected(tx: Tx, id: string, correctionSealed: Buffer): Promise<void> {
  await tx.query(
    `UPDATE app.bond_decisions SET corrected_by = app.uid(), corrected_at = app.now(), correction_sealed = $2
      WHERE id = $1 AND corrected_at IS NULL`,
    [id, correctionSealed],
  );
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await tx.query(
    `INSERT INTO app.bond_decisions (id, case_id, hearing_id, result, no_jurisdiction_reason, alternative_result,
            alternative_amount_cents, amount_cents, appeal_reserved_by, decided_on, served_method, served_on, dhs_bond,
            dhs_said_will_appeal, conditions_sealed, dhs_position_sealed, recorded_by, condition_kinds,
            dhs_stance, corrects_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      decision.id,
      decision.caseId,
      decision.hearingId,
      decision.result,
      decision.noJurisdictionReason,
      decision.alternativeResult,
      decision.alternativeAmountCents,
      decision.amountCents,
      decision.appealReservedBy,
      decision.decidedOn,
      decision.servedMethod,
      decision.servedOn,
      decision.dhsBond,
      decision.dhsSaidWillAppeal,
      decision.conditionsSealed,
      decision.dhsPositionSealed,
      decision.recordedBy,
      decision.conditionKinds,
      decision.dhsStance,
      decision.correctsId,
    ],
  );
}

export interface FilingRow {
  readonly id: string;
  readonly caseId: string;
  readonly decisionId: string;
  /** Of the decision: a correction stands for the same one. */
  readonly hearingId: string;
  readonly kind: FilingKind;
  readonly on: string;
  readonly recordedBy: string;
  readonly createdAt: Date;
}

const FILINGS = `
  SELECT f.id, f.case_id AS "caseId", f.decision_id AS "decisionId", d.hearing_id AS "hearingId", f.kind, f.happened_on::text AS "on",
         f.recorded_by AS "recordedBy", f.created_at AS "createdAt"
    FROM app.government_filings f JOIN app.bond_decisions d ON d.id = f.decision_id`;

export function filingsOfCase(tx: Tx, caseId: string): Promise<FilingRow[]> {
  return tx.query(`${FILINGS} WHERE f.case_id = $1 ORDER BY f.happened_on, f.created_at, f.id`, [caseId]);
}

export async function insertFiling(
  tx: Tx,
  filing: Omit<FilingRow, 'createdAt' | 'hearingId'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO app.government_filings (id, case_id, decision_id, kind, happened_on, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [filing.id, filing.caseId, filing.decisionId, filing.kind, filing.on, filing.recordedBy],
  );
}
