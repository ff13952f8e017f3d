/**
 * A second, slow way to count: whole day numbers, no calendar library, one day at a time. Day 0 is 1970-01-01, a
 * Thursday. It exists to disagree with the engine when one of them is wrong.
 */

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);

/** 0 is Sunday. */
export const weekdayOf = (dayNumber: number) => (((dayNumber + 4) % 7) + 7) % 7;

export function dayNumberOf(text: string): number {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  let days = 0;
  for (let at = 1970; at < year; at += 1) days += isLeap(at) ? 366 : 365;
  for (let at = 1; at < month; at += 1) days += lengthOf(year, at);
  return days + day - 1;
}

const texts = new Map<number, string>();

export function textOf(dayNumber: number): string {
  const known = texts.get(dayNumber) ?? writtenOut(dayNumber);
  texts.set(dayNumber, known);
  return known;
}

function writtenOut(dayNumber: number): string {
  let year = 1970;
  let left = dayNumber;
  for (let days = 365; left >= days; year += 1, days = isLeap(year) ? 366 : 365) left -= days;
  let month = 1;
  while (left >= lengthOf(year, month)) left -= lengthOf(year, month++);
  return [String(year), String(month).padStart(2, '0'), String(left + 1).padStart(2, '0')].join('-');
}

/** Observed federal holidays of a year of statute, found by walking through its days. */
function holidaysOf(year: number): number[] {
  const found: number[] = [];
  const seen = new Map<string, number>();
  let lastMondayOfMay = 0;
  for (let day = dayNumberOf(`${year}-01-01`); day <= dayNumberOf(`${year}-12-31`); day += 1) {
    const [, month = 0, date = 0] = textOf(day).split('-').map(Number);
    const weekday = weekdayOf(day);
    const nth = (seen.get(`${month}/${weekday}`) ?? 0) + 1;
    seen.set(`${month}/${weekday}`, nth);
    const fixed = [`1/1`, `7/4`, `11/11`, `12/25`, ...(year >= 2021 ? ['6/19'] : [])].includes(
      `${month}/${date}`,
    );
    if (fixed) found.push(weekday === 6 ? day - 1 : weekday === 0 ? day + 1 : day);
    const floating = ['1/1/3', '2/1/3', '9/1/1', '10/1/2', '11/4/4'].includes(`${month}/${weekday}/${nth}`);
    if (floating) found.push(day);
    if (month === 5 && weekday === 1) lastMondayOfMay = day;
  }
  return [...found, lastMondayOfMay].sort((a, b) => a - b);
}

/** The same day some months on or back; the last day of a month that is too short for it. */
function monthsFrom(text: string, months: number): string {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const toYear = Math.floor(at / 12);
  const toMonth = (at % 12) + 1;
  const toDay = Math.min(day, lengthOf(toYear, toMonth));
  return [toYear, String(toMonth).padStart(2, '0'), String(toDay).padStart(2, '0')].join('-');
}

const closed = new Set(Array.from({ length: 45 }, (_, at) => 1998 + at).flatMap(holidaysOf));

/** Observed holidays whose statute year lies in the span. */
export const holidaysBetween = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at).flatMap((year) =>
    holidaysOf(year).map(textOf),
  );

export const isOpen = (dayNumber: number) => ![0, 6].includes(weekdayOf(dayNumber)) && !closed.has(dayNumber);

/** Both count in day numbers. */
export function countNaively(from: number, count: number, unit: string, direction: string): number {
  const step = direction === 'AFTER' ? 1 : -1;
  if (unit === 'MONTH' || unit === 'YEAR')
    return dayNumberOf(monthsFrom(textOf(from), step * count * (unit === 'YEAR' ? 12 : 1)));
  let day = from;
  let left = count;
  while (left > 0) {
    day += step;
    if (unit === 'CALENDAR_DAY' || isOpen(day)) left -= 1;
  }
  return day;
}

export function rollNaively(from: number): number {
  let day = from;
  while (!isOpen(day)) day += 1;
  return day;
}
