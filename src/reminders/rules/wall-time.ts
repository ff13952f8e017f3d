import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.js';

/** The days of some years, in some zones. */
const MOST_INSTANTS = 20_000;
const instants = remembered<string, Temporal.Instant>(MOST_INSTANTS);
const times = remembered<string, Temporal.PlainTime>(MOST_INSTANTS);

/**
 * The instant of a wall time ('09:00') on a day in an IANA zone. A time that a DST change skips or repeats becomes the earlier
 * instant, the safe side. A look into a zone's history is dear, and the dates of an office share their days.
 */
export function wallTime(day: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant {
  return instants(`${day.toString()} ${time} ${timeZone}`, () => {
    const at = times(time, () => Temporal.PlainTime.from(time));
    return day.toPlainDateTime(at).toZonedDateTime(timeZone, { disambiguation: 'earlier' }).toInstant();
  });
}
