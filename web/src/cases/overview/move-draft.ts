import { allOf } from '../../api/all-of.js';
import { type CaseMove, type CaseOutcome, type MoveBody } from '../shapes.js';

/** How a case can end. */
export const OUTCOMES = allOf<CaseOutcome>()([
  'released_on_bond',
  'released_on_recognizance',
  'released_by_habeas',
  'released_otherwise',
  'bond_denied',
  'removed',
  'voluntary_departure',
  'client_declined',
  'lost_contact',
  'other_counsel',
  'died',
  'opened_in_error',
]);

export interface MoveDraft {
  to: CaseMove | null;
  reason: string;
  outcome: CaseOutcome | null;
}

const SHORTEST_REASON = 3;

/** What is missing, by field, as codes of the `fault.` words. */
export function moveFaults({ to, reason, outcome }: MoveDraft): Partial<Record<keyof MoveDraft, string>> {
  return {
    ...(!to && { to: 'choose' }),
    ...(to === 'closed' && !outcome && { outcome: 'choose' }),
    ...(reason.trim().length < SHORTEST_REASON && { reason: 'reason' }),
  };
}

/** The move as the server takes it; null while none is chosen. */
export function moveBody({ to, reason, outcome }: MoveDraft): MoveBody | null {
  return to && { to, reason: reason.trim(), ...(to === 'closed' && outcome && { outcome }) };
}
