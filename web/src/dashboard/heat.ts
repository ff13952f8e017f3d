import { type NextSevenDays } from './shapes.js';

export type HeatStep = 0 | 1 | 2 | 3;

/** Four flat steps: none, 1 to 2, 3 to 5, 6 and more. Fixed, so that two weeks can be compared by eye. */
export function heatStep(count: number): HeatStep {
  if (count <= 0) return 0;
  if (count <= 2) return 1;
  return count <= 5 ? 2 : 3;
}

/** All dates of the week, and the day with the most of them (the first such day). */
export function weekSum({ days, rows }: NextSevenDays): {
  total: number;
  busiest: { on: string; count: number } | null;
} {
  const counts = days.map((_, at) => rows.reduce((sum, { cells }) => sum + (cells[at] ?? 0), 0));
  const most = Math.max(0, ...counts);
  const on = days[counts.indexOf(most)]?.on;
  return {
    total: counts.reduce((sum, count) => sum + count, 0),
    busiest: most > 0 && on ? { on, count: most } : null,
  };
}
