import { Injectable } from '@nestjs/common';
import { AssignmentEnded, AssignmentStarted } from '../assignments/assignment.events.js';
import { CaseDatesChanged } from '../calendar/calendar.events.js';
import { CaseClosed, CaseMoved } from '../cases/case.events.js';
import { CustodyStayRecorded } from '../custody/custody.events.js';
import { ClientOptInEnded, ClientOptInRecorded } from '../messages/reach.events.js';
import { OnEvent } from '../platform/announce.js';
import { Replan } from './replan.service.js';

/** Plans in the transaction that changed dates or people: a date without its reminders is never committed. */
@Injectable()
export class PlanListener {
  constructor(private readonly replan: Replan) {}

  @OnEvent(CaseDatesChanged, 'in-transaction')
  @OnEvent(AssignmentStarted, 'in-transaction')
  @OnEvent(AssignmentEnded, 'in-transaction')
  @OnEvent(CaseMoved, 'in-transaction')
  @OnEvent(CaseClosed, 'in-transaction')
  // A client who is held again is told nothing more: ICE has the phone.
  @OnEvent(CustodyStayRecorded, 'in-transaction')
  @OnEvent(ClientOptInRecorded, 'in-transaction')
  @OnEvent(ClientOptInEnded, 'in-transaction')
  async onChange({ caseId }: { readonly caseId: string }): Promise<void> {
    await this.replan.case(caseId);
  }
}
