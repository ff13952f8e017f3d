import { Temporal } from 'temporal-polyfill';
import { calendarText, escapeText, foldLine, type CalendarEvent } from './calendar-text.js';

const octets = (text: string) => new TextEncoder().encode(text).length;
const at = (text: string) => Temporal.Instant.from(text);
const on = (text: string) => Temporal.PlainDate.from(text);

const event = (given: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '5b0c1d6e-0000-4000-8000-000000000001',
  sequence: 3,
  changedAt: at('2026-11-24T14:00:00Z'),
  when: { from: at('2026-12-01T18:00:00Z'), to: at('2026-12-01T19:00:00Z') },
  title: 'FZ-8JY8: date',
  isCancelled: false,
  isTentative: false,
  isBusy: true,
  ...given,
});
const linesOf = (given: Partial<CalendarEvent>) => calendarText('FZ dates', [event(given)]).split('\r\n');

describe('a calendar as text', () => {
  it('is what RFC 5545 asks for, line by line', () => {
    expect(calendarText('FZ dates', [event()])).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//FZ//FZ//EN',
        'CALSCALE:GREGORIAN',
        'NAME:FZ dates',
        'X-WR-CALNAME:FZ dates',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'BEGIN:VEVENT',
        'UID:5b0c1d6e-0000-4000-8000-000000000001',
        'DTSTAMP:20261124T140000Z',
        'LAST-MODIFIED:20261124T140000Z',
        'SEQUENCE:3',
        'DTSTART:20261201T180000Z',
        'DTEND:20261201T190000Z',
        'SUMMARY:FZ-8JY8: date',
        'CLASS:PRIVATE',
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('a whole day ends where the next begins, also across a month and a leap day', () => {
    expect(linesOf({ when: { on: on('2026-11-30') } })).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261201']),
    );
    expect(linesOf({ when: { on: on('2028-02-28') } })).toContain('DTEND;VALUE=DATE:20280229');
  });

  it('what was called off takes no time', () => {
    expect(linesOf({ isCancelled: true })).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', 'TRANSP:TRANSPARENT']),
    );
  });

  it('what is not sure says so, until it is called off', () => {
    expect(linesOf({ isTentative: true })).toContain('STATUS:TENTATIVE');
    expect(linesOf({ isTentative: true, isCancelled: true })).toContain('STATUS:CANCELLED');
  });

  it('parts of a second are left out', () => {
    expect(linesOf({ changedAt: at('2026-11-24T14:00:00.999999Z') })).toContain('DTSTAMP:20261124T140000Z');
  });
});

describe('text in a calendar', () => {
  it.each([
    ['a comma and a semicolon', 'a,b;c', 'a\\,b\\;c'],
    ['a backslash first of all', 'a\\n,', 'a\\\\n\\,'],
    ['every kind of line break', 'a\r\nb\rc\nd', 'a\\nb\\nc\\nd'],
    ['a line that wants to be a property', 'x\r\nATTENDEE:mailto:a', 'x\\nATTENDEE:mailto:a'],
    ['what is no text', 'a\u0000b\u001bc\u007fd', 'abcd'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['accents and a tab', 'José\tÁngel', 'José\tÁngel'],
  ])('%s', (_title, given, expected) => {
    expect(escapeText(given)).toBe(expected);
  });
});

describe('folding', () => {
  it('leaves a line of 75 octets alone and folds the 76th', () => {
    expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75));
    expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
  });

  it('counts the blank a folded line begins with', () => {
    expect(foldLine('a'.repeat(150)).split('\r\n').map(octets)).toEqual([75, 75, 2]);
  });

  it.each([
    ['two octets', 'é'],
    ['three octets', '字'],
    ['four octets', '😀'],
  ])('keeps a character of %s whole, wherever the fold falls', (_title, character) => {
    for (let before = 70; before <= 76; before += 1) {
      const line = 'a'.repeat(before) + character.repeat(40);
      const parts = foldLine(line).split('\r\n');
      expect(parts.every((part) => octets(part) <= 75 && part.isWellFormed())).toBe(true);
      expect(parts.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(line);
    }
  });
});
