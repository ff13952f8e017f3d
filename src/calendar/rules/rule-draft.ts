import { computeDeadline, type CalendarFacts, type ComputedDeadline } from './deadline-engine.js';
import {
  countsHours,
  type ConfidenceMark,
  type DeadlineInputs,
  type DeadlineRule,
  type DeadlineUnit,
  type RuleLadder,
} from './deadline-rule.js';
import { partsOf, type DueParts } from './due-instants.js';
import { triggerDayOf } from './trigger-day.js';

/** A draft is worked on, signed by a supervising attorney, and put in force by a second person; or it is withdrawn. */
export const DRAFT_STATES = ['draft', 'approved', 'enacted', 'withdrawn'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export const OPEN_DRAFT_STATES: readonly DraftState[] = ['draft', 'approved'];

/** What a next version of a rule may say anew; its trigger, its direction and whom it is for stay. */
export interface RuleChange {
  readonly title: { readonly en: string; readonly es: string };
  readonly count: number;
  readonly unit: DeadlineUnit;
  readonly rolls: boolean;
  readonly ladder: RuleLadder;
  readonly citation: string;
  readonly mark: ConfidenceMark;
  /** First day, YYYY-MM-DD, on which a trigger falls under the next version. */
  readonly effectiveFrom: string;
}

export type DraftedRule =
  | { readonly ok: true; readonly rule: DeadlineRule }
  | { readonly ok: false; readonly field: keyof RuleChange; readonly code: DraftFault };

type DraftFault = 'other-kind-of-unit' | 'not-after-the-version-before' | 'nothing-changed';

/**
 * The version that follows `base`, with the change laid over it; `today` is the day somebody read its text. Refuses days in
 * the place of hours, a start that is not later than that of `base`, and a change that changes nothing.
 */
export function draftedRule(base: DeadlineRule, change: RuleChange, today: string): DraftedRule {
  if (countsHours(change.unit) !== countsHours(base.unit)) return fault('unit', 'other-kind-of-unit');
  if (change.effectiveFrom <= base.effectiveFrom)
    return fault('effectiveFrom', 'not-after-the-version-before');
  const { rolls, ...said } = change;
  const rule: DeadlineRule = {
    ...base,
    ...said,
    version: base.version + 1,
    roll: rolls ? 'FORWARD_BUSINESS_DAY' : 'NONE',
    effectiveTo: null,
    approvedBy: null,
    lastVerifiedOn: today,
  };
  return saysTheSame(base, rule) ? fault('count', 'nothing-changed') : { ok: true, rule };
}

/** An open date as far as another version of its rule may move it; the days and moments as partsOf writes them. */
export interface DateUnderRule {
  readonly inputs: DeadlineInputs;
  readonly timeZone: string;
  readonly ladder: RuleLadder;
  readonly nominal: DueParts;
  readonly rolled: DueParts;
}

/**
 * What `next` makes of an open date whose trigger falls under it; null when the trigger is of an earlier day, or when
 * neither the date nor its reminders would change. The trigger's day is read in the date's own zone.
 */
export function underNextVersion(
  next: DeadlineRule,
  date: DateUnderRule,
  closedBecause: CalendarFacts['closedBecause'],
): ComputedDeadline | null {
  const { inputs, timeZone } = date;
  if (triggerDayOf(inputs, timeZone) < next.effectiveFrom) return null;
  const zones = { court: timeZone, facility: timeZone };
  const result = computeDeadline(next, inputs, { closedBecause, zones });
  if (!result.ok) return null;
  const same =
    isSame(partsOf(result.nominal), date.nominal) &&
    isSame(partsOf(result.rolled), date.rolled) &&
    next.ladder === date.ladder;
  return same ? null : result;
}

function isSame(one: DueParts, other: DueParts): boolean {
  return one.on === other.on && one.at === other.at;
}

const COMPARED = ['count', 'unit', 'roll', 'ladder', 'citation', 'mark'] as const;

function saysTheSame(base: DeadlineRule, next: DeadlineRule): boolean {
  return (
    COMPARED.every((name) => base[name] === next[name]) &&
    base.title.en === next.title.en &&
    base.title.es === next.title.es
  );
}

function fault(field: keyof RuleChange, code: DraftFault): DraftedRule {
  return { ok: false, field, code };
}
