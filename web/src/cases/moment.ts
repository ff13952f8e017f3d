/** The zone of the Carolinas and Georgia, where a place does not say its own. */
export const HOME_ZONE = 'America/New_York';

/** A point of the office's calendar: a court day, or an instant seen from the zone of the court. */
export interface Moment {
  on?: string | null | undefined;
  at?: string | null | undefined;
  timeZone: string;
}

export type Nearness = 'late' | 'soon' | 'calm';

export interface Countdown {
  /** Key after `countdown.` in the words of the cases; takes `count` where it counts. */
  key:
    'minutes' | 'hours' | 'today' | 'tomorrow' | 'days' | 'minutesAgo' | 'hoursAgo' | 'yesterday' | 'daysAgo';
  count: number;
  nearness: Nearness;
}

const SOON_DAYS = 3;

/** The day of the moment in its own zone, or null when the moment has neither day nor instant. */
export function courtDay(moment: Moment): Temporal.PlainDate | null {
  if (moment.at) return Temporal.Instant.from(moment.at).toZonedDateTimeISO(moment.timeZone).toPlainDate();
  return moment.on ? Temporal.PlainDate.from(moment.on.slice(0, 10)) : null;
}

/** How far away the moment is, counted in days of the court's calendar and, within its day, in hours. */
export function countdownTo(moment: Moment, now: Temporal.Instant): Countdown | null {
  const day = courtDay(moment);
  if (day === null) return null;
  const today = now.toZonedDateTimeISO(moment.timeZone).toPlainDate();
  const days = today.until(day, { largestUnit: 'day' }).days;
  if (days === 0)
    return moment.at ? withinTheDay(moment.at, now) : { key: 'today', count: 0, nearness: 'soon' };
  if (days === 1) return { key: 'tomorrow', count: 1, nearness: 'soon' };
  if (days === -1) return { key: 'yesterday', count: 1, nearness: 'late' };
  if (days < 0) return { key: 'daysAgo', count: -days, nearness: 'late' };
  return { key: 'days', count: days, nearness: days <= SOON_DAYS ? 'soon' : 'calm' };
}

function withinTheDay(at: string, now: Temporal.Instant): Countdown {
  const minutes = Math.round(now.until(Temporal.Instant.from(at)).total('minutes'));
  const size = Math.abs(minutes);
  const hours = Math.round(size / 60);
  if (minutes < 0) {
    return size < 60
      ? { key: 'minutesAgo', count: size, nearness: 'late' }
      : { key: 'hoursAgo', count: hours, nearness: 'late' };
  }
  return size < 60
    ? { key: 'minutes', count: size, nearness: 'soon' }
    : { key: 'hours', count: hours, nearness: 'soon' };
}

/** Sorts moments from the earliest to the latest; a whole day counts as its end, where a deadline bites. */
export function byMoment(one: Moment, other: Moment): number {
  return endOf(one) - endOf(other);
}

/** Milliseconds of the instant, or of the end of the day where it is one. */
export function endOf(moment: Moment): number {
  if (moment.at) return Temporal.Instant.from(moment.at).epochMilliseconds;
  const day = courtDay(moment);
  if (day === null) return Number.POSITIVE_INFINITY;
  return day.add({ days: 1 }).toZonedDateTime(moment.timeZone).epochMilliseconds - 1;
}

/** Today's day where the court sits. */
export function todayIn(timeZone: string, now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The present instant; the one place where the screens of a case look at the clock. */
export function presentInstant(): Temporal.Instant {
  return Temporal.Now.instant();
}
