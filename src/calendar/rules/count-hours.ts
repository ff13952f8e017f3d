import type { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import type { DeadlineRule, Direction } from './deadline-rule.js';

export interface CountedInstant {
  readonly at: Temporal.ZonedDateTime;
  /** Names of holidays and closures during which the clock stood still; weekends are not named. */
  readonly skipped: readonly string[];
}

/** The instant a rule that counts hours leads to. */
export function countHours(
  { unit, count, direction }: Pick<DeadlineRule, 'unit' | 'count' | 'direction'>,
  from: Temporal.ZonedDateTime,
  facts: OfficeFacts,
): CountedInstant {
  switch (unit) {
    case 'HOUR_EXCL_WEEKEND_HOLIDAY':
      return countOpenHours(from, count, facts);
    case 'WORKING_HOUR':
      return countWorkingHours(from, count, facts);
    default:
      return countClockHours(from, count, direction);
  }
}

const WEEKEND: readonly string[] = ['Saturday', 'Sunday'];
const NANOSECONDS_PER_HOUR = 3_600_000_000_000;

/** Counts elapsed hours: 48 hours across the night of a time change are 48 hours on a stopwatch. */
function countClockHours(from: Temporal.ZonedDateTime, hours: number, direction: Direction): CountedInstant {
  return { at: direction === 'AFTER' ? from.add({ hours }) : from.subtract({ hours }), skipped: [] };
}

const OPENS = { hour: 9 };
const CLOSES = { hour: 17 };

/**
 * Counts hours of our own office: nine to five by the clock of `from`'s zone, on business days. A target of ours, not law;
 * it counts forward only.
 */
function countWorkingHours(from: Temporal.ZonedDateTime, hours: number, facts: OfficeFacts): CountedInstant {
  const skipped: string[] = [];
  let day = from.toPlainDate();
  let left = hours * NANOSECONDS_PER_HOUR;
  for (;;) {
    const reason = facts.closedBecause(day);
    const opens = day.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: OPENS });
    const closes = day.toZonedDateTime({ timeZone: from.timeZoneId, plainTime: CLOSES });
    const begins = from.epochNanoseconds > opens.epochNanoseconds ? from : opens;
    const available = Number(closes.epochNanoseconds - begins.epochNanoseconds);
    if (reason === null && available > 0) {
      if (left <= available) return { at: begins.add({ nanoseconds: left }), skipped };
      left -= available;
    } else if (reason !== null && !WEEKEND.includes(reason)) {
      skipped.push(reason);
    }
    day = day.add({ days: 1 });
  }
}

/**
 * Counts hours during which the clock stands still on Saturdays, Sundays and holidays in the zone of `from`
 * (8 CFR 287.7(d)). Counts forward only: no rule counts these hours backwards.
 */
function countOpenHours(from: Temporal.ZonedDateTime, hours: number, facts: OfficeFacts): CountedInstant {
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
