import { Temporal } from 'temporal-polyfill';
import type { QuietHours } from './quiet-hours.js';

/** When the mail of the day comes, by the clock of the one who gets it. */
export const DIGEST_AT = '08:30';

/** One person's mail of one day. */
export interface DigestSlot {
  /** The day, in the person's zone, that makes it the only one. */
  readonly on: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  /** When the next one comes: what is due before that belongs to this one, because earlier is safe and later is not. */
  readonly until: Temporal.Instant;
}

/**
 * The newest mail of the day whose time has come: at half past eight in the person's zone or, where their quiet hours cover
 * that, at their end. Null while the person is quiet now: whatever was missed waits for the end of that, too. The same for
 * every instant between two of them, so that after a downtime there is one and not one a day. Total.
 */
export function digestSlot(quiet: QuietHours, now: Temporal.Instant): DigestSlot | null {
  if (isQuiet(quiet, now.toZonedDateTimeISO(quiet.zone).toPlainTime())) return null;
  return slotAround(quiet, now);
}

/**
 * When the mail of the day comes in which a step is told that is due at `dueAt`, was planned at `known` and has not been told
 * `now`: the one before it, or, where that has passed or came before anybody knew, the next.
 */
export function digestOf(
  quiet: QuietHours,
  step: Readonly<Record<'dueAt' | 'known' | 'now', Temporal.Instant>>,
): Temporal.Instant {
  const { at } = slotAround(quiet, step.dueAt);
  const [first, second] = [step.known, step.now];
  const after = Temporal.Instant.compare(first, second) >= 0 ? first : second;
  return Temporal.Instant.compare(at, after) >= 0 ? at : slotAround(quiet, after).until;
}

function slotAround(quiet: QuietHours, now: Temporal.Instant): DigestSlot {
  const today = now.toZonedDateTimeISO(quiet.zone).toPlainDate();
  // Quiet hours may put the mail of a day off into the next.
  const days = [-2, -1, 0, 1].map((days) => today.add({ days }));
  const slots = days.map((on) => ({ on, at: timeOn(on, quiet) }));
  const next = slots.findIndex(({ at }) => Temporal.Instant.compare(at, now) > 0);
  const slot = slots[next - 1] as (typeof slots)[number];
  return { ...slot, until: (slots[next] as (typeof slots)[number]).at };
}

function timeOn(on: Temporal.PlainDate, quiet: QuietHours): Temporal.Instant {
  const usual = Temporal.PlainTime.from(DIGEST_AT);
  if (!isQuiet(quiet, usual)) return instantOn(on, usual, quiet.zone);
  const endsNextDay = Temporal.PlainTime.compare(quiet.until, usual) <= 0;
  return instantOn(endsNextDay ? on.add({ days: 1 }) : on, quiet.until, quiet.zone);
}

function instantOn(on: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.Instant {
  return on.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant();
}

/** From `from` to just before `until`, over midnight or not; never when they are the same. */
function isQuiet({ from, until }: QuietHours, time: Temporal.PlainTime): boolean {
  const evening = Temporal.PlainTime.compare(time, from) >= 0;
  const morning = Temporal.PlainTime.compare(time, until) < 0;
  return Temporal.PlainTime.compare(until, from) < 0 ? evening || morning : evening && morning;
}
