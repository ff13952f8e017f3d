import { Temporal } from 'temporal-polyfill';
import { tellingWords } from '../../messages/rules/telling-words.js';
import { eventsOf, type FeedRow } from './feed-events.js';
import { FEED_KINDS, FEED_LANGUAGES, FEED_WORDS } from './feed-words.js';

const hearing: FeedRow = {
  kind: 'hearing',
  id: 'h2',
  root: 'h1',
  reference: 'FZ-8JY8',
  on: null,
  at: '2026-12-01T18:00:00Z',
  isTentative: false,
  sequence: 3,
  changedAt: '2026-11-24T14:00:00Z',
  isCancelled: false,
};
const dueOn: FeedRow = { ...hearing, kind: 'deadline', id: 'd1', root: 'd1', on: '2026-11-25', at: null };

describe('what a calendar shows', () => {
  it('a hearing, from its instant on, under the name of its line', () => {
    expect(eventsOf([hearing], 'dates', 'en')).toEqual([
      {
        uid: 'h1',
        sequence: 3,
        changedAt: Temporal.Instant.from('2026-11-24T14:00:00Z'),
        when: {
          from: Temporal.Instant.from('2026-12-01T18:00:00Z'),
          to: Temporal.Instant.from('2026-12-01T19:00:00Z'),
        },
        title: 'FZ-8JY8: date',
        isCancelled: false,
        isTentative: false,
        isBusy: true,
      },
    ]);
  });

  it('a hearing in the night in which the clocks go back has its one instant', () => {
    // 1:30 in Charlotte comes twice that night; which of them was meant the instant says.
    const first = Temporal.ZonedDateTime.from('2026-11-01T01:30-04:00[America/New_York]').toInstant();
    const [event] = eventsOf([{ ...hearing, at: first.toString() }], 'dates', 'en');
    expect(event?.when).toMatchObject({ from: Temporal.Instant.from('2026-11-01T05:30:00Z') });
  });

  it('a control date as its whole day, not sure, which takes no time', () => {
    const [event] = eventsOf([{ ...hearing, on: '2026-12-01', at: null, isTentative: true }], 'dates', 'en');
    expect(event).toMatchObject({ title: 'FZ-8JY8: date', isTentative: true, isBusy: false });
    expect(event?.when).toEqual({ on: Temporal.PlainDate.from('2026-12-01') });
  });

  it('a deadline as its whole day, which takes no time', () => {
    const [event] = eventsOf([dueOn], 'dates', 'es');
    expect(event).toMatchObject({ title: 'FZ-8JY8: vence', isBusy: false });
    expect(event?.when).toEqual({ on: Temporal.PlainDate.from('2026-11-25') });
  });

  it('a deadline by the hour ends when it is due, so that nobody comes too late', () => {
    const [event] = eventsOf([{ ...dueOn, on: null, at: '2026-11-26T03:00:00Z' }], 'dates', 'en');
    expect(event?.when).toEqual({
      from: Temporal.Instant.from('2026-11-26T02:30:00Z'),
      to: Temporal.Instant.from('2026-11-26T03:00:00Z'),
    });
  });

  it('in a calendar of busy times nothing but that', () => {
    expect(eventsOf([hearing], 'busy', 'en')[0]?.title).toBe('Busy');
    expect(eventsOf([hearing], 'busy', 'es')[0]?.title).toBe('Ocupado');
  });

  it('two dates that took the place of one are two', () => {
    const twins = [
      { ...dueOn, id: 'd2' },
      { ...dueOn, id: 'd3' },
    ];
    expect(eventsOf(twins, 'dates', 'en').map(({ uid }) => uid)).toEqual(['d1', 'd3']);
  });
});

describe('the words of a calendar', () => {
  it.each(FEED_LANGUAGES)('tell nothing in %s', (language) => {
    const { names, dates, busy } = FEED_WORDS[language];
    const all = [...Object.values(names), ...Object.values(dates), busy];
    expect(all.flatMap(tellingWords)).toEqual([]);
    expect(Object.keys(names)).toEqual([...FEED_KINDS]);
  });
});
