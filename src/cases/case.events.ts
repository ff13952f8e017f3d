import { OfficeEvent } from '../platform/office-event.js';
import type { CaseMove } from './rules/case-lifecycle.js';

export class CaseOpened extends OfficeEvent {
  constructor(
    readonly caseId: string,
    readonly intakeId: string,
  ) {
    super();
  }
}

export class CaseMoved extends OfficeEvent {
  constructor(
    readonly caseId: string,
    readonly to: CaseMove,
  ) {
    super();
  }
}

export class CaseClosed extends OfficeEvent {
  constructor(readonly caseId: string) {
    super();
  }
}
