import { OfficeEvent } from '../platform/office-event.js';

/** An account was closed: what lets its owner in without a session ends with it. */
export class StaffDisabled extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}

/** Somebody moved to another time zone: what is timed by their nights and days is timed anew. */
export class StaffMoved extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}
