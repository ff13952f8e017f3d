import { OfficeEvent } from '../platform/office-event.js';

/** Somebody stands beside the client from now on: the file is open to them. */
export class AssignmentStarted extends OfficeEvent {
  constructor(
    readonly assignmentId: string,
    readonly caseId: string,
    readonly staffId: string,
  ) {
    super();
  }
}

/** Somebody has left the case: the file is closed to them, and nothing more is sent to them about it. */
export class AssignmentEnded extends OfficeEvent {
  constructor(
    readonly assignmentId: string,
    readonly caseId: string,
    readonly staffId: string,
  ) {
    super();
  }
}
