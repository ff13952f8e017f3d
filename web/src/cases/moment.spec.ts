import 'temporal-polyfill/global';

import { byMoment, countdownTo, type Moment, todayIn } from './moment.js';

const NEW_YORK = 'America/New_York';
const CHICAGO = 'America/Chicago';
const now = Temporal.Instant.from('2026-11-24T15:00:00Z'); // Tuesday, 10:00 in Lumpkin

describe('how far away a date of the case is', () => {
  it.each<[string, Moment, string, number, string]>([
    ['a hearing this afternoon', { at: '2026-11-24T18:00:00Z', timeZone: NEW_YORK }, 'hours', 3, 'soon'],
    ['a hearing in forty minutes', { at: '2026-11-24T15:40:00Z', timeZone: NEW_YORK }, 'minutes', 40, 'soon'],
    [
      'a hearing that began two hours ago',
      { at: '2026-11-24T13:00:00Z', timeZone: NEW_YORK },
      'hoursAgo',
      2,
      'late',
    ],
    [
      'a hearing that began ten minutes ago',
      { at: '2026-11-24T14:50:00Z', timeZone: NEW_YORK },
      'minutesAgo',
      10,
      'late',
    ],
    ['an appeal due today', { on: '2026-11-24', timeZone: NEW_YORK }, 'today', 0, 'soon'],
    ['a hearing tomorrow morning', { at: '2026-11-25T13:30:00Z', timeZone: NEW_YORK }, 'tomorrow', 1, 'soon'],
    ['an appeal due on Friday', { on: '2026-11-27', timeZone: NEW_YORK }, 'days', 3, 'soon'],
    ['an appeal due in a month', { on: '2026-12-24', timeZone: NEW_YORK }, 'days', 30, 'calm'],
    ['an appeal due yesterday', { on: '2026-11-23', timeZone: NEW_YORK }, 'yesterday', 1, 'late'],
    ['an appeal due on Friday last', { on: '2026-11-20', timeZone: NEW_YORK }, 'daysAgo', 4, 'late'],
  ])('%s', (_situation, moment, key, count, nearness) => {
    expect(countdownTo(moment, now)).toEqual({ key, count, nearness });
  });

  it('counts in days of the court: 23:30 in Chicago is still today there when New York has turned the page', () => {
    const lateEvening = Temporal.Instant.from('2026-11-25T05:30:00Z');
    expect(countdownTo({ on: '2026-11-24', timeZone: CHICAGO }, lateEvening)?.key).toBe('today');
    expect(countdownTo({ on: '2026-11-24', timeZone: NEW_YORK }, lateEvening)?.key).toBe('yesterday');
    expect(todayIn(CHICAGO, lateEvening)).toBe('2026-11-24');
  });

  it('counts days across the night the clocks change', () => {
    const before = Temporal.Instant.from('2027-03-13T17:00:00Z');
    expect(countdownTo({ at: '2027-03-15T16:00:00Z', timeZone: NEW_YORK }, before)).toEqual({
      key: 'days',
      count: 2,
      nearness: 'soon',
    });
  });

  it('says nothing of a moment without a day', () => {
    expect(countdownTo({ timeZone: NEW_YORK }, now)).toBeNull();
  });
});

it('an hour of a day comes before the whole day, which lasts to its end', () => {
  const day = { on: '2026-12-01', timeZone: NEW_YORK };
  const noon = { at: '2026-12-01T17:00:00Z', timeZone: NEW_YORK };
  const none = { timeZone: NEW_YORK };
  expect([none, day, noon].sort(byMoment)).toEqual([noon, day, none]);
});
