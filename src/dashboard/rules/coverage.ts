/** Whether a hearing has its two people. */
export const COVERAGES = ['nobody', 'one', 'both'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** The coverage that a lead and a backup, or their absence, make. */
export function coverageOf(leadId: string | null, backupId: string | null): Coverage {
  if (leadId !== null && backupId !== null) return 'both';
  return leadId === null && backupId === null ? 'nobody' : 'one';
}

interface Covered {
  readonly coverage: Coverage;
}

/** The worst covered first; the order within the same coverage is kept. */
export function worstFirst<C extends Covered>(hearings: readonly C[]): C[] {
  return hearings.toSorted((a, b) => COVERAGES.indexOf(a.coverage) - COVERAGES.indexOf(b.coverage));
}

/** n of m: both, one or nobody. */
export function countCoverage(hearings: readonly Covered[]): {
  covered: number;
  partly: number;
  nobody: number;
  total: number;
} {
  const count = (coverage: Coverage) => hearings.filter((hearing) => hearing.coverage === coverage).length;
  return { covered: count('both'), partly: count('one'), nobody: count('nobody'), total: hearings.length };
}
