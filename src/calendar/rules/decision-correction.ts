import type { DeadlineStatus } from './deadline-rule.js';

/** A date that followed from the decision as it was recorded: the newest of its code. */
export interface FormerDate {
  readonly code: string;
  readonly status: DeadlineStatus;
  readonly arithmetic: string;
}

/** A date that follows from the decision as it is corrected. */
export interface FollowingDate {
  readonly code: string;
  readonly arithmetic: string;
}

export interface Correction<D extends FormerDate> {
  /** Codes to open, each in the place of the date it names. */
  readonly opens: readonly { readonly code: string; readonly inPlaceOf: D | null }[];
  /** Open dates that no longer follow. */
  readonly withdrawn: readonly D[];
}

/**
 * What a correction does to the dates of a decision. An open date that still follows is counted anew, also when it comes
 * out the same: the record it stands on is another one. What was done stays done, and what the case ended stays ended. A
 * date that was waived or let pass is open again when it was another date, or another ruling, that was given up.
 */
export function correctionOf<D extends FormerDate>(
  former: readonly D[],
  follows: readonly FollowingDate[],
  otherRuling: boolean,
): Correction<D> {
  const opens = follows.flatMap(({ code, arithmetic }) => {
    const before = former.find((date) => date.code === code) ?? null;
    return standsAnew(before, arithmetic, otherRuling) ? [{ code, inPlaceOf: before }] : [];
  });
  const codes = new Set(follows.map(({ code }) => code));
  return { opens, withdrawn: former.filter(({ code, status }) => status === 'open' && !codes.has(code)) };
}

function standsAnew(before: FormerDate | null, arithmetic: string, otherRuling: boolean): boolean {
  switch (before?.status) {
    case 'met':
    case 'superseded':
      return false;
    case 'waived':
    case 'passed':
      return otherRuling || before.arithmetic !== arithmetic;
    default:
      return true;
  }
}

/** Of the dates of a decision and of those it corrected, the newest of each code: those that nothing took the place of. */
export function newestOf<D extends { readonly id: string; readonly replacesId: string | null }>(
  dates: readonly D[],
): D[] {
  const replaced = new Set(dates.map(({ replacesId }) => replacesId));
  return dates.filter(({ id }) => !replaced.has(id));
}
