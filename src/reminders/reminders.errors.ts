import { Conflict, Unprocessable } from '../platform/problem.js';

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

export class AlreadyPaused extends Conflict {
  constructor() {
    super('already-paused', 'These messages are held back already. End that pause first.');
  }
}

/** The plan has changed since the preview. */
export class OtherMessages extends Conflict {
  constructor() {
    super(
      'other-messages',
      'Other messages would be held back than were shown. Look again. Nothing was changed.',
    );
  }
}

/** Only messages to colleagues are held back for one person; those to a client are ended with the client's wish. */
export class NotAColleague extends Unprocessable {
  constructor(field: string) {
    super([{ field, code: 'not-a-colleague' }]);
  }
}
