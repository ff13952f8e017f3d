import { type Hearing } from '../shapes.js';

/** What stands first, soonest first; then what is over, newest first. */
export function hearingsInOrder(hearings: readonly Hearing[]): Hearing[] {
  // What has no date yet comes after what has one, and is asked for meanwhile.
  const place = ({ startsAt }: Hearing) => startsAt ?? '9999';
  const soonest = (one: Hearing, other: Hearing) => place(one).localeCompare(place(other));
  const standing = hearings.filter(({ status }) => status === 'scheduled').sort(soonest);
  const over = hearings
    .filter(({ status }) => status !== 'scheduled')
    .sort((one, other) => soonest(other, one));
  return [...standing, ...over];
}
