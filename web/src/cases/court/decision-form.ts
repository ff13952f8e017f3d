import { allOf } from '../../api/all-of.js';
import { isDay, UNFINISHED } from '../form/day.js';
import { type Certainty, dayBody, dayFaults } from './certainty.js';
import { type ContinueBody, type DecisionBody } from '../shapes.js';

/** What the judge did, as five cards a thumb can hit, and the finer result below each. */
export const FAMILIES = ['granted', 'denied', 'noJurisdiction', 'continued', 'ended'] as const;
export type Family = (typeof FAMILIES)[number];

export const RESULTS_OF = {
  granted: ['GRANTED_AMOUNT', 'GRANTED_LOWERED', 'RELEASE_ROR', 'GRANTED_WITH_CONDITIONS'],
  denied: ['DENIED_DANGER', 'DENIED_FLIGHT', 'DENIED_BOTH', 'DENIED_NO_CHANGE'],
  noJurisdiction: ['NO_JURISDICTION'],
  continued: ['CONTINUED'],
  ended: ['WITHDRAWN', 'NO_ACTION', 'MOOT'],
} as const satisfies Record<Family, readonly DecisionBody['result'][]>;
export type Result = (typeof RESULTS_OF)[Family][number];

export const NO_JURISDICTION_REASONS = allOf<NonNullable<DecisionBody['noJurisdictionReason']>>()([
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
]);
export type NoJurisdictionReason = (typeof NO_JURISDICTION_REASONS)[number];

export const ALTERNATIVES = [
  'GRANTED_AMOUNT',
  'GRANTED_LOWERED',
  'RELEASE_ROR',
  'GRANTED_WITH_CONDITIONS',
  'DENIED_DANGER',
  'DENIED_FLIGHT',
  'DENIED_BOTH',
] as const;
export type Alternative = (typeof ALTERNATIVES)[number];

/** Who reserved appeal, as one choice: the server's list of reservers is spelled out in `RESERVERS`. */
export const RESERVATIONS = ['respondent', 'dhs', 'both', 'none'] as const;
export type Reservation = (typeof RESERVATIONS)[number];
type Reserver = 'respondent' | 'dhs' | 'none';
const RESERVERS: Record<Reservation, Reserver[]> = {
  respondent: ['respondent'],
  dhs: ['dhs'],
  both: ['respondent', 'dhs'],
  none: ['none'],
};

export const SERVICE_METHODS = allOf<DecisionBody['served']['method']>()([
  'oral',
  'in_person',
  'mail',
  'e_service',
]);
export type ServiceMethod = (typeof SERVICE_METHODS)[number];

export const DHS_BONDS = allOf<NonNullable<DecisionBody['dhsBond']>>()([
  'no_bond',
  'below_10000',
  'at_least_10000',
  'unknown',
]);
export type DhsBond = (typeof DHS_BONDS)[number];

export const BOND_CONDITIONS = allOf<NonNullable<DecisionBody['conditionKinds']>[number]>()([
  'electronic_monitoring',
  'phone_reporting',
  'check_ins',
  'fixed_address',
  'curfew',
  'travel_limits',
  'no_contact',
  'treatment',
  'other',
]);
export type BondCondition = (typeof BOND_CONDITIONS)[number];

export const DHS_STANCES = allOf<NonNullable<DecisionBody['dhsStance']>>()([
  'opposed',
  'not_opposed',
  'stipulated',
  'deferred',
]);
export type DhsStance = (typeof DHS_STANCES)[number];

const LEAST_BOND_CENTS = 150_000;
const SHORTEST_REASON = 3;

/** What stands in the form. Empty strings and nulls are questions not answered yet; days are YYYY-MM-DD. */
export interface DecisionDraft {
  family: Family | null;
  result: Result | null;
  amount: string;
  conditionKinds: BondCondition[];
  conditions: string;
  noJurisdictionReason: NoJurisdictionReason | null;
  alternative: Alternative | null;
  alternativeAmount: string;
  appealReservedBy: Reservation | null;
  decidedOn: string | null;
  servedMethod: ServiceMethod;
  /** Null while it is the day of the decision; counts only for what is not stated orally. */
  servedOn: string | null;
  dhsBond: DhsBond | null;
  dhsStance: DhsStance | null;
  dhsPosition: string;
  dhsSaidWillAppeal: boolean;
  nextCertainty: Certainty;
  nextOn: string | null;
  nextAt: string;
  reason: string;
}

