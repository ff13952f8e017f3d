import { Conflict, Problem, Unprocessable } from '../platform/problem.js';
import type { HearingWarning, ImpossibleReason } from './rules/hearing-time.js';

/** The day or the wall time of a hearing cannot be meant. */
export class ImpossibleDate extends Unprocessable {
  constructor(field: string, code: string) {
    super([{ field, code }]);
  }

  /** Names the field the first reason is about. */
  static because([reason = 'not-a-date']: readonly ImpossibleReason[]): ImpossibleDate {
    return new ImpossibleDate(reason === 'not-a-time' || reason === 'clock-skips' ? 'at' : 'on', reason);
  }
}

export class DecisionDoesNotFit extends Unprocessable {}

/** A court may do what is odd, but whoever writes it down says that they looked: each warning has to come back confirmed. */
export class WarningsToConfirm extends Problem {
  constructor(warnings: readonly HearingWarning[]) {
    super({
      slug: 'warnings-to-confirm',
      status: 409,
      title:
        'Something about this date is odd. Check each warning and confirm it, or change the date. Nothing was saved.',
      extra: { warnings },
    });
  }
}

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

/** Somebody corrected it before: what stands now is another decision. */
export class AlreadyCorrected extends Conflict {
  constructor() {
    super('already-corrected', 'This decision was corrected already. Look at the one that stands now.');
  }
}

/** The government's filings stand on an order of release. */
export class FiledUpon extends Conflict {
  constructor() {
    super(
      'filed-upon',
      'The government has filed against this order of release, so it can be corrected only to another order of release.',
    );
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

/** Marking the government's date as met would hide whether it filed. */
export class NotOurAct extends Conflict {
  constructor() {
    super(
      'not-our-act',
      'This date is the act of the government. Record what it filed, or mark the date as passed once it is over.',
    );
  }
}

export class OurAct extends Conflict {
  constructor() {
    super(
      'our-act',
      'This date is ours: it does not pass by itself. Mark it as met, or waive it with a reason.',
    );
  }
}

export class NotWaivable extends Conflict {
  constructor() {
    super('not-waivable', 'This date cannot be waived. Mark it as met when it is done.');
  }
}

/** A filing of the last day shows in the docket only a business day later. */
export class NotYetPassed extends Conflict {
  constructor() {
    super(
      'not-yet-passed',
      'This date can be marked as passed one business day after it, when the docket shows what was filed. Look again then.',
    );
  }
}

/** What a decision, a filing or a transfer closed is put right where that was recorded. */
export class NotReopenable extends Conflict {
  constructor() {
    super(
      'not-reopenable',
      'This date was closed by what happened in the case, or its hearing is over. Correct that record instead.',
    );
  }
}

export class SecondPersonNeeded extends Conflict {
  constructor() {
    super(
      'second-person-needed',
      'You entered this date, and so critical a date wants a second pair of eyes. Ask a colleague on the case to verify it.',
    );
  }
}

/** What a rule computed is moved by its trigger. */
export class NotByHand extends Conflict {
  constructor() {
    super(
      'not-by-hand',
      'This date was computed. It moves with the hearing, decision or filing that it comes from: correct that instead.',
    );
  }
}

/** Only a date that stands can be verified. */
export class DateIsOver extends Conflict {
  constructor() {
    super('date-is-over', 'This date is over or was replaced. Look at the case again.');
  }
}

/** One date for many cases goes into all of them or into none: which one stood in the way, and why. */
export class OneOfManyRefused extends Problem {
  constructor({ id, reference }: { id: string; reference: string | null }, because: string) {
    super({
      slug: 'one-of-many-refused',
      status: 409,
      title:
        'One of the cases does not take this date, so that it was entered in none. Leave that case out, or see to it.',
      extra: { caseId: id, caseReference: reference, because },
    });
  }
}

export class CaseIsClosed extends Conflict {
  constructor() {
    super('case-closed', 'The case is closed. Nothing is scheduled or decided in it any more.');
  }
}

/** One draft a rule at a time: two would each be built on the same version. */
export class DraftOpen extends Conflict {
  constructor() {
    super('draft-open', 'Somebody is already drafting the next version of this rule. Open that draft.');
  }
}

/** Approved, put in force or withdrawn meanwhile. */
export class DraftNotOpen extends Conflict {
  constructor() {
    super('draft-not-open', 'This draft has moved on. Look at it again.');
  }
}

/** A rule of law is put in force by two people. */
export class OtherSignatureNeeded extends Conflict {
  constructor() {
    super(
      'other-signature-needed',
      'You approved this draft. Ask a colleague to read the text and put it in force.',
    );
  }
}

/** What followed from an event is not pulled from under what was done since. */
export class EventBuiltUpon extends Conflict {
  constructor() {
    super(
      'event-built-upon',
      'Something later builds on this event: a date it opened was answered since, or the case has moved on. Take back what came later first, or open that date again; then take back this event.',
    );
  }
}

/** The person was released already, and nothing was told since that would have them held again. */
export class AlreadyReleased extends Conflict {
  constructor() {
    super(
      'already-released',
      'A release is recorded already. Record where the person is held now, or take back the earlier release.',
    );
  }
}
