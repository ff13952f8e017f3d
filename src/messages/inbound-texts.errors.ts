import { Conflict, Unprocessable } from '../platform/problem.js';

/** A colleague placed it or put it away meanwhile. */
export class TextDecided extends Conflict {
  constructor() {
    super('text-decided', 'Somebody has decided on this text already. Look at the list again.');
  }
}

export class NoOpenCase extends Unprocessable {
  constructor() {
    super([{ field: 'caseReference', code: 'no-open-case' }]);
  }
}
