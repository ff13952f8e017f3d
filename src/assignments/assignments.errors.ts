import { Conflict, Unprocessable } from '../platform/problem.js';

/** Only attorneys of this office who have joined and are not disabled stand beside clients. */
export class NotAnAttorney extends Unprocessable {
  constructor() {
    super([{ field: 'staffId', code: 'not-an-attorney' }]);
  }
}

/** A case has one lead and one backup, and they are two people. */
export class RoleTaken extends Conflict {
  constructor() {
    super(
      'role-taken',
      'Somebody has this role on the case, or this person is on it already. End that assignment first.',
    );
  }
}

export class CaseIsClosed extends Conflict {
  constructor() {
    super('case-closed', 'The case is closed. Nobody can be assigned to it.');
  }
}

export class AssignmentOver extends Conflict {
  constructor() {
    super('assignment-over', 'This assignment has ended already.');
  }
}
