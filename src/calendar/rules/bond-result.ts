/** What a bond hearing can end in (domain reference 7.3), and what each means for the dates that follow. */
export const BOND_RESULTS = [
  'GRANTED_AMOUNT',
  'GRANTED_LOWERED',
  'RELEASE_ROR',
  'GRANTED_WITH_CONDITIONS',
  'DENIED_DANGER',
  'DENIED_FLIGHT',
  'DENIED_BOTH',
  'DENIED_NO_CHANGE',
  'NO_JURISDICTION',
  'WITHDRAWN',
  'NO_ACTION',
  'CONTINUED',
  'MOOT',
] as const;
export type BondResult = (typeof BOND_RESULTS)[number];

export const NO_JURISDICTION_REASONS = [
  'EWI_235B2',
  'BORDER_Q_LI',
  'ER_235B1',
  'ARRIVING',
  'MAND_236C',
  'LRA',
  'FINAL_ORDER',
  'WITHHOLDING_ONLY',
  'VWP',
  'NOT_IN_ICE_CUSTODY',
  'WRONG_VENUE',
  'OTHER',
] as const;
export type NoJurisdictionReason = (typeof NO_JURISDICTION_REASONS)[number];

/** Holdings a judge may add "in the alternative" to another result. */
export const ALTERNATIVE_RESULTS = [
  'GRANTED_AMOUNT',
  'GRANTED_LOWERED',
  'RELEASE_ROR',
  'GRANTED_WITH_CONDITIONS',
  'DENIED_DANGER',
  'DENIED_FLIGHT',
  'DENIED_BOTH',
] as const satisfies readonly BondResult[];
export type AlternativeResult = (typeof ALTERNATIVE_RESULTS)[number];

export const APPEAL_RESERVERS = ['respondent', 'dhs', 'none'] as const;
/** Who reserved appeal on the record; 'none' stands alone and means that both sides waived. */
export type AppealReserver = (typeof APPEAL_RESERVERS)[number];

export const SERVICE_METHODS = ['oral', 'in_person', 'mail', 'e_service'] as const;
export type ServiceMethod = (typeof SERVICE_METHODS)[number];

export const DHS_BONDS = ['no_bond', 'below_10000', 'at_least_10000', 'unknown'] as const;
/** What DHS itself had set before the hearing: an automatic stay needs no bond or $10,000 or more (1003.19(i)(2)). */
export type DhsBond = (typeof DHS_BONDS)[number];

export const BOND_CONDITIONS = [
  'electronic_monitoring',
  'phone_reporting',
  'check_ins',
  'fixed_address',
  'curfew',
  'travel_limits',
  'no_contact',
  'treatment',
  'other',
] as const;
/** What a judge or ICE may ask beside or instead of money; the words to it are kept apart, sealed. */
export type BondCondition = (typeof BOND_CONDITIONS)[number];

export const DHS_STANCES = ['opposed', 'not_opposed', 'stipulated', 'deferred'] as const;
/** Where the government stood at the hearing: against it, not against it, agreed to it, or left it to the judge. */
export type DhsStance = (typeof DHS_STANCES)[number];

/** INA 236(a)(2)(A): no bond below $1,500. */
export const LEAST_BOND_CENTS = 150_000;

const GRANTS: readonly BondResult[] = [
  'GRANTED_AMOUNT',
  'GRANTED_LOWERED',
  'RELEASE_ROR',
  'GRANTED_WITH_CONDITIONS',
];
const NEEDS_AMOUNT: readonly BondResult[] = ['GRANTED_AMOUNT', 'GRANTED_LOWERED'];
const NO_RULING: readonly BondResult[] = ['WITHDRAWN', 'NO_ACTION', 'CONTINUED', 'MOOT'];

/** Whether the judge ordered release, at an amount or without. */
export function ordersRelease(result: BondResult): boolean {
  return GRANTS.includes(result);
}

/** Whether there is a ruling that can be appealed at all. */
export function isAppealable(result: BondResult): boolean {
  return !NO_RULING.includes(result);
}

export interface RecordedDecision {
  readonly result: BondResult;
  readonly noJurisdictionReason: NoJurisdictionReason | null;
  readonly alternative: { readonly result: AlternativeResult; readonly amountCents: number | null } | null;
  readonly amountCents: number | null;
  readonly appealReservedBy: readonly AppealReserver[];
  readonly decidedOn: string;
  readonly served: { readonly method: ServiceMethod; readonly on: string };
  readonly dhsBond: DhsBond;
  readonly conditions?: readonly BondCondition[];
  readonly dhsStance?: DhsStance | null;
}

/** What does not fit together in a decision as typed: field and code, empty when all is well. */
export function faultsOfDecision(decision: RecordedDecision): { field: string; code: string }[] {
  const { result, alternative, amountCents, appealReservedBy, noJurisdictionReason, served, decidedOn } =
    decision;
  const faults: { field: string; code: string }[] = [];
  const fault = (wrong: boolean, field: string, code: string) => wrong && faults.push({ field, code });
  fault(NEEDS_AMOUNT.includes(result) && amountCents === null, 'amountCents', 'needed');
  fault(amountCents !== null && !ordersRelease(result), 'amountCents', 'not-with-this-result');
  fault(amountCents !== null && amountCents < LEAST_BOND_CENTS, 'amountCents', 'below-least-bond');
  fault(result === 'NO_JURISDICTION' && noJurisdictionReason === null, 'noJurisdictionReason', 'needed');
  fault(
    result !== 'NO_JURISDICTION' && noJurisdictionReason !== null,
    'noJurisdictionReason',
    'not-with-this-result',
  );
  const { conditions = [], dhsStance = null } = decision;
  fault(conditions.length > 0 && !ordersRelease(result), 'conditionKinds', 'not-with-this-result');
  fault(dhsStance !== null && !isAppealable(result), 'dhsStance', 'not-with-this-result');
  fault(
    alternative !== null && NEEDS_AMOUNT.includes(alternative.result) && alternative.amountCents === null,
    'alternative.amountCents',
    'needed',
  );
  fault(
    alternative !== null && (alternative.amountCents ?? LEAST_BOND_CENTS) < LEAST_BOND_CENTS,
    'alternative.amountCents',
    'below-least-bond',
  );
  fault(alternative !== null && !isAppealable(result), 'alternative', 'not-with-this-result');
  fault(isAppealable(result) && appealReservedBy.length === 0, 'appealReservedBy', 'needed');
  fault(
    appealReservedBy.includes('none') && appealReservedBy.length > 1,
    'appealReservedBy',
    'none-stands-alone',
  );
  fault(served.on < decidedOn, 'served.on', 'before-decision');
  return faults;
}
