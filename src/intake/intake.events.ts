import { OfficeEvent } from '../platform/office-event.js';

/** The person who took the call handed it on to review. */
export class IntakeFinished extends OfficeEvent {
  constructor(readonly intakeId: string) {
    super();
  }
}

/** A case was opened from the call. */
export class IntakeAccepted extends OfficeEvent {
  constructor(
    readonly intakeId: string,
    readonly caseId: string,
  ) {
    super();
  }
}

/** Somebody decided that the office does not take the family on. */
export class IntakeDeclined extends OfficeEvent {
  constructor(readonly intakeId: string) {
    super();
  }
}

/** A call that was parked, ended or decided on is taken up again. */
export class IntakeReopened extends OfficeEvent {
  constructor(readonly intakeId: string) {
    super();
  }
}

/** Something just said makes the call urgent; the call may still be going on. */
export class IntakeTurnedRed extends OfficeEvent {
  constructor(readonly intakeId: string) {
    super();
  }
}
