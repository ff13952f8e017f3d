import { Injectable } from '@nestjs/common';
import { ClientOptInEnded } from '../messages/reach.events.js';
import { OnEvent } from '../platform/announce.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { openClientCall } from './client-calls.queries.js';
import type { PassedOn } from './receipts.queries.js';
import type { ClientCallReason } from './rules/phone-calls.js';

/** When no text tells a client of their date, a person does. */
@Injectable()
export class ClientCalls {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly log: OfficeLog,
  ) {}

  /** Asks those on the case and the coordinators to call about the date of a reminder, while it may be told; once as long as nobody has. */
  async ask(
    tx: Tx,
    about: Pick<
      PassedOn,
      'id' | 'recipient_id' | 'case_id' | 'deadline_id' | 'hearing_id' | 'subject_at' | 'time_zone'
    >,
    reason: ClientCallReason,
  ): Promise<void> {
    const isNew = await openClientCall(tx, {
      reason,
      reminderId: about.id,
      optInId: about.recipient_id,
      caseId: about.case_id,
      deadlineId: about.deadline_id,
      hearingId: about.hearing_id,
      dueAt: about.subject_at,
      timeZone: about.time_zone,
    });
    if (isNew) this.log.note('a client is to be called', { reminderId: about.id, reason });
  }

  /** Whoever said STOP is asked how to be told; a wrong number is told to those who know the person. */
  @OnEvent(ClientOptInEnded, 'in-transaction')
  async onEnded({ caseId, optInId, as }: ClientOptInEnded): Promise<void> {
    if (as !== 'stopped' && as !== 'wrong-number') return;
    const reason = as === 'stopped' ? 'client-stopped' : 'client-wrong-number';
    const noDate = { reminderId: null, deadlineId: null, hearingId: null, dueAt: null, timeZone: null };
    await openClientCall(this.unit.tx, { reason, optInId, caseId, ...noDate });
  }
}
