import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { canReopen, passableFrom } from './closing.js';
import { DEADLINE_OWNERS, isWatched } from './deadline-rule.js';

const ZONE = 'America/New_York';
const endOf = (day: string) =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(ZONE).toInstant();
const passable = (endsAt: Temporal.Instant, closures: { on: string; reason: string }[] = []) =>
  passableFrom(endsAt, ZONE, officeFacts(closures)).toZonedDateTimeISO(ZONE).toPlainDateTime().toString();

describe('when the government’s date may be called passed', () => {
  it.each([
    ['a Tuesday: the end of Wednesday', '2026-12-01', '2026-12-03T00:00:00'],
    ['the day before Thanksgiving: the end of Friday', '2026-11-25', '2026-11-28T00:00:00'],
    ['a Friday: the end of Monday', '2026-12-04', '2026-12-08T00:00:00'],
    ['over the change of the clock', '2027-03-12', '2027-03-16T00:00:00'],
  ])('%s', (_what, day, from) => expect(passable(endOf(day))).toBe(from));

  it('keeps the wall time of a date that counts hours', () => {
    expect(passable(Temporal.Instant.from('2026-11-29T16:30:00-05:00'))).toBe('2026-11-30T16:30:00');
  });

  it('does not count a day closed by order', () => {
    expect(passable(endOf('2026-12-23'), [{ on: '2026-12-24', reason: 'order' }])).toBe(
      '2026-12-29T00:00:00',
    );
  });
});

it('whose dates are only watched', () => {
  expect(DEADLINE_OWNERS.filter(isWatched).toSorted()).toEqual(['COURT', 'DHS', 'STATE']);
});

it('opens again what a person closed, and nothing else', () => {
  expect(canReopen('met', 'met')).toBe(true);
  expect(canReopen('waived', 'waived')).toBe(true);
  expect(canReopen('met', undefined)).toBe(false);
  expect(canReopen('superseded', 'met')).toBe(false);
  expect(canReopen('open', 'reopened')).toBe(false);
});
