import { Temporal } from 'temporal-polyfill';
import { beforeQuiet, quietHours } from './quiet-hours.js';
import { remembered } from './remembered.js';
import { wallTime } from './wall-time.js';

describe('what was worked out once', () => {
  test('is not worked out again, until it had to make room', () => {
    const made: number[] = [];
    const known = remembered<number, { of: number }>(3);
    const ask = (key: number) =>
      known(key, () => {
        made.push(key);
        return { of: key };
      }).of;
    expect([1, 2, 1, 3, 2, 4, 4, 1].map(ask)).toEqual([1, 2, 1, 3, 2, 4, 4, 1]);
    expect(made).toEqual([1, 2, 3, 4, 1]);
  });

  test.each([
    ['a time that is skipped: before the gap', '2027-03-14', '02:30', '2027-03-14T06:30:00Z'],
    ['a time that is there twice: the first', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['the same time on another day', '2026-11-02', '01:30', '2026-11-02T06:30:00Z'],
  ])('a wall time, asked for twice: %s', (_title, on, time, expected) => {
    const ask = () => wallTime(Temporal.PlainDate.from(on), time, 'America/New_York').toString();
    expect([ask(), ask()]).toEqual([expected, expected]);
  });

  test('a wall time is one of its zone', () => {
    const at = (zone: string) => wallTime(Temporal.PlainDate.from('2026-07-01'), '09:00', zone).toString();
    expect(['America/New_York', 'America/Chicago'].map(at)).toEqual([
      '2026-07-01T13:00:00Z',
      '2026-07-01T14:00:00Z',
    ]);
  });

  test('the same quiet hours are shared; others, and those of another zone, have times of their own', () => {
    const hours = () => quietHours('21:00', '08:00', 'America/New_York');
    expect(hours()).toBe(hours());
    const due = Temporal.Instant.from('2026-12-04T06:00:00Z');
    const told = (from: string, until: string, zone: string) =>
      beforeQuiet(due, quietHours(from, until, zone)).toString();
    expect(told('21:00', '08:00', 'America/New_York')).toBe('2026-12-04T01:45:00Z');
    expect(told('21:00', '08:00', 'America/Chicago')).toBe('2026-12-04T02:45:00Z');
    expect(told('22:00', '08:00', 'America/New_York')).toBe('2026-12-04T02:45:00Z');
    expect(told('21:00', '21:00', 'America/New_York')).toBe('2026-12-04T06:00:00Z');
  });
});
