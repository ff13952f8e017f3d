import { Temporal } from 'temporal-polyfill';
import { isBusinessDay, officeFacts } from '../../places/rules/federal-holidays.js';

export const COURT_ZONE = 'America/New_York';
const NO_CLOSURES = officeFacts([]);

/** The day itself when the court sits, else the next one on which it does. */
export function workday(day: Temporal.PlainDate): Temporal.PlainDate {
  return isBusinessDay(day, NO_CLOSURES) ? day : workday(day.add({ days: 1 }));
}

/** That wall time at the court. */
export function moment(day: Temporal.PlainDate, time: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: COURT_ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}
