import type { Claim } from './claims.queries.js';
import type { WordedReminder } from './rules/wording.js';

/** What a channel, and whoever is asked later, calls this numbered try. */
export function correlationOf({ id, n }: Claim): string {
  return `${id}.${n}`;
}

/** What is said about the date. */
export function wordedOf(held: Claim): WordedReminder {
  return {
    about: held.deadline_id ? 'deadline' : 'hearing',
    kind: held.kind,
    step: held.step,
    afterwards: held.due_at > held.subject_at,
  };
}
