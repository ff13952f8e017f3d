import { Temporal } from 'temporal-polyfill';

/** Six weeks of a month's sheet and a little more: a longer span is a slip, and would ask for everything. */
export const MOST_DAYS = 45;

/** What is wrong with a span of calendar days, both included, as `YYYY-MM-DD`; null when it can be shown. */
export function faultOfSpan(from: string, to: string): 'before-start' | 'span-too-long' | null {
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
  if (days < 0) return 'before-start';
  return days >= MOST_DAYS ? 'span-too-long' : null;
}
