import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { handDate } from './hand-date.js';

const NOW = Temporal.Instant.from('2026-11-24T15:00:00-05:00');
const read = (on: string, at: string | null = null) =>
  handDate({ on, at, timeZone: 'America/New_York' }, NOW, officeFacts());

describe('a date entered by hand', () => {
  it('is a day, or a moment by the clock of its zone', () => {
    const day = read('2026-12-15');
    expect(day.ok && 'on' in day.due && day.due.on.toString()).toBe('2026-12-15');
    const moment = read('2026-12-15', '09:30');
    expect(moment.ok && 'at' in moment.due && moment.due.at.toInstant().toString()).toBe(
      '2026-12-15T14:30:00Z',
    );
  });

  it.each([
    ['2026-12-15', null, []],
    ['2026-11-24', null, []],
    ['2026-11-24', '14:00', ['past']],
    ['2026-11-23', null, ['past']],
    ['2026-12-19', null, ['weekend']],
    ['2026-11-26', null, ['holiday']],
  ])('%s %s warns of %j', (on, at, warnings) => {
    const date = read(on, at);
    expect(date.ok && date.warnings).toEqual(warnings);
  });

  it.each(['2026-02-30', '2024-11-24', '2033-01-01'])('%s is refused', (on) => {
    expect(read(on).ok).toBe(false);
  });
});
