import { type PartialDate } from '../../ui/partial-date.js';

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
