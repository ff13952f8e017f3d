import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { hearingTime } from './hearing-time.js';

const now = Temporal.Instant.from('2026-11-24T09:00:00-05:00');
const timeZone = 'America/New_York';
const time = (on: string, at: string, zone = timeZone) => {
  const result = hearingTime({ on, at, timeZone: zone }, now, officeFacts());
  return result.ok ? [result.startsAt.toString(), result.warnings] : result.reasons;
};

describe('the time of a hearing', () => {
  test('is the court’s wall time in the court’s zone', () => {
    expect(time('2026-12-01', '13:00')).toEqual(['2026-12-01T18:00:00Z', []]);
    expect(time('2026-12-01', '13:00', 'America/Chicago')).toEqual(['2026-12-01T19:00:00Z', []]);
  });

  test('an hour the clocks skip does not exist', () => {
    expect(time('2027-03-14', '02:30')).toEqual(['clock-skips']);
    expect(time('2027-03-14', '03:00')).toEqual(['2027-03-14T07:00:00Z', ['weekend']]);
  });

  test('an hour the clocks repeat is the first of the two, with a warning', () => {
    expect(time('2027-11-07', '01:30')).toEqual(['2027-11-07T05:30:00Z', ['weekend', 'clock-repeats']]);
  });

  test('yesterday is possible, because outcomes are recorded afterwards, but worth a look', () => {
    expect(time('2026-11-23', '13:00')[1]).toEqual(['past']);
  });

  test('a Saturday and Thanksgiving are worth a look', () => {
    expect(time('2026-11-28', '09:00')[1]).toEqual(['weekend']);
    expect(time('2026-11-26', '09:00')[1]).toEqual(['holiday']);
  });

  test.each([
    ['2026-02-30', '13:00', 'not-a-date'],
    ['2026-12-01', '25:00', 'not-a-time'],
    ['2025-11-20', '13:00', 'too-long-ago'],
    ['2062-12-01', '13:00', 'too-far-ahead'],
  ])('%s %s is refused: %s', (on, at, reason) => {
    expect(time(on, at)).toEqual([reason]);
  });
});
