import { Conflict, Problem, Unprocessable } from '../platform/problem.js';

/** Whoever is reminded of dates must be reachable outside the product too. */
export class WayNeeded extends Unprocessable {
  constructor() {
    super([{ field: 'mail', code: 'way-needed' }], 'way-needed');
  }
}

export class PhoneUnconfirmed extends Conflict {
  constructor() {
    super('phone-unconfirmed', 'Confirm the number first, by the code we text to it.');
  }
}

export class PhoneStopped extends Conflict {
  constructor() {
    super('phone-stopped', 'This number has said STOP. Text START from it to our number, then try again.');
  }
}

export class SmsNotOffered extends Conflict {
  constructor() {
    super('sms-not-offered', 'This office sends no text messages.');
  }
}

/** Wrong, too old, or none was asked for: which, is not said. */
export class CodeRefused extends Unprocessable {
  constructor() {
    super([{ field: 'code', code: 'code-refused' }], 'code-refused');
  }
}

export class CodesUsedUp extends Problem {
  constructor() {
    super({ slug: 'too-many-tries', status: 429, title: 'Too many tries. Wait fifteen minutes.' });
  }
}
