import { Temporal } from 'temporal-polyfill';
import type { CalendarEvent, EventTime } from './calendar-text.js';
import { FEED_WORDS, type DateKind, type FeedKind, type FeedLanguage } from './feed-words.js';

/** A date as it stands, at the end of its line of moves. Instants are ISO text. */
export interface FeedRow {
  readonly kind: DateKind;
  readonly id: string;
  /** Names the line: the first date of which this one is the latest move. */
  readonly root: string;
  readonly reference: string;
  /** A whole day; null when there is an instant. */
  readonly on: string | null;
  readonly at: string | null;
  /** A control date: nobody has to be there, but the court has to be asked. */
  readonly isTentative: boolean;
  readonly sequence: number;
  readonly changedAt: string;
  readonly isCancelled: boolean;
}

/** How long a date without an end is shown: nobody knows how long a judge takes. */
const SHOWN = { hearing: { minutes: 60 }, deadline: { minutes: 30 } } as const;

/** What a calendar of this kind shows of the rows. */
export function eventsOf(
  rows: readonly FeedRow[],
  kind: FeedKind,
  language: FeedLanguage,
): readonly CalendarEvent[] {
  const words = FEED_WORDS[language];
  const taken = new Set<string>();
  return rows.map((row) => {
    // Two dates that took the place of one: the second goes by its own name, for a calendar keeps one of a name.
    const uid = taken.has(row.root) ? row.id : row.root;
    taken.add(uid);
    return {
      uid,
      sequence: row.sequence,
      changedAt: Temporal.Instant.from(row.changedAt),
      when: timeOf(row),
      title: kind === 'busy' ? words.busy : `${row.reference}: ${words.dates[row.kind]}`,
      isCancelled: row.isCancelled,
      isTentative: row.isTentative,
      isBusy: row.kind === 'hearing' && !row.isTentative,
    };
  });
}

/** A hearing begins at its instant; what is due by the hour is shown before it, so that it is never read too late. */
function timeOf({ kind, on, at }: FeedRow): EventTime {
  if (at === null) return { on: Temporal.PlainDate.from(on ?? '') };
  const instant = Temporal.Instant.from(at);
  return kind === 'hearing'
    ? { from: instant, to: instant.add(SHOWN.hearing) }
    : { from: instant.subtract(SHOWN.deadline), to: instant };
}
