import { OfficeEvent } from '../platform/office-event.js';

/** An account was closed: what lets its owner in without a session ends with it. */
export class StaffDisabled extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}
