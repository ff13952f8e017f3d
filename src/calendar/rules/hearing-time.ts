import { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';

export const HEARING_WARNINGS = ['past', 'weekend', 'holiday', 'clock-skips', 'clock-repeats'] as const;
/** Worth a second look, but a court may do it: hearings do happen on odd days and are recorded afterwards. */
export type HearingWarning = (typeof HEARING_WARNINGS)[number];

export type HearingTime =
  | {
      readonly ok: true;
      readonly startsAt: Temporal.Instant;
      readonly warnings: readonly HearingWarning[];
    }
  | {
      readonly ok: false;
      readonly reasons: readonly ('not-a-date' | 'not-a-time' | 'too-long-ago' | 'too-far-ahead')[];
    };

/** Nobody schedules a bond hearing outside of this; a date beyond it is a slip of the pen. */
const MOST_DAYS_BACK = 366;
const MOST_DAYS_AHEAD = 5 * 366;

/**
 * The instant of a court's wall time. `on` YYYY-MM-DD and `at` HH:MM are as the court says them, in its IANA zone. A
 * wall time that a DST change skips or repeats becomes the earlier instant, the safe side, with a warning.
 * Days more than a year back or five years ahead of `now` are refused; so is what is no date or time.
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
  const startsAt = earlier.toInstant();
  const warnings: HearingWarning[] = [];
  if (Temporal.Instant.compare(startsAt, now) < 0) warnings.push('past');
  if (day.dayOfWeek >= 6) warnings.push('weekend');
  else if (facts.closedBecause(day) !== null) warnings.push('holiday');
  if (!earlier.toPlainDateTime().equals(local)) warnings.push('clock-skips');
  else if (!startsAt.equals(local.toZonedDateTime(wall.timeZone, { disambiguation: 'later' }).toInstant())) {
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
