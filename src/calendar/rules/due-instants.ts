import type { Temporal } from 'temporal-polyfill';
import type { ComputedDeadline, Due } from './deadline-engine.js';
import { isWatched, type DeadlineOwner } from './deadline-rule.js';

/** A due day or moment as columns and messages carry it: one of the two is null. */
export interface DueParts {
  /** Calendar day, YYYY-MM-DD, in the date's zone. */
  readonly on: string | null;
  /** Instant, RFC 3339 in UTC. */
  readonly at: string | null;
}

export function partsOf(due: Due): DueParts {
  return 'on' in due ? { on: due.on.toString(), at: null } : { on: null, at: due.at.toInstant().toString() };
}

/** The first instant that is no longer in time: the end of the day in its zone, or the moment itself. */
export function endOf(due: Due, zone: string): Temporal.Instant {
  return 'on' in due ? due.on.add({ days: 1 }).toZonedDateTime(zone).toInstant() : due.at.toInstant();
}

/** What reminders count from: the earlier date for our own acts, the later one for others' (domain reference 3.1 rule 6). */
export function remindOf({ nominal, rolled }: ComputedDeadline, owner: DeadlineOwner): Due {
  return isWatched(owner) ? rolled : nominal;
}
