import { Temporal } from 'temporal-polyfill';
import { UNKNOWN_ARRIVAL, isAfter, orderDay, readArrival } from './arrival.js';

const today = Temporal.PlainDate.from('2026-11-24');
const said = (text: string) => readArrival(text) ?? UNKNOWN_ARRIVAL;
const ordered = (text: string) => orderDay(said(text), today).toString();

describe('when somebody came to a place', () => {
  test.each([
    ['2026', { precision: 'year', y: 2026 }],
    ['2026-10', { precision: 'month', y: 2026, m: 10 }],
    ['2026-10-03', { precision: 'day', y: 2026, m: 10, d: 3 }],
    ['2028-02-29', { precision: 'day', y: 2028, m: 2, d: 29 }],
  ])('%s is kept as exactly as it was said', (text, date) => {
    expect(readArrival(text)).toEqual(date);
  });

  test.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-02-30',
    '2027-02-29',
    '2026-1-1',
    '0001-01-01',
    '2026-10-03T00:00',
  ])('%p is no date', (text) => {
    expect(readArrival(text)).toBeNull();
  });

  test('a stay of unknown arrival stands where it was recorded', () => {
    expect(orderDay(UNKNOWN_ARRIVAL, today).toString()).toBe('2026-11-24');
    expect(isAfter(UNKNOWN_ARRIVAL, today)).toBe(false);
  });

  test('"in October" comes after "on October 3" and before today', () => {
    expect(ordered('2026-10-03') < ordered('2026-10')).toBe(true);
    expect(ordered('2026-10')).toBe('2026-10-31');
  });

  test('"this year" said today is not put in the future', () => {
    expect(ordered('2026')).toBe('2026-11-24');
    expect(isAfter(said('2026'), today)).toBe(false);
    expect(isAfter(said('2026-11-25'), today)).toBe(true);
  });
});
