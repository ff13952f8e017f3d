import { Temporal } from 'temporal-polyfill';
import type { DeadlineOwner, RuleLadder } from './deadline-rule.js';

/** How somebody made sure that a date is right. The court's public hotline lists no bond hearings, so it is none of these. */
export const VERIFY_METHODS = [
  'court_called',
  'notice_seen',
  'ecas_checked',
  'dhs_asked',
  'bia_called',
] as const;
export type VerifyMethod = (typeof VERIFY_METHODS)[number];

export const VERIFICATION_STANDINGS = ['never', 'due', 'verified'] as const;
/** `due`: it was verified, too long ago or before the date changed. */
export type VerificationStanding = (typeof VERIFICATION_STANDINGS)[number];

/** Dates that decide the case when they are wrong: our filings and what a court sets. They want a second person. */
export const CRITICAL_OWNERS: readonly DeadlineOwner[] = ['US', 'COURT'];
export const CRITICAL_LADDERS: readonly RuleLadder[] = ['A', 'C', 'D'];

/** Courts move hearings without telling: after a week a verified one is asked for again. */
export const HEARING_REVERIFY_DAYS = 7;

export function isCritical({ owner, ladder }: { owner: DeadlineOwner; ladder: RuleLadder }): boolean {
  return CRITICAL_OWNERS.includes(owner) && CRITICAL_LADDERS.includes(ladder);
}

export interface LastVerification {
  readonly at: Temporal.Instant;
  /** The version of the date that was verified. */
  readonly version: number;
}

/**
 * How sure a date is at `now`: verified, at its present `version` and not longer than `everyDays` times 24 hours ago;
 * due again otherwise. `dueAgainAt` is null when nobody ever verified it.
 */
export function standingOf(
  last: LastVerification | null,
  version: number,
  everyDays: number,
  now: Temporal.Instant,
): { readonly standing: VerificationStanding; readonly dueAgainAt: Temporal.Instant | null } {
  if (last === null) return { standing: 'never', dueAgainAt: null };
  if (last.version !== version) return { standing: 'due', dueAgainAt: last.at };
  const dueAgainAt = last.at.add({ hours: 24 * everyDays });
  return { standing: Temporal.Instant.compare(now, dueAgainAt) < 0 ? 'verified' : 'due', dueAgainAt };
}
