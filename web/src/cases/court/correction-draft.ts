import { type BondDecision, type CorrectionBody } from '../shapes.js';
import {
  decisionBody,
  type DecisionDraft,
  emptyDraft,
  FAMILIES,
  type Faults,
  faultsOf,
  RESULTS_OF,
  type Reservation,
  type Result,
} from './decision-form.js';

const SHORTEST_REASON = 3;

/** The form filled with what stands; `reason` is what was wrong with it. */
export function draftOf(decision: BondDecision): DecisionDraft {
  const { result, amountCents, alternative, served, decidedOn } = decision;
  return {
    ...emptyDraft(decidedOn),
    family: familyOf(result),
    result,
    amount: amountOf(amountCents),
    conditionKinds: decision.conditionKinds,
    conditions: decision.conditions ?? '',
    noJurisdictionReason: decision.noJurisdictionReason,
    alternative: alternative?.result ?? null,
    alternativeAmount: amountOf(alternative?.amountCents),
    appealReservedBy: reservationOf(decision.appealReservedBy),
    servedMethod: served.method,
    servedOn: served.on === decidedOn ? null : served.on,
    dhsBond: decision.dhsBond,
    dhsStance: decision.dhsStance,
    dhsPosition: decision.dhsPosition ?? '',
    dhsSaidWillAppeal: decision.dhsSaidWillAppeal ?? false,
  };
}

/** Whether the form says what stands already. */
export function isUnchanged(draft: DecisionDraft, decision: BondDecision): boolean {
  const bodyOf = (of: DecisionDraft) => JSON.stringify(decisionBody(of, decision.id));
  return bodyOf(draft) === bodyOf(draftOf(decision));
}

/** What is missing, by field, as codes of the `fault.` words: what the form of a result asks, and why it was wrong. */
export function correctionFaults(draft: DecisionDraft): Faults {
  return { ...faultsOf(draft), ...(draft.reason.trim().length < SHORTEST_REASON && { reason: 'reason' }) };
}

/** The correction as the server takes it; null while something of the decision is missing. */
export function correctionBody(draft: DecisionDraft, id: string, reason: string): CorrectionBody | null {
  const body = Object.keys(faultsOf(draft)).length === 0 ? decisionBody(draft, id) : null;
  return body && { ...body, reason };
}

function familyOf(result: Result): DecisionDraft['family'] {
  return FAMILIES.find((family) => (RESULTS_OF[family] as readonly Result[]).includes(result)) ?? null;
}

function amountOf(cents: number | null | undefined): string {
  if (cents === null || cents === undefined) return '';
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}

function reservationOf(reservers: BondDecision['appealReservedBy']): Reservation | null {
  const [first, second] = reservers;
  return second ? 'both' : (first ?? null);
}
