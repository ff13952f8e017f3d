import { Conflict, Unprocessable } from '../platform/problem.js';

/** The day or the wall time of a hearing cannot be meant. */
export class ImpossibleDate extends Unprocessable {
  constructor(field: string, code: string) {
    super([{ field, code }]);
  }
}

export class DecisionDoesNotFit extends Unprocessable {}

/** Held, continued or vacated: what has ended stays as it was. */
export class HearingEnded extends Conflict {
  constructor() {
    super('hearing-ended', 'This hearing has ended already. Look at the case again.');
  }
}

/** A second decision for one hearing. */
export class AlreadyDecided extends Conflict {
  constructor() {
    super('already-decided', 'The decision of this hearing is recorded already.');
  }
}

export class NothingToStay extends Conflict {
  constructor() {
    super('no-release-order', 'There is no order of release in this case that could be stayed.');
  }
}

export class AlreadyFiled extends Conflict {
  constructor() {
    super('already-filed', 'This filing is recorded already.');
  }
}

export class DeadlineClosed extends Conflict {
  constructor() {
    super('deadline-closed', 'This deadline is not open any more.');
  }
}

export class CaseIsClosed extends Conflict {
  constructor() {
    super('case-closed', 'The case is closed. Nothing is scheduled or decided in it any more.');
  }
}
