import { Temporal } from 'temporal-polyfill';
import { endOf } from './due-instants.js';

/** A date as it was meant, on a calendar and a clock in an IANA zone, with the instants that were kept of it. */
export interface WallDate {
  readonly timeZone: string;
  /** Instants by what they are of, each with the wall time or the day it follows from. */
  readonly kept: readonly KeptInstant[];
}

export interface KeptInstant {
  readonly of: string;
  readonly from: { readonly at: string } | { readonly dayOver: string };
  readonly instant: Temporal.Instant;
}

/**
 * The instants of a date that are not what its wall times give with the zone data of today, by what they are of. A wall time
 * that a change of the clocks repeats is the earlier one, and one it skips the instant before the gap: the safe side. Empty
 * when all are right.
 */
export function wrongInstants({ timeZone, kept }: WallDate): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const { of, from, instant } of kept) {
    const right =
      'at' in from
        ? Temporal.PlainDateTime.from(from.at)
            .toZonedDateTime(timeZone, { disambiguation: 'earlier' })
            .toInstant()
        : endOf({ on: Temporal.PlainDate.from(from.dayOver) }, timeZone);
    if (right.epochMilliseconds !== instant.epochMilliseconds) wrong[of] = right.toString();
  }
  return wrong;
}
