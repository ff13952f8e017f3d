import { Temporal } from 'temporal-polyfill';

export const DAYS_SHOWN = 7;

export interface Words {
  readonly en: string;
  readonly es: string;
}

/** A date that falls on a day: a hearing, or the rule code of a deadline. */
export interface DatedKind {
  readonly kind: string;
  readonly title: Words | null;
  /** The court-local day, YYYY-MM-DD. */
  readonly on: string;
}

export interface HeatRow {
  readonly kind: string;
  readonly title: Words | null;
  /** One count for each day shown. */
  readonly cells: number[];
  readonly total: number;
}

export interface HeatDay {
  readonly on: string;
  readonly weekend: boolean;
}

/** The seven days from `first` on, weekends among them. */
export function sevenDays(first: Temporal.PlainDate): HeatDay[] {
  return Array.from({ length: DAYS_SHOWN }, (_, at) => {
    const day = first.add({ days: at });
    return { on: day.toString(), weekend: day.dayOfWeek > 5 };
  });
}

/** How many dates of each kind fall on each day: hearings first, then the kinds with most dates. */
export function heatRows(days: readonly HeatDay[], dates: readonly DatedKind[]): HeatRow[] {
  const kinds = [...new Set(dates.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const found = dates.filter((date) => date.kind === kind);
    const cells = days.map(({ on }) => found.filter((date) => date.on === on).length);
    return { kind, title: found[0]?.title ?? null, cells, total: cells.reduce((sum, cell) => sum + cell, 0) };
  });
  return rows.sort((a, b) => rank(a) - rank(b) || b.total - a.total || a.kind.localeCompare(b.kind, 'en'));
}

function rank({ kind }: HeatRow): number {
  return kind === 'hearing' ? 0 : 1;
}