/** An empty form for a hearing: what was stated at the hearing was stated on its day. */
export function emptyDraft(decidedOn: string | null): DecisionDraft {
  return {
    family: null,
    result: null,
    amount: '',
    conditionKinds: [],
    conditions: '',
    noJurisdictionReason: null,
    alternative: null,
    alternativeAmount: '',
    appealReservedBy: null,
    decidedOn,
    servedMethod: 'oral',
    servedOn: null,
    dhsBond: null,
    dhsStance: null,
    dhsPosition: '',
    dhsSaidWillAppeal: false,
    nextCertainty: 'exact',
    nextOn: null,
    nextAt: '',
    reason: '',
  };
}

/** The draft after a card was pressed: a family of one result needs no second press, nor does the usual grant. */
export function withFamily(draft: DecisionDraft, family: Family): DecisionDraft {
  const results: readonly Result[] = RESULTS_OF[family];
  const kept = draft.result && results.includes(draft.result) ? draft.result : null;
  const usual = family === 'granted' || results.length === 1 ? (results[0] ?? null) : null;
  return { ...draft, family, result: kept ?? usual };
}

export interface Asks {
  amount: boolean;
  /** Money beside the conditions, if there is any. */
  maybeAmount: boolean;
  conditions: boolean;
  noJurisdictionReason: boolean;
  alternative: boolean;
  alternativeAmount: boolean;
  appeal: boolean;
  /** How and when it was given, and where the government stood: only of a ruling. */
  served: boolean;
  dhsBond: boolean;
  nextDate: boolean;
}

/** Which questions the result calls for; the others are neither shown nor sent. */
export function asks(draft: DecisionDraft): Asks {
  const { family, result, alternative } = draft;
  const ruled = family === 'granted' || family === 'denied' || family === 'noJurisdiction';
  return {
    amount: needsAmount(result),
    maybeAmount: result === 'GRANTED_WITH_CONDITIONS',
    conditions: family === 'granted' && result !== null,
    noJurisdictionReason: family === 'noJurisdiction',
    alternative: ruled,
    alternativeAmount: needsAmount(alternative),
    appeal: ruled,
    served: ruled,
    dhsBond: family === 'granted',
    nextDate: family === 'continued',
  };
}

function needsAmount(result: string | null): boolean {
  return result === 'GRANTED_AMOUNT' || result === 'GRANTED_LOWERED';
}

/** Dollars as people write them (`$7,500`, `7.500`, `7500.00`) in cents; null when it is no amount. */
export function centsOf(text: string): number | null {
  const bare = text.replace(/[$\s]/g, '').replace(/[,.](?=\d{3}(?:\D|$))/g, '');
  const match = /^(\d{1,8})(?:[.,](\d{2}))?$/.exec(bare);
  return match ? Number(match[1]) * 100 + Number(match[2] ?? 0) : null;
}

export type Faults = Partial<Record<keyof DecisionDraft, string>>;

/** What is missing or does not fit, by field, as codes of the `fault.` words. Empty when it can be sent. */
export function faultsOf(draft: DecisionDraft): Faults {
  const wanted = asks(draft);
  const faults: Faults = {};
  if (!draft.family) return { family: 'choose' };
  if (!draft.result) faults.result = 'choose';
  if (wanted.amount || (wanted.maybeAmount && draft.amount.trim() !== ''))
    amountFault(faults, 'amount', draft.amount);
  if (draft.result === 'GRANTED_WITH_CONDITIONS' && !hasConditions(draft)) faults.conditionKinds = 'choose';
  if (wanted.conditions && draft.conditionKinds.includes('other') && draft.conditions.trim() === '')
    faults.conditions = 'words';
  if (wanted.noJurisdictionReason && !draft.noJurisdictionReason) faults.noJurisdictionReason = 'choose';
  if (wanted.alternative && wanted.alternativeAmount)
    amountFault(faults, 'alternativeAmount', draft.alternativeAmount);
  if (wanted.appeal && !draft.appealReservedBy) faults.appealReservedBy = 'choose';
  if (!isDay(draft.decidedOn)) faults.decidedOn = 'day';
  const servedFault = servedOnFault(draft);
  if (servedFault) faults.servedOn = servedFault;
  return movesHearing(draft) ? { ...faults, ...nextDateFaults(draft) } : faults;
}

