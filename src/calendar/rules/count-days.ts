import type { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import type { DeadlineUnit, Direction } from './deadline-rule.js';

export interface DayCount {
  readonly count: number;
  readonly direction: Direction;
  readonly excludeTriggerDay: boolean;
}

export interface CountedDay {
  readonly day: Temporal.PlainDate;
  /** Names of holidays and closures that were not counted, in order of meeting; weekends are not named. */
  readonly skipped: readonly string[];
}

/** The day a rule that counts days, months or years leads to. */
export function countDays(
  rule: DayCount & { readonly unit: DeadlineUnit },
  from: Temporal.PlainDate,
  facts: OfficeFacts,
): CountedDay {
  switch (rule.unit) {
    case 'BUSINESS_DAY':
      return countBusinessDays(from, rule, facts);
    case 'MONTH':
      return countMonths(from, rule, 1);
    case 'YEAR':
      return countMonths(from, rule, 12);
    default:
      return countCalendarDays(from, rule);
  }
}

const WEEKEND: readonly string[] = ['Saturday', 'Sunday'];

/**
 * Counts calendar days: every day counts, weekends and holidays too (8 CFR 1001.1(h)). The trigger's day is day zero
 * when the rule excludes it, else it is day one.
 */
function countCalendarDays(from: Temporal.PlainDate, rule: DayCount): CountedDay {
  const days = rule.excludeTriggerDay ? rule.count : Math.max(rule.count - 1, 0);
  return { day: rule.direction === 'AFTER' ? from.add({ days }) : from.subtract({ days }), skipped: [] };
}

/**
 * Counts months or years to the same day of the month; where a month is too short, to its last day, which is the earlier:
 * a year from February 29 is February 28.
 */
function countMonths(from: Temporal.PlainDate, { count, direction }: DayCount, months: number): CountedDay {
  const span = { months: count * months };
  return { day: direction === 'AFTER' ? from.add(span) : from.subtract(span), skipped: [] };
}

/**
 * Counts business days: Monday to Friday without federal holidays and closures (8 CFR 1003.19(i)(2), 1003.6(c), (d)).
 * An included trigger's day counts as day one only if it is a business day itself.
 */
function countBusinessDays(from: Temporal.PlainDate, rule: DayCount, facts: OfficeFacts): CountedDay {
  const skipped: string[] = [];
  const oneDay = { days: rule.direction === 'AFTER' ? 1 : -1 };
  let day = from;
  let counted = rule.excludeTriggerDay || facts.closedBecause(from) !== null ? 0 : 1;
  while (counted < rule.count) {
    day = day.add(oneDay);
    const reason = facts.closedBecause(day);
    if (reason === null) counted += 1;
    else if (!WEEKEND.includes(reason)) skipped.push(reason);
  }
  return { day, skipped };
}
