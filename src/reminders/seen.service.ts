import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { DeadlinesService } from '../calendar/deadlines.service.js';
import { Inbox } from '../messages/inbox.service.js';
import { TextSeen } from '../messages/reach.events.js';
import { OnEvent } from '../platform/announce.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { settlePhoneTasks } from './phone-tasks.queries.js';
import {
  closeUnacknowledged,
  findReminder,
  markSeen,
  noteAcknowledgement,
  stopChain,
  textedUnseen,
  type ReminderRow,
} from './reminders.queries.js';
import type { AcknowledgedVia } from './rules/reminder-states.js';

/** What "seen" does, however it was said: by the page a mail leads to, in the inbox, or by answering a text. */
@Injectable()
export class Seen {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly deadlines: DeadlinesService,
    private readonly inbox: Inbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Notes that somebody has seen a step: it ends the escalation of this step and of earlier ones, with their inbox items and
   * the calls about them. Their second word changes nothing.
   */
  async note(tx: Tx, reminder: ReminderRow, staffId: string, via: AcknowledgedVia): Promise<void> {
    const { id } = reminder;
    if (!(await noteAcknowledgement(tx, id, staffId, via))) return;
    await this.inbox.acknowledge(tx, [id, ...(await markSeen(tx, id, staffId))]);
    await stopChain(tx, id, staffId);
    await closeUnacknowledged(tx, id);
    await settlePhoneTasks(tx, id, staffId);
    if (reminder.deadline_id)
      await this.deadlines.noteSeen(reminder.deadline_id, reminder.subject_version, staffId);
    this.audit.record(tx, {
      action: 'reminder.acknowledged',
      subject: { kind: 'reminder', id },
      caseId: reminder.case_id,
      fields: ['via'],
    });
  }

  /** The answer to a text, in the transaction that keeps it: for every step texted to that number before, the newest first. */
  @OnEvent(TextSeen, 'in-transaction')
  async onText({ staffId }: TextSeen): Promise<void> {
    const { tx } = this.unit;
    for (const id of await textedUnseen(tx, staffId)) {
      const reminder = await findReminder(tx, id);
      // With a later step of its date this one has been seen already.
      if (reminder && reminder.state !== 'acknowledged') await this.note(tx, reminder, staffId, 'sms');
    }
  }
}
