/** A date as far as the caller knows it. */
export interface PartialDate {
  precision: 'day' | 'month' | 'year' | 'approx';
  y: number;
  m?: number;
  d?: number;
}
export interface DateBoxes {
  month: string;
  day: string;
  year: string;
  approximate: boolean;
}
export type DateOrder = 'month-first' | 'day-first';
export type ReadDate =
  | { kind: 'empty' }
  | { kind: 'unknown' }
  | { kind: 'date'; date: PartialDate }
  | { kind: 'unfinished' }
  | { kind: 'wrong'; code: 'date-month' | 'date-day' | 'date-year' | 'date-impossible' };

export const EMPTY_BOXES: DateBoxes = { month: '', day: '', year: '', approximate: false };

/** Reads the three boxes. `thisYear` decides the century of a year of two digits: 26 is 2026, 27 is 1927. */
export function readBoxes(boxes: DateBoxes, thisYear: number): ReadDate {
  const [month, day, year] = [boxes.month.trim(), boxes.day.trim(), boxes.year.trim()];
  if (!month && !day && !year) return { kind: 'empty' };
  if ([month, day, year].includes('?') && !`${month}${day}${year}`.replaceAll('?', '')) {
    return { kind: 'unknown' };
  }
  const m = month === '' || month === '?' ? undefined : monthNumber(month);
  const d = day === '' || day === '?' ? undefined : wholeNumber(day);
  if (m === null || (m !== undefined && (m < 1 || m > 12))) return { kind: 'wrong', code: 'date-month' };
  if (d === null || (d !== undefined && (d < 1 || d > 31))) return { kind: 'wrong', code: 'date-day' };
  if (year === '') return { kind: 'unfinished' };
  const y = fullYear(year, thisYear);
  if (y === null) return { kind: 'wrong', code: 'date-year' };
  return assembled(y, m, d, boxes.approximate || year.startsWith('~'));
}

function assembled(y: number, m: number | undefined, d: number | undefined, about: boolean): ReadDate {
  if (d !== undefined && m === undefined) return { kind: 'unfinished' };
  if (m !== undefined && d !== undefined && d > daysIn(y, m))
    return { kind: 'wrong', code: 'date-impossible' };
  const known = m === undefined ? 'year' : d === undefined ? 'month' : 'day';
  const date: PartialDate = { precision: about ? 'approx' : known, y };
  if (m !== undefined) date.m = m;
  if (d !== undefined) date.d = d;
  return { kind: 'date', date };
}

/** Splits a date typed or pasted whole into one box: `3/4/85`, `1985-04-03`, `~1985`. `null` = one part only. */
export function splitDate(text: string, order: DateOrder): DateBoxes | null {
  const clean = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean);
  if (iso) return { ...EMPTY_BOXES, year: iso[1] ?? '', month: iso[2] ?? '', day: iso[3] ?? '' };
  const parts = clean.split(/[/.\-\s]+/).filter((part) => part !== '' && part.toLowerCase() !== 'de');
  if (parts.length === 3) {
    const [first = '', second = '', year = ''] = parts.map((part) => part.replace(/^~/, ''));
    const [month, day] = monthComesFirst(first, second, order) ? [first, second] : [second, first];
    return { ...EMPTY_BOXES, month, day, year, approximate: clean.startsWith('~') };
  }
  if (parts.length === 2 && /^\d{4}$/.test(parts[1] ?? '')) {
    return { ...EMPTY_BOXES, month: parts[0] ?? '', year: parts[1] ?? '' };
  }
  const year = /^(~?)(\d{4})$/.exec(clean);
  return year ? { ...EMPTY_BOXES, year: year[2] ?? '', approximate: year[1] === '~' } : null;
}

/** 25/4 and `4 marzo` can be read one way only; otherwise the order of the boxes on the screen decides. */
function monthComesFirst(first: string, second: string, order: DateOrder): boolean {
  if (/\D/.test(first) !== /\D/.test(second)) return /\D/.test(first);
  if (Number(first) > 12 && Number(second) <= 12) return false;
  if (Number(second) > 12 && Number(first) <= 12) return true;
  return order === 'month-first';
}

export function boxesOf(date: PartialDate): DateBoxes {
  return {
    month: date.m === undefined ? '' : String(date.m),
    day: date.d === undefined ? '' : String(date.d),
    year: String(date.y),
    approximate: date.precision === 'approx',
  };
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}

function fullYear(text: string, thisYear: number): number | null {
  const digits = text.replace(/^~/, '');
  if (/^\d{4}$/.test(digits)) {
    const year = Number(digits);
    return year >= 1900 && year <= thisYear + 20 ? year : null;
  }
  if (!/^\d{2}$/.test(digits)) return null;
  const short = Number(digits);
  return short <= thisYear % 100 ? 2000 + short : 1900 + short;
}

/** The first three letters of a month tell it in either language. */
const MONTHS = [
  ['jan', 'ene'],
  ['feb'],
  ['mar'],
  ['apr', 'abr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dec', 'dic'],
];

function monthNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return wholeNumber(text);
  const at = MONTHS.findIndex((names) => names.some((name) => text.toLowerCase().startsWith(name)));
  return at === -1 ? null : at + 1;
}
