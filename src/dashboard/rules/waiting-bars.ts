/** Ages of cases nobody has taken, in days: the definition is fixed, so that two weeks can be compared. */
export const WAITING_BARS = [
  { label: '0-1', from: 0, to: 1 },
  { label: '2-3', from: 2, to: 3 },
  { label: '4-7', from: 4, to: 7 },
  { label: '8+', from: 8, to: Infinity },
] as const;

export interface WaitingBar {
  readonly label: string;
  readonly count: number;
}

/** How many of the ages (whole days) fall into each bar. */
export function waitingBars(ages: readonly { days: number; count: number }[]): WaitingBar[] {
  return WAITING_BARS.map(({ label, from, to }) => ({
    label,
    count: ages.filter(({ days }) => days >= from && days <= to).reduce((sum, { count }) => sum + count, 0),
  }));
}
