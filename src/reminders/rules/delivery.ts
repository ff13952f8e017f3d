import { Temporal } from 'temporal-polyfill';

/** How long a worker owns a claimed reminder. Longer than the longest conversation, so that two never send at once. */
export const LEASE_SECONDS = 60;
/** A worker that finds itself this late into its lease does not begin to send any more. */
export const LATEST_SEND_SECONDS = 30;
/** Numbered tries that were definitely refused, after which the reminder is dead. */
export const MOST_REFUSALS = 8;
/** Workers that died over the same numbered try, after which the reminder is taken for poison. */
export const MOST_CRASHES = 5;
/** After silence, the other side is asked (again) whether it took the message. */
export const ASK_AGAIN_SECONDS = 90;
/** When nobody can be asked, the same message is repeated after this long: a duplicate is better than a loss. */
export const REPEAT_AFTER_SECONDS = 600;
/** A step of the last day (its morning step is up to 33 hours ahead) is given up this soon: the next person still can act. */
const SHORT_STEP_HOURS = 36;
const SHORT_STEP_PATIENCE_MINUTES = 15;
const LONGEST_BACKOFF_SECONDS = 900;

export interface FailedReminder {
  readonly dueAt: Temporal.Instant;
  /** When to act. */
  readonly subjectAt: Temporal.Instant;
  /** Number of the refused try, from 1. */
  readonly attempt: number;
  readonly lasting: boolean;
}

export type Failure = { readonly next: 'again'; readonly inSeconds: number } | { readonly next: 'dead' };

/**
 * What follows a definite refusal: half a minute doubled with every try, at most 15 minutes; or the end, when the
 * refusal is lasting, the tries are used up, or a step of the last day is more than 15 minutes late.
 */
export function judgeFailure(failed: FailedReminder, now: Temporal.Instant): Failure {
  if (failed.lasting || failed.attempt >= MOST_REFUSALS || isTooLate(failed, now)) return { next: 'dead' };
  return { next: 'again', inSeconds: backoffSeconds(failed.attempt) };
}

/** Seconds after the `attempt`-th definite refusal, from 1: half a minute doubled with every try, at most 15 minutes. */
export function backoffSeconds(attempt: number): number {
  return Math.min(30 * 2 ** (attempt - 1), LONGEST_BACKOFF_SECONDS);
}

/** Seconds until a try without an answer is looked at again; `since` is when its first bytes may have left. */
export function waitForAnswer(since: Temporal.Instant, canAsk: boolean, now: Temporal.Instant): number {
  const patience = canAsk ? ASK_AGAIN_SECONDS : REPEAT_AFTER_SECONDS;
  return Math.max(0, patience - secondsBetween(since, now));
}

function isTooLate({ dueAt, subjectAt }: FailedReminder, now: Temporal.Instant): boolean {
  const isShort = Temporal.Instant.compare(dueAt, subjectAt.subtract({ hours: SHORT_STEP_HOURS })) >= 0;
  return isShort && secondsBetween(dueAt, now) > SHORT_STEP_PATIENCE_MINUTES * 60;
}

function secondsBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  return (to.epochMilliseconds - from.epochMilliseconds) / 1000;
}
