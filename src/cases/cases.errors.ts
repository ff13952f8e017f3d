import { Conflict, Problem, Unprocessable } from '../platform/problem.js';
import type { UnsureDate } from './closing-dates.js';
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

/** Nobody looks after the dates of a closed case: what decides it is made sure of before. */
export class DatesUnverified extends Problem {
  constructor(dates: readonly UnsureDate[]) {
    super({
      slug: 'dates-unverified',
      status: 409,
      title:
        'Critical dates of this case are not verified. Verify each, or close it: mark it as met, waive it, or take the hearing off the calendar. Then close the case.',
      extra: { dates },
    });
  }
}

/** Somebody has opened a case from this call already. */
export class CaseExists extends Conflict {
  constructor() {
    super('case-exists', 'A case was opened from this call already.');
  }
}
