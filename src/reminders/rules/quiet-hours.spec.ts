import { Temporal } from 'temporal-polyfill';
import { beforeQuiet } from './quiet-hours.js';

const quiet = (from: string, until: string, zone = 'America/Los_Angeles') => ({
  from: Temporal.PlainTime.from(from),
  until: Temporal.PlainTime.from(until),
  zone,
});
const night = quiet('21:00', '08:00');
const told = (due: string, hours = night) =>
  beforeQuiet(Temporal.Instant.from(due), hours).toZonedDateTimeISO(hours.zone).toString({
    timeZoneName: 'never',
    smallestUnit: 'minute',
  });

describe('quiet hours', () => {
  it.each([
    [
      'nine in Charlotte is six in Los Angeles: the evening before',
      '2026-12-04T09:00:00-05:00',
      '2026-12-03T20:45-08:00',
    ],
    ['late in the evening: before the quiet began', '2026-12-03T23:30:00-08:00', '2026-12-03T20:45-08:00'],
    ['the first quiet moment', '2026-12-03T21:00:00-08:00', '2026-12-03T20:45-08:00'],
    ['the last moment before it', '2026-12-03T20:59:59-08:00', '2026-12-03T20:59-08:00'],
    ['the first moment after it', '2026-12-04T08:00:00-08:00', '2026-12-04T08:00-08:00'],
    ['in the day', '2026-12-04T13:00:00-08:00', '2026-12-04T13:00-08:00'],
    ['the night on which the clock goes back', '2026-11-01T01:30:00-07:00', '2026-10-31T20:45-07:00'],
  ])('%s', (_title, due, expected) => {
    expect(told(due)).toBe(expected);
  });

  it('within a day, for somebody who works at night', () => {
    const day = quiet('09:00', '17:00');
    expect(told('2026-12-04T12:00:00-08:00', day)).toBe('2026-12-04T08:45-08:00');
    expect(told('2026-12-04T17:00:00-08:00', day)).toBe('2026-12-04T17:00-08:00');
    expect(told('2026-12-04T02:00:00-08:00', day)).toBe('2026-12-04T02:00-08:00');
  });

  it('from and until alike: never quiet', () => {
    expect(told('2026-12-04T03:00:00-08:00', quiet('00:00', '00:00'))).toBe('2026-12-04T03:00-08:00');
  });
});
