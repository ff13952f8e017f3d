import { isAppealable, ordersRelease, type RecordedDecision } from './bond-result.js';
import type { DeadlineInputs } from './deadline-rule.js';
import type { HearingCertainty } from './hearing-certainty.js';

/** A rule that something in the case has set going, with what it counts from. */
export interface TriggeredRule {
  readonly code: string;
  readonly inputs: DeadlineInputs;
}

/**
 * The rules a bond decision sets going.
 * - Our appeal and its 10-day guard, when the ruling can be appealed and the respondent reserved: waived on the record
 *   means there is no appeal (8 CFR 1003.38(b), 1003.39). It counts from the day an oral decision was stated, or a
 *   written one was mailed or served. A holding in the alternative changes no date: it orders nothing.
 * - After an order of release: the one-business-day window for EOIR-43 and the ten business days for the DHS appeal
 *   (8 CFR 1003.19(i)(2), 1003.6(c)(1)), unless DHS itself had set a bond below $10,000, which allows no automatic
 *   stay; and the posting, when there is an amount to post.
 */
export function deadlinesForDecision(decision: RecordedDecision): TriggeredRule[] {
  const { result, appealReservedBy, decidedOn, served, amountCents, dhsBond } = decision;
  const triggered: TriggeredRule[] = [];
  if (isAppealable(result) && appealReservedBy.includes('respondent')) {
    const inputs: DeadlineInputs =
      served.method === 'oral' ? { decisionStatedOn: decidedOn } : { decisionServedOn: served.on };
    triggered.push({ code: 'BIA_BOND_APPEAL', inputs }, { code: 'BIA_APPEAL_GUARD', inputs });
  }
  if (ordersRelease(result)) {
    const inputs: DeadlineInputs = { orderedOn: decidedOn };
    if (dhsBond !== 'below_10000')
      triggered.push({ code: 'DHS_EOIR43', inputs }, { code: 'DHS_APPEAL_10BD', inputs });
    if (amountCents !== null) triggered.push({ code: 'POST_BOND', inputs });
  }
  return triggered;
}

export const HEARING_KINDS = ['bond', 'joseph', 'custody_review', 'master', 'individual'] as const;
export type HearingKind = (typeof HEARING_KINDS)[number];

/** Hearings that decide on custody: they call for bond evidence. */
export function decidesCustody(kind: HearingKind): boolean {
  return kind === 'bond' || kind === 'joseph' || kind === 'custody_review';
}

/**
 * The rules a scheduled hearing sets going, beside the hearing itself, which is reminded of as a hearing; `on` is the court's calendar day, exact or a control date, and null while the
 * court has set none. Then we ask it again: counted from `today`, the day at the court.
 */
export function deadlinesForHearing(hearing: {
  readonly kind: HearingKind;
  readonly certainty: HearingCertainty;
  readonly on: string | null;
  readonly detained: boolean;
  readonly today: string;
}): TriggeredRule[] {
  const { kind, certainty, on, detained, today } = hearing;
  if (certainty === 'to_be_set' || on === null) return [{ code: 'ASK_COURT', inputs: { toBeSetOn: today } }];
  if (decidesCustody(kind)) return [{ code: 'BOND_EVIDENCE', inputs: { hearingOn: on } }];
  // Of people held, the court sets the day itself (Practice Manual, App. C): it is entered by hand.
  if (detained) return [];
  return [
    { code: kind === 'individual' ? 'FILE_INDIV' : 'FILE_MASTER', inputs: { hearingOn: on, detained } },
  ];
}

export const FILING_KINDS = [
  'eoir43_filed',
  'dhs_appeal_filed',
  'autostay_lapsed',
  'bia_decided_for_respondent',
  'referred_to_ag',
] as const;
/** What happens on the government's side after an order of release. */
export type FilingKind = (typeof FILING_KINDS)[number];

/** What a filing sets going, and which open dates it answers (met) or leaves without object (superseded). */
export interface FilingEffect {
  readonly triggered: readonly TriggeredRule[];
  readonly met: readonly string[];
  readonly superseded: readonly string[];
}

/** The effect of a filing or ruling of a given day on the dates of the case (8 CFR 1003.6(c), (d)). */
export function deadlinesForFiling(kind: FilingKind, on: string): FilingEffect {
  switch (kind) {
    case 'eoir43_filed':
      // The order is stayed: there is nothing to post until the stay ends.
      return { triggered: [], met: ['DHS_EOIR43'], superseded: ['POST_BOND'] };
    case 'dhs_appeal_filed':
      return {
        triggered: [{ code: 'AUTOSTAY_90', inputs: { dhsAppealFiledOn: on } }],
        met: ['DHS_EOIR43', 'DHS_APPEAL_10BD'],
        superseded: ['POST_BOND'],
      };
    case 'autostay_lapsed':
      return {
        triggered: [{ code: 'AUTOSTAY_PLUS30', inputs: { autostayLapseOn: on } }],
        met: ['AUTOSTAY_90'],
        superseded: [],
      };
    case 'bia_decided_for_respondent':
      return {
        triggered: [{ code: 'AG_HOLD_5BD', inputs: { biaDecisionOn: on } }],
        met: [],
        superseded: ['AUTOSTAY_90', 'AUTOSTAY_PLUS30'],
      };
    case 'referred_to_ag':
      return {
        triggered: [{ code: 'AG_REFERRAL_15BD', inputs: { referredOn: on } }],
        met: ['AG_HOLD_5BD'],
        superseded: [],
      };
  }
}

/**
 * The two clocks of a detainer, from the instant a person would otherwise be released (RFC 3339). The state's clock
 * runs only in North Carolina (N.C.G.S. 162-62(b1)); the federal limit everywhere (8 CFR 287.7(d)).
 */
export function deadlinesForDetainer(wouldBeReleasedAt: string, state: string): TriggeredRule[] {
  const inputs: DeadlineInputs = { wouldBeReleasedAt };
  const federal = { code: 'FED_DETAINER_48H', inputs };
  return state === 'NC' ? [{ code: 'NC_DETAINER_48H', inputs }, federal] : [federal];
}
