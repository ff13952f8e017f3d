import { Temporal } from 'temporal-polyfill';

/** When somebody is not to be disturbed, in their own zone; from one evening into the next morning, or within a day. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  /** The first moment that is not quiet. The same as `from`: never quiet. */
  readonly until: Temporal.PlainTime;
  readonly zone: string;
}

/** So long before the quiet begins, that a delivery which needs a second try is still made before it. */
const AHEAD_MINUTES = 15;

/**
 * When something due at an instant is told to somebody who has quiet hours: then, or, if that is in the quiet hours, a
 * quarter of an hour before they begin. Earlier, never later: a reminder of a date that waits for the morning may come when
 * the time it was to leave is gone; one that came the evening before has cost an evening's notice and nothing else.
 */
export function beforeQuiet(due: Temporal.Instant, { from, until, zone }: QuietHours): Temporal.Instant {
  const local = due.toZonedDateTimeISO(zone);
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
