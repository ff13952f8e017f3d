import type { LadderCode } from './ladders.js';

/** Why somebody holds messages back. A closed list: words of one's own would have to be sealed. */
export const PAUSE_REASONS = ['person-away', 'being-corrected', 'told-in-person', 'safety'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const LONGEST_PAUSE_HOURS = 72;
/**
 * Nothing is held back from so many hours before its date on: the morning step of the day before is up to 33 hours ahead, and
 * whoever is told then can still act. A pause that is longer ends for each message at that hour.
 */
export const NEVER_WITHIN_HOURS = 36;
/** Counts hours, day and night: never held back. */
export const NEVER_ON: LadderCode = 'A';

const PAUSED = ' paused';

/** The step of the message that tells the coordinators of a step that was held back: 'T-7d paused'. */
export function pausedStep(step: string): string {
  return `${step}${PAUSED}`;
}

/** Whether a step tells of one that was held back, or of what became of telling. */
export function isPausedStep(step: string): boolean {
  return step.replace(/>$/, '').endsWith(PAUSED);
}
