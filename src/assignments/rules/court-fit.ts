/** What an attorney has said of the courts they appear in; an empty list is that they never said. */
export type CourtFit = 'appears' | 'elsewhere' | 'unknown';

/** Whether somebody who appears in `courtIds` fits a court. A warning for people, never a bar: `unknown` warns of nothing. */
export function courtFit(courtIds: readonly string[], courtId: string | null): CourtFit {
  if (courtIds.length === 0 || courtId === null) return 'unknown';
  return courtIds.includes(courtId) ? 'appears' : 'elsewhere';
}
