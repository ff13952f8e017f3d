import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.js';

/** When somebody is not to be disturbed, in their own zone; from one evening into the next morning, or within a day. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  /** The first moment that is not quiet. The same as `from`: never quiet. */
  readonly until: Temporal.PlainTime;
  readonly zone: string;
}

/** So long before the quiet begins, that a delivery which needs a second try is still made before it. */
const AHEAD_MINUTES = 15;

const MOST_HOURS = 1000;
const MOST_INSTANTS = 4000;
const hours = remembered<string, QuietHours>(MOST_HOURS);
const told = new WeakMap<QuietHours, ReturnType<typeof remembered<bigint, Temporal.Instant>>>();

/** Quiet hours from wall times ('21:00', '08:00') in an IANA zone. Who has the same hours shares them, and what follows from them. */
export function quietHours(from: string, until: string, zone: string): QuietHours {
  return hours(`${from} ${until} ${zone}`, () => ({
    from: Temporal.PlainTime.from(from),
    until: Temporal.PlainTime.from(until),
    zone,
  }));
}

/**
 * When something due at an instant is told to somebody who has quiet hours: then, or, if that is in the quiet hours, a
 * quarter of an hour before they begin. Earlier, never later: a reminder of a date that waits for the morning may come when
 * the time it was to leave is gone; one that came the evening before has cost an evening's notice and nothing else.
 */
export function beforeQuiet(due: Temporal.Instant, quiet: QuietHours): Temporal.Instant {
  let known = told.get(quiet);
  if (!known) told.set(quiet, (known = remembered(MOST_INSTANTS)));
  return known(due.epochNanoseconds, () => workedOut(due, quiet));
}

function workedOut(due: Temporal.Instant, { from, until, zone }: QuietHours): Temporal.Instant {
  const local = due.toZonedDateTimeISO(zone).toPlainDateTime();
  const time = local.toPlainTime();
  const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime) => Temporal.PlainTime.compare(a, b) < 0;
  const evening = !isBefore(time, from);
  const morning = isBefore(time, until);
  const overnight = isBefore(until, from);
  if (overnight ? !evening && !morning : !evening || !morning) return due;
  const day = evening ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 });
  return day
    .toPlainDateTime(from)
    .toZonedDateTime(zone, { disambiguation: 'earlier' })
    .subtract({ minutes: AHEAD_MINUTES })
    .toInstant();
}
