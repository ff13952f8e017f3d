import type { AudienceRank } from './ladders.js';

/** The words ladders.ts is written in: who, and steps named after their distance from T. */

/**
 * When a step is due.
 * - `day`: calendar days from T's day, at a wall time in the date's zone; `closedDay: 'earlier'` moves a step from a
 *   weekend or holiday to the last business day before it, never later.
 * - `businessDay`: business days after T's day, at a wall time.
 * - `hour`: elapsed hours from T's instant.
 * - `share`: that share of the time between the opening of the date and T.
 * - `opening`: at once, when the date comes to be.
 */
export type StepTiming =
  | {
      readonly kind: 'day';
      readonly days: number;
      readonly at: string;
      readonly closedDay: 'keep' | 'earlier';
    }
  | { readonly kind: 'businessDay'; readonly days: number; readonly at: string }
  | { readonly kind: 'hour'; readonly hours: number }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'opening' };

export interface LadderStep {
  /** Stable name, part of a reminder's unique key: 'T-21d', 'T-3h', 'T 09:00', 'open', 'T+1bd'. At most 20 characters. */
  readonly step: string;
  readonly timing: StepTiming;
  readonly audience: readonly AudienceRank[];
  /** Rule codes the step is for; absent: all that use the ladder. */
  readonly onlyFor?: readonly string[];
  /** Rule codes that have steps of their own in its place. */
  readonly notFor?: readonly string[];
}

export const MORNING = '09:00';
/** The internal cut-off: filings are finished by 17:00 although a portal may stay open until midnight. */
export const CLOSE = '17:00';

export const LEAD: readonly AudienceRank[] = ['lead'];
export const TWO: readonly AudienceRank[] = ['lead', 'backup'];
export const TWO_AND_COORDINATOR: readonly AudienceRank[] = ['lead', 'backup', 'coordinator'];
export const TWO_AND_SUPERVISOR: readonly AudienceRank[] = ['lead', 'backup', 'supervising_attorney'];
export const EVERYBODY: readonly AudienceRank[] = ['lead', 'backup', 'coordinator', 'supervising_attorney'];

export function day(days: number, audience: readonly AudienceRank[]): LadderStep {
  return {
    step: stepName(days, 'd'),
    timing: { kind: 'day', days, at: MORNING, closedDay: 'keep' },
    audience,
  };
}

export function dayEarlier(days: number, audience: readonly AudienceRank[]): LadderStep {
  return {
    step: stepName(days, 'd'),
    timing: { kind: 'day', days, at: MORNING, closedDay: 'earlier' },
    audience,
  };
}

export function businessDay(days: number, audience: readonly AudienceRank[]): LadderStep {
  return { step: stepName(days, 'bd'), timing: { kind: 'businessDay', days, at: MORNING }, audience };
}

export function hour(hours: number, audience: readonly AudienceRank[]): LadderStep {
  return { step: hours === 0 ? 'T' : stepName(hours, 'h'), timing: { kind: 'hour', hours }, audience };
}

/** Name of the step that stands in, at once, for one that was past when the date came to be: 'now T-1d'. */
export function atOnceStep(missed: string): string {
  return `now ${missed}`;
}

function stepName(count: number, unit: 'd' | 'bd' | 'h'): string {
  return count === 0 ? `T ${MORNING}` : `T${count > 0 ? '+' : ''}${count}${unit}`;
}
