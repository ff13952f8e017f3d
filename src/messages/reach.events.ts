import { OfficeEvent } from '../platform/office-event.js';
import type { Ending } from './rules/client-opt-ins.js';

/** Somebody gave a number that a code must be texted to. */
export class CodeWanted extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}

/** This person's ways, quiet hours or zone are others now: what waits for them is planned anew, in the same transaction. */
export class ReachChanged extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}

/** STOP came from the number of this person: what waits to be texted to them goes another way, in the same transaction. */
export class TextsStopped extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}

/** Somebody answered by text what no rule could read. */
export class ReplyUnclear extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}

/** Somebody answered a text with "seen": it counts for everything that was texted to their number before. */
export class TextSeen extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}

/** The provider said something new about the message of this correlation. */
export class TextReported extends OfficeEvent {
  constructor(readonly correlation: string) {
    super();
  }
}

/** Somebody outside the office asked to be reminded of the dates of this case. */
export class ClientOptInRecorded extends OfficeEvent {
  constructor(readonly caseId: string) {
    super();
  }
}

/** Somebody outside the office is no longer reminded of this case, and why. */
export class ClientOptInEnded extends OfficeEvent {
  constructor(
    readonly caseId: string,
    readonly optInId: string,
    readonly as: Ending,
  ) {
    super();
  }
}
