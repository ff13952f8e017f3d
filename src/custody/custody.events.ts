import { OfficeEvent } from '../platform/office-event.js';

export class CustodyStayRecorded extends OfficeEvent {
  constructor(
    readonly caseId: string,
    readonly stayId: string,
  ) {
    super();
  }
}
