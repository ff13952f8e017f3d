import { Temporal } from 'temporal-polyfill';
import { readPartialDate, spanOf, type PartialDate } from '../../parties/rules/partial-date.js';

export const UNKNOWN_ARRIVAL: PartialDate = { precision: 'unknown' };

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads 2026, 2026-10 or 2026-10-03 as exactly as it was said; null when it is no such date. */
export function readArrival(text: string): PartialDate | null {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const [, year, month, day] = parts;
  const y = Number(year);
  const given =
    month === undefined
      ? { precision: 'year', y }
      : day === undefined
        ? { precision: 'month', y, m: Number(month) }
        : { precision: 'day', y, m: Number(month), d: Number(day) };
  const reading = readPartialDate(given);
  return reading.ok ? reading.date : null;
}

/** Whether the whole of the date lies after a day: nobody has arrived tomorrow. */
export function isAfter(arrival: PartialDate, day: Temporal.PlainDate): boolean {
  const span = spanOf(arrival);
  return span !== null && Temporal.PlainDate.compare(span.from, day) > 0;
}

/**
 * The day that puts stays in order: the last day it can have been, but no later than the day somebody told us. A stay of
 * unknown arrival stands where it was recorded.
 */
export function orderDay(arrival: PartialDate, recordedOn: Temporal.PlainDate): Temporal.PlainDate {
  const last = spanOf(arrival)?.to ?? recordedOn;
  return Temporal.PlainDate.compare(last, recordedOn) > 0 ? recordedOn : last;
}
