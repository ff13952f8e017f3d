import { Temporal } from 'temporal-polyfill';
import { digestOf, digestSlot } from './digest-time.js';
import type { QuietHours } from './quiet-hours.js';

const quiet = (from = '21:00', until = '08:00', zone = 'America/New_York'): QuietHours => ({
  from: Temporal.PlainTime.from(from),
  until: Temporal.PlainTime.from(until),
  zone,
});
const at = (text: string) => Temporal.Instant.from(text);
const slot = (hours: QuietHours, now: string) => {
  const found = digestSlot(hours, at(now));
  const wall = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(hours.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return found && `${found.on.toString()}: ${wall(found.at)} until ${wall(found.until)}`;
};

describe('the hour of the mail of the day', () => {
  it.each([
    [
      'at half past eight',
      '2026-12-01T08:30:00-05:00',
      '2026-12-01: 2026-12-01T08:30 until 2026-12-02T08:30',
    ],
    [
      'a minute before it',
      '2026-12-01T08:29:00-05:00',
      '2026-11-30: 2026-11-30T08:30 until 2026-12-01T08:30',
    ],
    ['in the evening', '2026-12-01T20:59:00-05:00', '2026-12-01: 2026-12-01T08:30 until 2026-12-02T08:30'],
    ['at night nothing is sent', '2026-12-01T23:00:00-05:00', null],
    ['nor before the morning', '2026-12-02T07:59:00-05:00', null],
    ['clocks go back', '2026-11-01T09:00:00-05:00', '2026-11-01: 2026-11-01T08:30 until 2026-11-02T08:30'],
  ])('%s', (_title, now, expected) => expect(slot(quiet(), now)).toBe(expected));

  it('is the reader’s own', () => {
    expect(slot(quiet('21:00', '08:00', 'America/Los_Angeles'), '2026-12-01T09:00:00-08:00')).toBe(
      '2026-12-01: 2026-12-01T08:30 until 2026-12-02T08:30',
    );
  });

  it('quiet hours that cover it move it to their end', () => {
    expect(slot(quiet('22:00', '10:00'), '2026-12-01T10:00:00-05:00')).toBe(
      '2026-12-01: 2026-12-01T10:00 until 2026-12-02T10:00',
    );
    expect(slot(quiet('08:00', '16:00'), '2026-12-01T16:00:00-05:00')).toBe(
      '2026-12-01: 2026-12-01T16:00 until 2026-12-02T16:00',
    );
    // Somebody who sleeps by day, over midnight: that of the day comes the next morning.
    expect(slot(quiet('08:15', '07:00'), '2026-12-02T07:10:00-05:00')).toBe(
      '2026-12-01: 2026-12-02T07:00 until 2026-12-03T07:00',
    );
  });

  it('whoever is never quiet may be told at any hour', () => {
    expect(slot(quiet('00:00', '00:00'), '2026-12-01T03:00:00-05:00')).toBe(
      '2026-11-30: 2026-11-30T08:30 until 2026-12-01T08:30',
    );
  });
});

describe('which mail of the day tells of a step', () => {
  const of = (dueAt: string, known: string, now: string) =>
    digestOf(quiet(), { dueAt: at(dueAt), known: at(known), now: at(now) })
      .toZonedDateTimeISO('America/New_York')
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  const LONG_AGO = '2026-11-01T12:00:00-05:00';

  it.each([
    ['due at nine: half an hour before', '2026-12-10T09:00:00-05:00', LONG_AGO, '2026-12-10T08:30'],
    ['due at six: the morning before, not after', '2026-12-10T06:00:00-05:00', LONG_AGO, '2026-12-09T08:30'],
    [
      'news of the afternoon: the next morning',
      '2026-12-09T15:00:00-05:00',
      '2026-12-09T15:00:00-05:00',
      '2026-12-10T08:30',
    ],
  ])('%s', (_title, dueAt, known, expected) => expect(of(dueAt, known, LONG_AGO)).toBe(expected));

  it('what it did not tell comes in the next', () => {
    expect(of('2026-12-10T09:00:00-05:00', LONG_AGO, '2026-12-10T11:00:00-05:00')).toBe('2026-12-11T08:30');
  });
});