function hasConditions({ conditionKinds, conditions }: DecisionDraft): boolean {
  return conditionKinds.length > 0 || conditions.trim() !== '';
}

function servedOnFault(draft: DecisionDraft): string | null {
  const { servedMethod, servedOn, decidedOn } = draft;
  if (!asks(draft).served) return null;
  if (servedMethod === 'oral' || servedOn === null) return null;
  if (servedOn === UNFINISHED) return 'day';
  return isDay(decidedOn) && servedOn < decidedOn ? 'servedEarly' : null;
}

/** What a hearing on another day needs: the day, the hour and the reason. */
export function nextDateFaults({ nextCertainty, nextOn, nextAt, reason }: DecisionDraft): Faults {
  const { on, at } = dayFaults({ certainty: nextCertainty, on: nextOn, at: nextAt });
  return {
    ...(on && { nextOn: on }),
    ...(at && { nextAt: at }),
    ...(reason.trim().length < SHORTEST_REASON && { reason: 'reason' }),
  };
}

function amountFault(faults: Faults, field: 'amount' | 'alternativeAmount', text: string): void {
  const cents = centsOf(text);
  if (cents === null) faults[field] = text.trim() === '' ? 'amountMissing' : 'amount';
  else if (cents < LEAST_BOND_CENTS) faults[field] = 'amountLeast';
}

/** The form as the server takes it. Only for a draft without faults; what was not asked is left out. */
export function decisionBody(draft: DecisionDraft, id: string): DecisionBody | null {
  const { result, decidedOn } = draft;
  if (!result || !isDay(decidedOn)) return null;
  const wanted = asks(draft);
  const cents = wanted.amount || wanted.maybeAmount ? centsOf(draft.amount) : null;
  const dhsPosition = draft.dhsPosition.trim();
  const conditions = draft.conditions.trim();
  const method = wanted.served ? draft.servedMethod : 'oral';
  const servedOn = method === 'oral' ? decidedOn : (draft.servedOn ?? decidedOn);
  return {
    id,
    result,
    ...(wanted.noJurisdictionReason &&
      draft.noJurisdictionReason && { noJurisdictionReason: draft.noJurisdictionReason }),
    ...(wanted.alternative &&
      draft.alternative && { alternative: alternativeBody(draft.alternative, draft.alternativeAmount) }),
    ...(cents !== null && { amountCents: cents }),
    ...(wanted.conditions && draft.conditionKinds.length > 0 && { conditionKinds: draft.conditionKinds }),
    ...(wanted.conditions && conditions && { conditions }),
    appealReservedBy: wanted.appeal && draft.appealReservedBy ? RESERVERS[draft.appealReservedBy] : [],
    decidedOn,
    served: { method, on: servedOn },
    ...(wanted.dhsBond && { dhsBond: draft.dhsBond ?? 'unknown' }),
    ...(wanted.served && draft.dhsStance && { dhsStance: draft.dhsStance }),
    ...(wanted.served && dhsPosition && { dhsPosition }),
    ...(wanted.dhsBond && { dhsSaidWillAppeal: draft.dhsSaidWillAppeal }),
  };
}

/** The next day of a hearing as the server takes it. */
export function continueBody(
  { nextCertainty, nextOn, nextAt, reason }: DecisionDraft,
  id: string,
): ContinueBody {
  const day = dayBody({ certainty: nextCertainty, on: nextOn, at: nextAt });
  return { id, ...day, reason: reason.trim() };
}

function alternativeBody(result: Alternative, amount: string): { result: Alternative; amountCents?: number } {
  const cents = needsAmount(result) ? centsOf(amount) : null;
  return { result, ...(cents !== null && { amountCents: cents }) };
}

/** A continued hearing with its next date is moved, not decided; so is one whose next date is half written. */
export function movesHearing(draft: DecisionDraft): boolean {
  return draft.family === 'continued' && (draft.nextOn !== null || draft.nextCertainty !== 'exact');
}
