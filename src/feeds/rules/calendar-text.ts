import { Temporal } from 'temporal-polyfill';

/** When something is: a span between two instants, or one whole day wherever it is looked at. */
export type EventTime =
  { readonly from: Temporal.Instant; readonly to: Temporal.Instant } | { readonly on: Temporal.PlainDate };

export interface CalendarEvent {
  /** Stays the same while the date moves, so that a calendar moves its entry and makes no second one. */
  readonly uid: string;
  /** Grows with every change. */
  readonly sequence: number;
  readonly changedAt: Temporal.Instant;
  readonly when: EventTime;
  readonly title: string;
  readonly isCancelled: boolean;
  /** Not sure yet. */
  readonly isTentative: boolean;
  /** Whether it takes the time it is shown at. */
  readonly isBusy: boolean;
}

/** An entry that is mailed to one person (RFC 5546): who sends it, and to whom. Addresses only, no name. */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly organizer: string;
  readonly attendee: string;
}

const LINE_OCTETS = 75;

/**
 * A calendar as RFC 5545 text; without a name it is entries to add to a calendar, not one to subscribe to. Instants are written in UTC: an entry without recurrence needs no time zone then, and the
 * instant is exact in calendars that know another version of a zone's rules, or another name for it. DTSTAMP is the time of
 * the change, as the RFC wants where there is no METHOD, so that the same rows always give the same bytes.
 */
export function calendarText(
  name: string | null,
  events: readonly CalendarEvent[],
  invitation: Invitation | null = null,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//FZ//FZ//EN',
    'CALSCALE:GREGORIAN',
    ...(invitation ? [`METHOD:${invitation.method}`] : []),
    ...(name === null ? [] : feedLines(name)),
    ...events.flatMap((event) => eventLines(event, invitation)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** Nobody is asked to answer: whether one comes is said in the office, not to its mail server. */
function peopleLines({ organizer, attendee }: Invitation): string[] {
  return [
    `ORGANIZER:mailto:${organizer}`,
    `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${attendee}`,
  ];
}

/** How the calendar calls itself, and how often to come back. A wish: some come once a day whatever it says. */
function feedLines(name: string): string[] {
  return [
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
  ];
}

function eventLines(event: CalendarEvent, invitation: Invitation | null): string[] {
  const changed = utcText(event.changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${event.sequence}`,
    ...timeLines(event.when),
    `SUMMARY:${escapeText(event.title)}`,
    ...(invitation ? peopleLines(invitation) : []),
    'CLASS:PRIVATE',
    `STATUS:${statusOf(event)}`,
    `TRANSP:${event.isBusy && !event.isCancelled ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

function statusOf({ isCancelled, isTentative }: CalendarEvent): string {
  if (isCancelled) return 'CANCELLED';
  return isTentative ? 'TENTATIVE' : 'CONFIRMED';
}

/** A day ends where the next one begins: DTEND is not part of the event. */
function timeLines(when: EventTime): string[] {
  if ('on' in when) {
    return [
      `DTSTART;VALUE=DATE:${dayText(when.on)}`,
      `DTEND;VALUE=DATE:${dayText(when.on.add({ days: 1 }))}`,
    ];
  }
  return [`DTSTART:${utcText(when.from)}`, `DTEND:${utcText(when.to)}`];
}

function dayText(day: Temporal.PlainDate): string {
  return day.toString({ calendarName: 'never' }).replaceAll('-', '');
}

function utcText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second', roundingMode: 'trunc' }).replaceAll(/[-:]/g, '');
}

/** TEXT of RFC 5545 3.3.11: backslash, semicolon, comma and line break escaped; what is no text is left out. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n');
}

/** Folded so that no line has more than 75 octets; a character of several octets stays whole (RFC 5545 3.1). */
export function foldLine(line: string): string {
  let folded = '';
  let length = 0;
  for (const character of line) {
    const octets = octetsOf(character);
    if (length + octets > LINE_OCTETS) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += octets;
  }
  return folded;
}

/** Octets of one character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x8_00) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}
