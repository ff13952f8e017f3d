import { type Coverage } from './shapes.js';

export interface CoverageFinding {
  /** Key after `finding.coverage.`; takes `count` and `total`. */
  key: 'empty' | 'nobody' | 'partly' | 'all';
  count: number;
  total: number;
}

/** The worst that can be said of the hearings of fourteen days. */
export function coverageFinding({ nobody, partly, total }: Coverage): CoverageFinding {
  if (total === 0) return { key: 'empty', count: 0, total };
  if (nobody > 0) return { key: 'nobody', count: nobody, total };
  return partly > 0 ? { key: 'partly', count: partly, total } : { key: 'all', count: total, total };
}

/** Share of the longest bar, in percent, for its length; a bar that is not empty can be seen. */
export function barLength(count: number, counts: readonly number[]): number {
  const longest = Math.max(0, ...counts);
  return count === 0 || longest === 0 ? 0 : Math.max(2, Math.round((count / longest) * 100));
}

/** The bars whose cases have waited too long: from four days on. */
export function waitedLong(label: string): boolean {
  return Number(/^\d+/.exec(label)?.[0] ?? 0) >= 4;
}

/** Hours as a person says them: hours up to two days, then days. */
export function hoursInWords(hours: number): { key: 'hours' | 'days'; count: number } {
  return hours < 48
    ? { key: 'hours', count: Math.max(1, Math.round(hours)) }
    : { key: 'days', count: Math.round(hours / 24) };
}
