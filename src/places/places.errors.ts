import { Unprocessable } from '../platform/problem.js';

export class UnknownFacility extends Unprocessable {
  constructor(field: string) {
    super([{ field, code: 'unknown-facility' }]);
  }
}

export class UnknownCourt extends Unprocessable {
  constructor(field: string) {
    super([{ field, code: 'unknown-court' }]);
  }
}
