import { useLanguage, useT, type Words } from '../i18n/use-t.js';
import { type Language, LOCALE } from '../i18n/languages.js';
import { type PartialDate } from './partial-date.js';

/** This year where the reader sits; it decides the century of `85`. */
export function thisYear(): number {
  return Temporal.Now.plainDateISO().year;
}

/** The reader's own zone, as the browser says. */
export function viewerZone(): string {
  return Temporal.Now.timeZoneId();
}

const DAY: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** `2026-12-01` → "Tue, Dec 1, 2026". Bad text comes back as it is. */
export function dayText(day: string, language: Language, options: Intl.DateTimeFormatOptions = DAY): string {
  try {
    return Temporal.PlainDate.from(day).toLocaleString(LOCALE[language], options);
  } catch {
    return day;
  }
}

/** An instant as the clock of `zone` shows it, with the zone's letters: "Tue, Dec 1, 2026, 1:00 PM EST". */
export function instantText(
  instant: string,
  zone: string,
  language: Language,
  options: Intl.DateTimeFormatOptions = { ...DAY, ...TIME, timeZoneName: 'short' },
): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toLocaleString(LOCALE[language], options);
}

/** Whole calendar days from today in `zone` to `day`; negative when past. */
export function daysUntil(day: string, zone: string = viewerZone()): number {
  return Temporal.Now.plainDateISO(zone).until(Temporal.PlainDate.from(day)).days;
}

/** A date as far as it is known: "March 4, 1985", "about March 1985", "1985". */
export function dateInWords(date: PartialDate, language: Language, t: Words): string {
  const { y, m, d } = date;
  const text =
    m === undefined
      ? String(y)
      : d === undefined
        ? Temporal.PlainDate.from({ year: y, month: m, day: 1 }).toLocaleString(LOCALE[language], {
            month: 'long',
            year: 'numeric',
          })
        : Temporal.PlainDate.from({ year: y, month: m, day: d }).toLocaleString(LOCALE[language], {
            day: 'numeric',
            month: 'long',
            year: 'numeric',
          });
  return date.precision === 'approx' ? t('date.about', { date: text }) : text;
}

export interface Format {
  day: (day: string, options?: Intl.DateTimeFormatOptions) => string;
  /** In the reader's zone unless another is given, always with zone letters. */
  instant: (instant: string, zone?: string, options?: Intl.DateTimeFormatOptions) => string;
  /** "10:42 AM", the reader's clock, without zone letters. */
  clock: (instant: string) => string;
  /** "5:00 PM" for 17:00, an hour of no zone. */
  hour: (time: string) => string;
  /** "in 3 days", "2 days ago", "today". */
  inDays: (day: string, zone?: string) => string;
  /** "5 minutes ago", by the nearest unit. */
  ago: (instant: string) => string;
  money: (cents: number) => string;
  number: (value: number) => string;
  list: (words: readonly string[]) => string;
  /** A language's own name in the language of the interface: `es` → "Spanish". */
  languageName: (tag: string) => string;
  partial: (date: PartialDate) => string;
}

/** Dates, times, money and lists in the language of the interface. */
export function useFormat(): Format {
  const language = useLanguage();
  const t = useT('ui');
  const locale = LOCALE[language];
  return {
    day: (day, options) => dayText(day, language, options),
    instant: (instant, zone = viewerZone(), options) => instantText(instant, zone, language, options),
    clock: (instant) => instantText(instant, viewerZone(), language, TIME),
    hour: (time) => Temporal.PlainTime.from(time).toLocaleString(locale, TIME),
    inDays: (day, zone) =>
      new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(daysUntil(day, zone), 'day'),
    ago: (instant) => agoText(instant, locale),
    money: (cents) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: 'USD',
        maximumFractionDigits: cents % 100 ? 2 : 0,
      }).format(cents / 100),
    number: (value) => new Intl.NumberFormat(locale).format(value),
    list: (words) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
    languageName: (tag) => languageName(tag, locale),
    partial: (date) => dateInWords(date, language, t),
  };
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function agoText(instant: string, locale: string): string {
  const seconds = Math.round(Temporal.Now.instant().since(Temporal.Instant.from(instant)).total('seconds'));
  const [unit, size] = UNITS.find(([, long]) => Math.abs(seconds) >= long) ?? (['minute', 60] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.round(seconds / size), unit);
}

function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
