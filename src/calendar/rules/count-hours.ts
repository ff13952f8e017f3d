import type { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import type { Direction } from './deadline-rule.js';

export interface CountedInstant {
  readonly at: Temporal.ZonedDateTime;
  /** Names of holidays and closures during which the clock stood still; weekends are not named. */
  readonly skipped: readonly string[];
}

const WEEKEND: readonly string[] = ['Saturday', 'Sunday'];
const NANOSECONDS_PER_HOUR = 3_600_000_000_000;

/** Counts elapsed hours: 48 hours across the night of a time change are 48 hours on a stopwatch. */
export function countClockHours(
  from: Temporal.ZonedDateTime,
  hours: number,
  direction: Direction,
): CountedInstant {
  return { at: direction === 'AFTER' ? from.add({ hours }) : from.subtract({ hours }), skipped: [] };
}

/**
 * Counts hours during which the clock stands still on Saturdays, Sundays and holidays in the zone of `from`
 * (8 CFR 287.7(d)). Counts forward only: no rule counts these hours backwards.
 */
export function countOpenHours(
  from: Temporal.ZonedDateTime,
  hours: number,
  facts: OfficeFacts,
): CountedInstant {
  const skipped: string[] = [];
  let at = from;
  let left = hours * NANOSECONDS_PER_HOUR;
  for (;;) {
    const midnight = at.startOfDay().add({ days: 1 }).startOfDay();
    const reason = facts.closedBecause(at.toPlainDate());
    if (reason === null) {
      const available = Number(midnight.epochNanoseconds - at.epochNanoseconds);
      if (left <= available) return { at: at.add({ nanoseconds: left }), skipped };
      left -= available;
    } else if (!WEEKEND.includes(reason)) {
      skipped.push(reason);
    }
    at = midnight;
  }
}
