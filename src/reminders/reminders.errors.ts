import { Conflict } from '../platform/problem.js';

/** The date moved, was met, or the person left the case. */
export class ReminderSuperseded extends Conflict {
  constructor() {
    super(
      'reminder-superseded',
      'This reminder no longer counts: the date has moved or is done. Look at the case.',
    );
  }
}

export class ReminderNotSent extends Conflict {
  constructor() {
    super('reminder-not-sent', 'This reminder has not gone out yet, so there is nothing to confirm.');
  }
}
