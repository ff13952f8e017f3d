import type { Recipient } from './audience.js';
import { Temporal } from 'temporal-polyfill';
import type { Channel, Ladder } from './ladders.js';
import { beforeQuiet } from './quiet-hours.js';

/** From so many hours before a date on, quiet hours no longer count. */
export const URGENT_HOURS = 4;

interface Dated {
  readonly ladder: Ladder;
  readonly openedAt: Temporal.Instant;
  /** T: when to act. */
  readonly at: Temporal.Instant;
}

/**
 * When a step that is due at an instant is told to one person by one channel. Mail and texts keep out of their quiet hours,
 * by coming earlier; the inbox makes no noise. Ladder A counts hours, day and night, and what is due in the last hours, or
 * asks what came of them, waits for nobody. Nobody is told before the date was there, or they were on the case: then it
 * is told when it is due, quiet or not, because silence would be worse.
 */
export function tellTime({
  ladder,
  openedAt,
  at,
}: Dated): (due: Temporal.Instant, channel: Channel, to: Recipient) => Temporal.Instant {
  const urgentFrom = at.subtract({ hours: URGENT_HOURS });
  return (due, channel, { quiet, since }) => {
    const mayWake = ladder.code === 'A' || Temporal.Instant.compare(due, urgentFrom) >= 0;
    if (mayWake || channel === 'inbox' || !quiet) return due;
    const earlier = beforeQuiet(due, quiet);
    const isThere = [openedAt, since].every((start) => Temporal.Instant.compare(start, earlier) <= 0);
    return isThere ? earlier : due;
  };
}
