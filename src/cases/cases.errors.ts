import { Conflict, Problem, Unprocessable } from '../platform/problem.js';
import type { CaseMove } from './rules/case-lifecycle.js';

/** The lifecycle does not lead there from here. */
export class MoveNotPossible extends Problem {
  constructor(allowedMoves: readonly CaseMove[]) {
    super({
      slug: 'move-not-possible',
      status: 409,
      title: 'The case cannot go there from where it stands.',
      extra: { allowedMoves },
    });
  }
}

export class OutcomeNeeded extends Unprocessable {
  constructor() {
    super([{ field: 'outcome', code: 'required' }]);
  }
}

/** Somebody has opened a case from this call already. */
export class CaseExists extends Conflict {
  constructor() {
    super('case-exists', 'A case was opened from this call already.');
  }
}
