import { Conflict, Unprocessable } from '../platform/problem.js';

export class PushNotOffered extends Conflict {
  constructor() {
    super('push-not-offered', 'This office sends no notifications.');
  }
}

/** Not a push service the office writes to, or keys nobody can encrypt to. Which, is not said. */
export class SubscriptionRefused extends Unprocessable {
  constructor() {
    super([{ field: 'endpoint', code: 'subscription-refused' }], 'subscription-refused');
  }
}

export class TooManyDevices extends Conflict {
  constructor() {
    super('too-many-devices', 'There are as many devices as there may be. Remove one first.');
  }
}
