import 'temporal-polyfill/global';
import { dayByKey, dayOf, daysOf, spanOf, stepFrom, weeksOf } from './span.js';

describe('the days a calendar shows', () => {
  it('a month in whole weeks, from Sunday to Saturday', () => {
    expect(spanOf('month', '2026-11-24')).toEqual({ from: '2026-11-01', to: '2026-12-05' });
    expect(spanOf('month', '2027-05-15')).toEqual({ from: '2027-04-25', to: '2027-06-05' });
    const weeks = weeksOf(spanOf('month', '2026-11-24'));
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
  });

  it('four weeks of an agenda across the change of the clocks, and one day', () => {
    expect(daysOf(spanOf('agenda', '2026-10-20'))).toHaveLength(28);
    expect(spanOf('day', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-11-24' });
  });

  it('never asks for more days than the server gives', () => {
    for (let month = 1; month <= 12; month += 1) {
      const { length } = daysOf(spanOf('month', `2027-${String(month).padStart(2, '0')}-15`));
      expect(length).toBeLessThanOrEqual(42);
    }
  });

  it('a step from the last of January ends in February', () => {
    expect(stepFrom('month', '2027-01-31', 1)).toBe('2027-02-28');
    expect(stepFrom('agenda', '2026-11-24', -1)).toBe('2026-10-27');
    expect(stepFrom('day', '2026-12-31', 1)).toBe('2027-01-01');
  });

  it('an address without a day, or with one that does not exist, means today', () => {
    expect(dayOf(undefined, '2026-11-24')).toBe('2026-11-24');
    expect(dayOf('2026-02-30', '2026-11-24')).toBe('2026-11-24');
    expect(dayOf('2026-12-01', '2026-11-24')).toBe('2026-12-01');
  });

  it('keys lead by day, week, month and to the ends of a week', () => {
    expect(dayByKey('ArrowRight', '2026-11-30')).toBe('2026-12-01');
    expect(dayByKey('ArrowUp', '2026-11-24')).toBe('2026-11-17');
    expect(dayByKey('Home', '2026-11-24')).toBe('2026-11-22');
    expect(dayByKey('End', '2026-11-22')).toBe('2026-11-28');
    expect(dayByKey('PageDown', '2026-11-24')).toBe('2026-12-24');
    expect(dayByKey('a', '2026-11-24')).toBeNull();
  });
});
