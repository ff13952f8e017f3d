import type { Temporal } from 'temporal-polyfill';
import type { DeadlineRule, DeadlineUnit } from './deadline-rule.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEKEND: readonly string[] = ['Saturday', 'Sunday'];

const UNIT_WORDS: Readonly<Record<DeadlineUnit, readonly [string, string]>> = {
  CALENDAR_DAY: ['day', 'days'],
  BUSINESS_DAY: ['business day', 'business days'],
  MONTH: ['month', 'months'],
  YEAR: ['year', 'years'],
  CLOCK_HOUR: ['hour', 'hours'],
  WORKING_HOUR: ['working hour', 'working hours'],
  HOUR_EXCL_WEEKEND_HOLIDAY: ['hour without weekends and holidays', 'hours without weekends and holidays'],
};

interface DaySteps {
  readonly from: Temporal.PlainDate;
  readonly nominal: Temporal.PlainDate;
  readonly rolled: Temporal.PlainDate;
  readonly skipped: readonly string[];
  readonly rolledOver: readonly string[];
}

interface HourSteps {
  readonly from: Temporal.ZonedDateTime;
  readonly due: Temporal.ZonedDateTime;
  readonly skipped: readonly string[];
}

/**
 * How a day was reached, for a person who checks it by hand:
 * A count of zero is the day itself. "30 days after 2026-12-18 is Sunday 2027-01-17; rolled over Martin Luther King Jr. Day to Tuesday 2027-01-19; <citation>".
 */
export function daysInWords(rule: DeadlineRule, steps: DaySteps): string {
  if (rule.count === 0 && steps.rolled.equals(steps.nominal))
    return `${dayInWords(steps.nominal)}; ${rule.citation}`;
  const holidays = steps.rolledOver.filter((reason) => !WEEKEND.includes(reason));
  const rolled = steps.rolled.equals(steps.nominal)
    ? []
    : [`rolled${holidays.length > 0 ? ` over ${listed(holidays)}` : ''} to ${dayInWords(steps.rolled)}`];
  return [
    `${countInWords(rule)} ${steps.from.toString()}${skippedInWords(steps.skipped)} is ${dayInWords(steps.nominal)}`,
    ...rolled,
    rule.citation,
  ].join('; ');
}

/** How an instant was reached, in the zone of the date. A count of zero is the event itself. */
export function hoursInWords(rule: DeadlineRule, { from, due, skipped }: HourSteps): string {
  const reached = `${instantInWords(due)} ${due.timeZoneId}`;
  if (rule.count === 0) return `${reached}; ${rule.citation}`;
  return `${countInWords(rule)} ${instantInWords(from)}${skippedInWords(skipped)} is ${reached}; ${rule.citation}`;
}

/** "30 days after". */
export function countInWords({ count, unit, direction }: DeadlineRule): string {
  const [one, many] = UNIT_WORDS[unit];
  return `${count} ${count === 1 ? one : many} ${direction === 'AFTER' ? 'after' : 'before'}`;
}

function skippedInWords(skipped: readonly string[]): string {
  return skipped.length > 0 ? ` (not counting ${listed(skipped)})` : '';
}

function dayInWords(day: Temporal.PlainDate): string {
  return `${WEEKDAYS[day.dayOfWeek - 1] ?? ''} ${day.toString()}`;
}

function instantInWords(at: Temporal.ZonedDateTime): string {
  return `${dayInWords(at.toPlainDate())} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(' and ');
}
