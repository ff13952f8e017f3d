import type { Temporal } from 'temporal-polyfill';
import { SEARCH } from './ladder-again.js';
import { atOnceStep } from './ladder-steps.js';
import type { LadderCode } from './ladders.js';

/**
 * What may wait for the mail of the day, beside the ladders as data. Only the far steps do: nothing that belongs to the last
 * week of a date of ours, counts hours, is a hearing, follows a silence, or looks for somebody. What is not listed here is told
 * at once, and so is every step that is added to a ladder without being listed.
 */
interface FarSteps {
  readonly steps: readonly string[] | 'all';
  /** Rule codes whose steps are told at once. */
  readonly notFor?: readonly string[];
  /** So long before the date at the least, that the next morning's mail still comes well before it. Absent: also after it. */
  readonly hoursAhead?: number;
}

const HOUR = 3_600_000;
const TWO_DAYS = 48;
/** A step that stands in, at once, for the last of these would fall in the last week. */
const FILING = ['T-21d', 'T-14d', 'T-10d'];
const LONG = ['T-180d', 'T-120d', 'T-90d', 'T-60d', 'T-30d', 'T-14d'];

export const DIGEST_STEPS: Readonly<Partial<Record<LadderCode, FarSteps>>> = {
  C: { steps: [...FILING, 'T-7d', ...FILING.map(atOnceStep)], hoursAhead: TWO_DAYS },
  E: { steps: ['open'], hoursAhead: TWO_DAYS },
  F: { steps: 'all', notFor: [SEARCH] },
  H: { steps: [...LONG, ...LONG.map(atOnceStep)], hoursAhead: TWO_DAYS },
  I: { steps: 'all' },
};

export const DIGEST_LADDERS = Object.keys(DIGEST_STEPS) as LadderCode[];

/** A step of one date at its instant. */
export interface StepOfDate {
  readonly ladder: LadderCode;
  readonly step: string;
  readonly ruleCode: string;
  readonly dueAt: Temporal.Instant;
  /** T: when to act. */
  readonly at: Temporal.Instant;
}

/** Whether a step may wait for the mail of the day, for whoever wants one. Total. */
export function waitsForDigest({ ladder, step, ruleCode, dueAt, at }: StepOfDate): boolean {
  const far = DIGEST_STEPS[ladder];
  if (!far || far.notFor?.includes(ruleCode)) return false;
  if (far.steps !== 'all' && !far.steps.includes(step)) return false;
  const { hoursAhead } = far;
  return hoursAhead === undefined || dueAt.epochMilliseconds + hoursAhead * HOUR <= at.epochMilliseconds;
}
