import { isDay } from '../form/day.js';

/** The letters of a zone (EST, CDT) on a day, or now: what stands beside an hour of the court. */
export function zoneWord(timeZone: string, on: string | null): string {
  const moment = isDay(on)
    ? Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime: '12:00' })
    : Temporal.Now.zonedDateTimeISO(timeZone);
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' }).formatToParts(
    moment.epochMilliseconds,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
