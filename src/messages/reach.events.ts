import { OfficeEvent } from '../platform/office-event.js';

/** Somebody gave a number that a code must be texted to. */
export class CodeWanted extends OfficeEvent {
  constructor(readonly staffId: string) {
    super();
  }
}
