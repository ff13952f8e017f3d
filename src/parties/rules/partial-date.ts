import { Temporal } from 'temporal-polyfill';

export const DATE_PRECISIONS = ['day', 'month', 'year', 'approx', 'unknown'] as const;
export const DATE_SOURCES = ['caller', 'document', 'government', 'attorney'] as const;

/** A calendar date as precisely as it is known. "March 1985" stays March 1985 and never becomes the first of March. */
export interface PartialDate {
  readonly precision: (typeof DATE_PRECISIONS)[number];
  readonly y?: number;
  readonly m?: number;
  readonly d?: number;
  readonly source?: (typeof DATE_SOURCES)[number];
}

export type PartialDateReading =
  | { readonly ok: true; readonly date: PartialDate }
  | { readonly ok: false; readonly reason: 'shape' | 'impossible' };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const PARTS = { day: ['y', 'm', 'd'], month: ['y', 'm'], year: ['y'], approx: ['y'], unknown: [] } as const;
const KNOWN_KEYS = new Set(['precision', 'y', 'm', 'd', 'source']);

/** Checks a partial date: the parts its precision promises are there, no others, and the day exists (no 30 February). */
export function readPartialDate(value: unknown): PartialDateReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, reason: 'shape' };
  const given = value as Record<string, unknown>;
  const precision = DATE_PRECISIONS.find((p) => p === given['precision']);
  const source = DATE_SOURCES.find((s) => s === given['source']);
  if (!precision || Object.keys(given).some((key) => !KNOWN_KEYS.has(key)))
    return { ok: false, reason: 'shape' };
  if (given['source'] !== undefined && !source) return { ok: false, reason: 'shape' };
  const parts = partsOf(given, precision);
  if (!parts) return { ok: false, reason: 'shape' };
  if (!exists(parts)) return { ok: false, reason: 'impossible' };
  return { ok: true, date: { precision, ...parts, ...(source ? { source } : {}) } };
}

/** The first and the last day the date can mean, or null when it is unknown. An approximate year spans a year each way. */
export function spanOf(date: PartialDate): { from: Temporal.PlainDate; to: Temporal.PlainDate } | null {
  if (date.precision === 'unknown' || date.y === undefined) return null;
  const slack =
    date.precision === 'approx'
      ? { years: date.m === undefined ? 1 : 0, months: date.m === undefined ? 0 : 1 }
      : {};
  const from = Temporal.PlainDate.from({ year: date.y, month: date.m ?? 1, day: date.d ?? 1 });
  const lastMonth = Temporal.PlainYearMonth.from({ year: date.y, month: date.m ?? 12 });
  const to = lastMonth.toPlainDate({ day: date.d ?? lastMonth.daysInMonth });
  return date.precision === 'approx' ? { from: from.subtract(slack), to: to.add(slack) } : { from, to };
}

type Parts = Pick<PartialDate, 'y' | 'm' | 'd'>;

function partsOf(given: Record<string, unknown>, precision: PartialDate['precision']): Parts | null {
  const required: readonly string[] = PARTS[precision];
  const allowed: readonly string[] = precision === 'approx' ? PARTS.day : required;
  const parts: Record<string, number> = {};
  for (const key of PARTS.day) {
    const part = given[key];
    if (part === undefined) {
      if (required.includes(key)) return null;
    } else {
      if (!allowed.includes(key) || typeof part !== 'number' || !Number.isSafeInteger(part)) return null;
      parts[key] = part;
    }
  }
  // A day without its month says nothing.
  return parts['d'] !== undefined && parts['m'] === undefined ? null : parts;
}

function exists({ y, m, d }: Parts): boolean {
  if (y === undefined) return true;
  if (y < FIRST_YEAR || y > LAST_YEAR) return false;
  if (m === undefined) return true;
  if (m < 1 || m > 12) return false;
  return d === undefined || (d >= 1 && d <= Temporal.PlainYearMonth.from({ year: y, month: m }).daysInMonth);
}
