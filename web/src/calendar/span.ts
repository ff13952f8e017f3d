/** The three ways to look at the dates. */
export const VIEWS = ['month', 'agenda', 'day'] as const;
export type View = (typeof VIEWS)[number];

/** What the calendar is opened on; days are `YYYY-MM-DD`, both included. */
export interface Span {
  from: string;
  to: string;
}

/** Four weeks: as far as one plans, and little enough to read through. */
const AGENDA_DAYS = 28;

export function isView(word: unknown): word is View {
  return VIEWS.some((view) => view === word);
}

/** The day of an address, or today when it names none. */
export function dayOf(word: string | undefined, today: string): string {
  try {
    return word ? Temporal.PlainDate.from(word, { overflow: 'reject' }).toString() : today;
  } catch {
    return today;
  }
}

/** The days a view shows around a day: the whole weeks of its month, four weeks from it, or itself. */
export function spanOf(view: View, on: string): Span {
  const day = Temporal.PlainDate.from(on);
  if (view === 'day') return { from: on, to: on };
  if (view === 'agenda') return { from: on, to: day.add({ days: AGENDA_DAYS - 1 }).toString() };
  const first = sundayOf(day.with({ day: 1 }));
  const last = sundayOf(day.with({ day: day.daysInMonth })).add({ days: 6 });
  return { from: first.toString(), to: last.toString() };
}

/** The day one step further or back in a view. */
export function stepFrom(view: View, on: string, steps: 1 | -1): string {
  const day = Temporal.PlainDate.from(on);
  if (view === 'month') return day.add({ months: steps }).toString();
  return day.add({ days: steps * (view === 'agenda' ? AGENDA_DAYS : 1) }).toString();
}

/** The weeks of a span, each from Sunday to Saturday. */
export function weeksOf({ from, to }: Span): string[][] {
  const days = daysOf({ from, to });
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Every day of a span. */
export function daysOf({ from, to }: Span): string[] {
  const first = Temporal.PlainDate.from(from);
  const length = first.until(Temporal.PlainDate.from(to)).days + 1;
  return Array.from({ length }, (_, days) => first.add({ days }).toString());
}

export function isWeekend(on: string): boolean {
  return Temporal.PlainDate.from(on).dayOfWeek >= 6;
}

const MOVES: Readonly<Record<string, Temporal.DurationLike>> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
};

/** The day a key leads to from a day of the month's sheet; null when the key is not one of ours. */
export function dayByKey(key: string, on: string): string | null {
  const day = Temporal.PlainDate.from(on);
  const weekday = day.dayOfWeek % 7;
  if (key === 'Home') return day.subtract({ days: weekday }).toString();
  if (key === 'End') return day.add({ days: 6 - weekday }).toString();
  const move = MOVES[key];
  return move ? day.add(move).toString() : null;
}

function sundayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek % 7 });
}
