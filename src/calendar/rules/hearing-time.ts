import { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';

export const HEARING_WARNINGS = [
  'past',
  'weekend',
  'holiday',
  'clock-repeats',
  'before-detention',
  'lead-elsewhere',
  'backup-elsewhere',
] as const;
/** Worth a second look, but a court may do it: hearings do happen on odd days and are recorded afterwards. */
export type HearingWarning = (typeof HEARING_WARNINGS)[number];

export type ImpossibleReason = 'not-a-date' | 'not-a-time' | 'too-long-ago' | 'too-far-ahead' | 'clock-skips';

export type HearingTime =
  | {
      readonly ok: true;
      readonly startsAt: Temporal.Instant;
      readonly warnings: readonly HearingWarning[];
    }
  | {
      readonly ok: false;
      readonly reasons: readonly ImpossibleReason[];
    };

/** Nobody schedules a bond hearing outside of this; a date beyond it is a slip of the pen. */
const MOST_DAYS_BACK = 366;
const MOST_DAYS_AHEAD = 5 * 366;

/**
 * The instant of a court's wall time. `on` YYYY-MM-DD and `at` HH:MM are as the court says them, in its IANA zone. A
 * wall time that a DST change repeats becomes the earlier instant, the safe side, with a warning; one that it skips does not
 * exist and is refused. Days more than a year back or five years ahead of `now` are refused; so is what is no date or time.
 */
export function hearingTime(
  wall: { readonly on: string; readonly at: string; readonly timeZone: string },
  now: Temporal.Instant,
  facts: OfficeFacts,
): HearingTime {
  const day = parsed(() => Temporal.PlainDate.from(wall.on, { overflow: 'reject' }));
  if (!day) return { ok: false, reasons: ['not-a-date'] };
  const time = parsed(() => Temporal.PlainTime.from(wall.at, { overflow: 'reject' }));
  if (!time) return { ok: false, reasons: ['not-a-time'] };
  const today = now.toZonedDateTimeISO(wall.timeZone).toPlainDate();
  const ahead = today.until(day, { largestUnit: 'day' }).days;
  if (ahead < -MOST_DAYS_BACK) return { ok: false, reasons: ['too-long-ago'] };
  if (ahead > MOST_DAYS_AHEAD) return { ok: false, reasons: ['too-far-ahead'] };
  const local = day.toPlainDateTime(time);
  const earlier = local.toZonedDateTime(wall.timeZone, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(local)) return { ok: false, reasons: ['clock-skips'] };
  const startsAt = earlier.toInstant();
  const warnings: HearingWarning[] = [];
  if (Temporal.Instant.compare(startsAt, now) < 0) warnings.push('past');
  if (day.dayOfWeek >= 6) warnings.push('weekend');
  else if (facts.closedBecause(day) !== null) warnings.push('holiday');
  if (!startsAt.equals(local.toZonedDateTime(wall.timeZone, { disambiguation: 'later' }).toInstant())) {
    warnings.push('clock-repeats');
  }
  return { ok: true, startsAt, warnings };
}

function parsed<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
