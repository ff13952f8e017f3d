import { CLIENT_LADDER } from './client-ladder.js';
import type { LadderCode } from './ladders.js';
import { PAGED_LADDERS } from './pages.js';

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

/** Whether the coordinators are told when a message of this ladder is held back: of hearings, dates of law, and those to clients. */
export function tellsOfPause(ladder: LadderCode): boolean {
  return PAGED_LADDERS.includes(ladder) || ladder === CLIENT_LADDER.code;
}

const PAUSED = ' paused';
const CLIENT_PAUSED = ` client${PAUSED}`;

/** The step of the message that tells the coordinators of a step that was held back: 'T-7d paused'. */
export function pausedStep(step: string): string {
  return `${step}${PAUSED}`;
}

/**
 * The step of the message that tells the coordinators of a step to clients and families that was held back: 'T-7d client paused'.
 * Steps of those on the case have the same names, and of both it must be told.
 */
export function pausedClientStep(step: string): string {
  return `${step}${CLIENT_PAUSED}`;
}

/** Whether a step tells of one to clients and families that was held back, or of what became of telling. */
export function isPausedClientStep(step: string): boolean {
  return step.replace(/>$/, '').endsWith(CLIENT_PAUSED);
}

/** Whether a step tells of one that was held back, or of what became of telling. */
export function isPausedStep(step: string): boolean {
  return step.replace(/>$/, '').endsWith(PAUSED);
}

/** SQL: whether a step tells of one to clients that was held back; `step` is SQL for it. */
export const isToldClientStep = (step: string): string => `(${step} ~ '${CLIENT_PAUSED}>?$')`;

/** SQL: the step of which such a message tells; `step` is SQL for its own. */
export const toldClientStep = (step: string): string => `regexp_replace(${step}, '${CLIENT_PAUSED}>?$', '')`;
