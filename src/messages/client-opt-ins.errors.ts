import { Conflict, Unprocessable } from '../platform/problem.js';

export class AlreadyReminded extends Conflict {
  constructor() {
    super(
      'already-reminded',
      'This number is reminded of this case already. End that first, then add it anew.',
    );
  }
}

export class NumberStopped extends Conflict {
  constructor() {
    super(
      'number-stopped',
      'This number has said STOP. They must text START from it to our number first; then add it here.',
    );
  }
}

export class TooManyReminded extends Conflict {
  constructor() {
    super('too-many-reminded', 'Six people are reminded of this case already. End one of them first.');
  }
}

export class NotSafeToText extends Unprocessable {
  constructor() {
    super([{ field: 'way', code: 'not-safe-to-text' }], 'not-safe-to-text');
  }
}
