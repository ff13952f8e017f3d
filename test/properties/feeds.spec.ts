import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { calendarText } from '../../src/feeds/rules/calendar-text.js';
import { eventsOf, type FeedRow } from '../../src/feeds/rules/feed-events.js';
import { FEED_KINDS, FEED_LANGUAGES } from '../../src/feeds/rules/feed-words.js';

const FIRST = Temporal.Instant.from('2020-01-01T00:00:00Z').epochMilliseconds;
const LAST = Temporal.Instant.from('2060-12-31T00:00:00Z').epochMilliseconds;

const instant = fc
  .integer({ min: FIRST / 1000, max: LAST / 1000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString());
const day = instant.map((text) => text.slice(0, 10));
const time = fc.oneof(
  day.map((on) => ({ kind: 'deadline' as const, on, at: null })),
  instant.map((at) => ({ kind: 'deadline' as const, on: null, at })),
  instant.map((at) => ({ kind: 'hearing' as const, on: null, at })),
  day.map((on) => ({ kind: 'hearing' as const, on, at: null, isTentative: true })),
);
/** The columns hold codes and ids; the writer must not rely on it. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    'a\r\nEND:VEVENT\r\nBEGIN:VALARM',
    'BEGIN:VEVENT',
    '\\',
    ';,\\n',
    ' x ',
    'José 字 😀'.repeat(20),
  ),
);
const row: fc.Arbitrary<FeedRow> = fc
  .record({
    id: fc.uuid(),
    root: fc.uuid(),
    reference: anything,
    sequence: fc.nat(),
    changedAt: instant,
    isCancelled: fc.boolean(),
    time,
  })
  .map(({ time: when, ...rest }) => ({ isTentative: false, ...rest, ...when }));
const rows = fc.uniqueArray(row, { selector: ({ root }) => root, maxLength: 12 });

const written = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '');

describe('whatever is in the rows', () => {
  it('another’s parser reads the calendar back as it was meant', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(...FEED_KINDS),
        fc.constantFrom(...FEED_LANGUAGES),
        (given, kind, language) => {
          const events = eventsOf(given, kind, language);
          const calendar = new ICAL.Component(ICAL.parse(calendarText('FZ', events)) as unknown[]);
          const read = calendar.getAllSubcomponents();
          expect(read.map(({ name }) => name)).toEqual(events.map(() => 'vevent'));
          for (const [index, event] of events.entries()) {
            const back = new ICAL.Event(read[index]);
            expect(back.uid).toBe(event.uid);
            expect(back.summary).toBe(written(event.title));
            expect(back.sequence).toBe(event.sequence);
            expect(back.startDate.isDate).toBe('on' in event.when);
            const start = 'on' in event.when ? event.when.on : event.when.from;
            expect(back.startDate.toString()).toBe(start.toString());
            expect(back.duration.toSeconds()).toBe(
              'on' in event.when ? 86_400 : event.when.from.until(event.when.to).total('seconds'),
            );
            const status = read[index]?.getFirstPropertyValue('status');
            const standing = event.isTentative ? 'TENTATIVE' : 'CONFIRMED';
            expect(status).toBe(event.isCancelled ? 'CANCELLED' : standing);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('no line has more than 75 octets, and each ends as the RFC says', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...FEED_KINDS), (given, kind) => {
        const text = calendarText('FZ', eventsOf(given, kind, 'es'));
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        const lines = text.slice(0, -2).split('\r\n');
        expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
        expect(lines.filter((line) => /[\r\n]/.test(line) || !line.isWellFormed())).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
