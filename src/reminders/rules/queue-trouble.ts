import { OVERDUE_AFTER_SECONDS, SWEPT_WITHIN_SECONDS } from './dead-man.js';

/** Signs of life of working processes begin with this; what follows is the machine and the process. */
export const WORKER_SIGN = 'worker ';
/** The canary comes every minute; one that stays away for ten has died in the engine. */
export const CANARY_WITHIN_SECONDS = 600;
/** A dead man's switch that ran at all looks every five seconds. */
const WATCHED_WITHIN_SECONDS = 60;

/** Why somebody closed an incident. Choices, so that no word about anybody gets in. */
export const INCIDENT_CLOSINGS = [
  'told-otherwise',
  'put-right',
  'replayed',
  'date-over',
  'mistaken',
] as const;
export type IncidentClosing = (typeof INCIDENT_CLOSINGS)[number];
/** What a person says; `replayed` is noted by the replay itself. */
export const SAID_CLOSINGS = ['told-otherwise', 'put-right', 'date-over', 'mistaken'] as const;

/** Why a dead reminder is not opened again. */
export const REPLAY_REFUSALS = [
  'not-dead',
  'date-closed',
  'date-over',
  'recipient-gone',
  'seen',
  'called',
  'may-have-been-sent',
] as const;
export type ReplayRefusal = (typeof REPLAY_REFUSALS)[number];

export const TROUBLES = [
  'engine-away',
  'no-worker',
  'no-sweep',
  'canary-silent',
  'dead-man-silent',
  'overdue',
  'dead-letters',
  'check-failed',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** What one look at the machine told. Ages are in seconds; null where nothing was ever seen. */
export interface MachineState {
  readonly engineAnswers: boolean;
  readonly workerAges: readonly number[];
  readonly sweptAgo: number | null;
  readonly canaryAgo: number | null;
  readonly watchedAgo: number | null;
  /** How long the reminder that waits longest has been due; null when none waits. */
  readonly longestDue: number | null;
  /** Dead reminders that nobody has looked after. */
  readonly dead: number;
  readonly checksFailed: number;
}

/**
 * Everything that is wrong, the worst first; empty when the machine does its work. Silence is trouble: a worker, a sweep or
 * a canary that was never seen counts as away. Only the dead man's switch may be absent, since an office may run without.
 */
export function troublesOf(state: MachineState): Trouble[] {
  const wrong: Readonly<Record<Trouble, boolean>> = {
    'engine-away': !state.engineAnswers,
    'no-worker': !state.workerAges.some((age) => age <= SWEPT_WITHIN_SECONDS),
    'no-sweep': isOlder(state.sweptAgo, SWEPT_WITHIN_SECONDS),
    'canary-silent': isOlder(state.canaryAgo, CANARY_WITHIN_SECONDS),
    'dead-man-silent': state.watchedAgo !== null && state.watchedAgo > WATCHED_WITHIN_SECONDS,
    overdue: state.longestDue !== null && state.longestDue > OVERDUE_AFTER_SECONDS,
    'dead-letters': state.dead > 0,
    'check-failed': state.checksFailed > 0,
  };
  return TROUBLES.filter((trouble) => wrong[trouble]);
}

/** Whether a sign of life still counts; `within` and its age are in seconds. */
export function isFresh(kind: 'worker' | 'sweep' | 'canary' | 'dead-man', age: number | null): boolean {
  const within = kind === 'canary' ? CANARY_WITHIN_SECONDS : WATCHED_WITHIN_SECONDS;
  return !isOlder(age, within);
}

function isOlder(age: number | null, seconds: number): boolean {
  return age === null || age > seconds;
}
