import { Temporal } from 'temporal-polyfill';

/**
 * Federal legal holidays, 5 USC 6103(a), with the observed day: a Saturday holiday is kept on the Friday before
 * (5 USC 6103(b)), a Sunday one on the Monday after (E.O. 11582). Inauguration Day closes only the Washington area and
 * is left out. Days closed by a president's order are not holidays: they come in as office closures.
 */

interface HolidayRule {
  readonly code: string;
  readonly name: { readonly en: string; readonly es: string };
  readonly since?: number;
  readonly on: (year: number) => Temporal.PlainDate;
}

export interface FederalHoliday {
  readonly code: string;
  readonly name: { readonly en: string; readonly es: string };
  /** The day named by the statute. */
  readonly legalOn: Temporal.PlainDate;
  /** The day offices are closed for it. */
  readonly observedOn: Temporal.PlainDate;
}

/** A day on which federal offices are closed by order and not by statute. */
export interface OfficeClosure {
  readonly on: string;
  readonly reason: string;
}

/** What a count of business days needs to know about the world. */
export interface OfficeFacts {
  /** Why federal offices are closed on a day ("Saturday", "Thanksgiving Day", a closure's reason), or null when open. */
  closedBecause(day: Temporal.PlainDate): string | null;
}

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

const HOLIDAYS: readonly HolidayRule[] = [
  { code: 'NEW_YEAR', name: { en: "New Year's Day", es: 'Año Nuevo' }, on: fixed(1, 1) },
  {
    code: 'MLK',
    name: { en: 'Martin Luther King Jr. Day', es: 'Día de Martin Luther King Jr.' },
    on: nth(1, MONDAY, 3),
  },
  {
    code: 'WASHINGTON',
    name: { en: "Washington's Birthday", es: 'Natalicio de Washington' },
    on: nth(2, MONDAY, 3),
  },
  { code: 'MEMORIAL', name: { en: 'Memorial Day', es: 'Día de los Caídos' }, on: lastMondayOf(5) },
  { code: 'JUNETEENTH', name: { en: 'Juneteenth', es: 'Juneteenth' }, since: 2021, on: fixed(6, 19) },
  { code: 'INDEPENDENCE', name: { en: 'Independence Day', es: 'Día de la Independencia' }, on: fixed(7, 4) },
  { code: 'LABOR', name: { en: 'Labor Day', es: 'Día del Trabajo' }, on: nth(9, MONDAY, 1) },
  { code: 'COLUMBUS', name: { en: 'Columbus Day', es: 'Día de Colón' }, on: nth(10, MONDAY, 2) },
  { code: 'VETERANS', name: { en: 'Veterans Day', es: 'Día de los Veteranos' }, on: fixed(11, 11) },
  {
    code: 'THANKSGIVING',
    name: { en: 'Thanksgiving Day', es: 'Día de Acción de Gracias' },
    on: nth(11, THURSDAY, 4),
  },
  { code: 'CHRISTMAS', name: { en: 'Christmas Day', es: 'Navidad' }, on: fixed(12, 25) },
];

/** The holidays named by 5 USC 6103 for a calendar year, in order; New Year's observed day may lie in the year before. */
export function federalHolidays(year: number): FederalHoliday[] {
  return HOLIDAYS.filter((rule) => year >= (rule.since ?? 0)).map(({ code, name, on }) => {
    const legalOn = on(year);
    return { code, name, legalOn, observedOn: observed(legalOn) };
  });
}

/** Holidays by observed day for a span of years, both included: what the holidays table is filled with. */
export function federalHolidaysBetween(firstYear: number, lastYear: number): FederalHoliday[] {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
  return years.flatMap(federalHolidays);
}

/** Facts for counting, from the statute's holidays and the closures an office recorded. */
export function officeFacts(closures: readonly OfficeClosure[] = []): OfficeFacts {
  const closed = new Map(closures.map(({ on, reason }) => [on, reason]));
  return {
    closedBecause(day) {
      if (day.dayOfWeek === SATURDAY) return 'Saturday';
      if (day.dayOfWeek === SUNDAY) return 'Sunday';
      const on = day.toString();
      return observedDaysOf(day.year).get(on) ?? closed.get(on) ?? null;
    },
  };
}

/** Whether a day is Monday to Friday with federal offices open (8 CFR 1003.6(c), (d); 1003.19(i)(2)). */
export function isBusinessDay(day: Temporal.PlainDate, facts: OfficeFacts): boolean {
  return facts.closedBecause(day) === null;
}

/** The statute says the same of a year whoever asks, and working it out costs more than the rest of a count. */
const observedByYear = new Map<number, ReadonlyMap<string, string>>();

function observedDaysOf(year: number): ReadonlyMap<string, string> {
  let days = observedByYear.get(year);
  if (!days) observedByYear.set(year, (days = observedIn(year)));
  return days;
}

function observedIn(year: number): Map<string, string> {
  const near = [...federalHolidays(year), ...federalHolidays(year + 1)];
  return new Map(
    near
      .filter(({ observedOn }) => observedOn.year === year)
      .map(({ name, legalOn, observedOn }) => [
        observedOn.toString(),
        legalOn.equals(observedOn) ? name.en : `${name.en} (observed)`,
      ]),
  );
}

function observed(day: Temporal.PlainDate): Temporal.PlainDate {
  if (day.dayOfWeek === SATURDAY) return day.subtract({ days: 1 });
  if (day.dayOfWeek === SUNDAY) return day.add({ days: 1 });
  return day;
}

function fixed(month: number, day: number): (year: number) => Temporal.PlainDate {
  return (year) => Temporal.PlainDate.from({ year, month, day });
}

function nth(month: number, weekday: number, which: number): (year: number) => Temporal.PlainDate {
  return (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (which - 1) });
  };
}

function lastMondayOf(month: number): (year: number) => Temporal.PlainDate {
  return (year) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    const last = first.with({ day: first.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - MONDAY + 7) % 7 });
  };
}
