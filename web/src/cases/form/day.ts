import { type PartialDate } from '../../ui/partial-date.js';

/** Stands for a day of which only a part was written, or which is no day: neither a day nor none. */
export const UNFINISHED = 'unfinished';

/** Whether a day was written whole. */
export function isDay(on: string | null): on is string {
  return on !== null && on !== UNFINISHED;
}

/** A whole day as YYYY-MM-DD; null when a part of it is missing. */
export function dayOf({ y, m, d }: PartialDate): string | null {
  if (m === undefined || d === undefined) return null;
  return [String(y), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
}

/** The parts of YYYY-MM-DD. */
export function partsOf(day: string): PartialDate | null {
  const [y, m, d] = day.split('-').map(Number);
  return y && m && d ? { precision: 'day', y, m, d } : null;
}
