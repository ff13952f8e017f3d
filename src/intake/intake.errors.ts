import { Conflict, Problem } from '../platform/problem.js';
import type { IntakeVerb } from './rules/intake-lifecycle.js';

/** The call has left the hands of whoever wants to change it. */
export class IntakeClosed extends Conflict {
  constructor() {
    super('intake-closed', 'This call was handed on. Reopen it, or tell the coordinator what to add.');
  }
}

export class MoveNotPossible extends Problem {
  constructor(allowed: readonly IntakeVerb[]) {
    super({
      slug: 'intake-not-there',
      status: 409,
      title: 'This call is not at the point where that can be done.',
      extra: { allowed },
    });
  }
}
