import { Temporal } from 'temporal-polyfill';
import { wrongInstants } from './wall-instants.js';

const at = (text: string) => Temporal.Instant.from(text);
const hearing = (wall: string, instant: string, timeZone = 'America/New_York') =>
  wrongInstants({ timeZone, kept: [{ of: 'startsAt', from: { at: wall }, instant: at(instant) }] });

describe('instants that follow from wall times', () => {
  it.each([
    ['a winter afternoon', '2026-12-04T13:00:00', '2026-12-04T18:00:00Z', {}],
    [
      'an hour off, as if the zone had changed',
      '2026-12-04T13:00:00',
      '2026-12-04T17:00:00Z',
      { startsAt: '2026-12-04T18:00:00Z' },
    ],
    ['the hour that comes twice is the earlier', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z', {}],
    [
      'the later of the two is wrong',
      '2026-11-01T01:30:00',
      '2026-11-01T06:30:00Z',
      { startsAt: '2026-11-01T05:30:00Z' },
    ],
  ])('%s', (_title, wall, instant, wrong) => expect(hearing(wall, instant)).toEqual(wrong));

  it('a day ends at midnight of its zone, also when it has 23 hours', () => {
    const of = (instant: string) =>
      wrongInstants({
        timeZone: 'America/New_York',
        kept: [{ of: 'endsAt', from: { dayOver: '2027-03-14' }, instant: at(instant) }],
      });
    expect(of('2027-03-15T04:00:00Z')).toEqual({});
    expect(of('2027-03-15T05:00:00Z')).toEqual({ endsAt: '2027-03-15T04:00:00Z' });
  });
});
