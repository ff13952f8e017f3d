import { type Hearing } from '../shapes.js';

/** What stands first, soonest first; then what is over, newest first. */
export function hearingsInOrder(hearings: readonly Hearing[]): Hearing[] {
  const soonest = (one: Hearing, other: Hearing) => one.startsAt.localeCompare(other.startsAt);
  const standing = hearings.filter(({ status }) => status === 'scheduled').sort(soonest);
  const over = hearings
    .filter(({ status }) => status !== 'scheduled')
    .sort((one, other) => soonest(other, one));
  return [...standing, ...over];
}
