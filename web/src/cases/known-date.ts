import { type PartialDate } from '../ui/partial-date.js';
import { type KnownDate } from './shapes.js';

const PRECISIONS: readonly string[] = ['day', 'month', 'year', 'approx'];

/** A date of the server as the kit writes it; null when it is not known. */
export function asPartialDate(date: KnownDate | null): PartialDate | null {
  if (!date || date.y === undefined || !isKnown(date.precision)) return null;
  const { precision, y, m, d } = date;
  return { precision, y, ...(m !== undefined && { m }), ...(d !== undefined && { d }) };
}

function isKnown(precision: string): precision is PartialDate['precision'] {
  return PRECISIONS.includes(precision);
}
