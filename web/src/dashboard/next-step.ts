import { byMoment, type Moment } from '../cases/moment.js';
import { type LateDate } from './shapes.js';

/** What mends a late date first: somebody to do it, then a word that it is done, or a look at the docket. */
export function nextStep({
  kind,
  owner,
  lead,
  backup,
}: Pick<LateDate, 'kind' | 'owner' | 'lead' | 'backup'>): string {
  if (!lead && !backup) return 'assign';
  if (kind === 'unacknowledged') return 'call';
  return owner === 'DHS' || owner === 'COURT' || owner === 'STATE' ? 'check' : 'confirm';
}

/** The soonest of the week's dates; a whole day counts as its end. */
export function soonest<D extends Moment>(dates: readonly D[]): D | null {
  return dates.toSorted(byMoment)[0] ?? null;
}
