import { LIFECYCLE, fieldOf, type CaseMove, type CaseState } from './case-lifecycle.js';

/** Whether a move leads on from here: what is told late does not lead a case back. */
export function leadsOn(state: CaseState, to: CaseMove): boolean {
  const field = fieldOf(to);
  const order: readonly string[] = Object.keys(LIFECYCLE[field]);
  return order.indexOf(to) > order.indexOf(state[field]);
}
