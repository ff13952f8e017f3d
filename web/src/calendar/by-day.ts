import { type CalendarDeadline, type CalendarHearing, type CalendarPage } from './calendar-query.js';

export interface DayDates {
  on: string;
  hearings: readonly CalendarHearing[];
  deadlines: readonly CalendarDeadline[];
  holiday: { en: string; es: string } | null;
}

/** What is on each of the days, by the calendar of each court; days without a date are there too. */
export function byDay(page: CalendarPage, days: readonly string[]): DayDates[] {
  return days.map((on) => ({
    on,
    hearings: page.hearings.filter((hearing) => hearing.on === on),
    deadlines: page.deadlines.filter((deadline) => deadline.on === on),
    holiday: page.holidays.find((holiday) => holiday.on === on) ?? null,
  }));
}

export function hasDates({ hearings, deadlines }: DayDates): boolean {
  return hearings.length + deadlines.length > 0;
}
