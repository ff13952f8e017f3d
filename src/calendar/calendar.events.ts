import { OfficeEvent } from '../platform/office-event.js';

/** A hearing or a deadline of the case appeared, moved or ended: whatever was planned around its dates is planned anew. */
export class CaseDatesChanged extends OfficeEvent {
  constructor(readonly caseId: string) {
    super();
  }
}
