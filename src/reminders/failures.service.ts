import { Injectable } from '@nestjs/common';
import { SmsChannel } from '../messages/sms-channel.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { addReminders, caseRecipients, openIncident } from './aftermath.queries.js';
import { awaitAnswer, bury, retry, type Claim } from './claims.queries.js';
import { recipientsOf, toNewReminder } from './plan-facts.js';
import { ASK_AGAIN_SECONDS, judgeFailure } from './rules/delivery.js';
import { nextAudience } from './rules/next-audience.js';
import type { DeliveryFault } from './rules/reminder-states.js';

/** What follows when a reminder was not delivered: another try, or an incident and the next person at once. */
@Injectable()
export class Failures {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly sms: SmsChannel,
    private readonly log: OfficeLog,
  ) {}

  /** Definitely not delivered. */
  async refused(held: Claim, fault: DeliveryFault, lasting: boolean): Promise<void> {
    const verdict = judgeFailure(
      { dueAt: instantOf(held.due_at), subjectAt: instantOf(held.subject_at), attempt: held.n, lasting },
      instantOf(held.now),
    );
    this.log.warning('reminder refused', { reminderId: held.id, n: held.n, fault, lasting });
    await this.unit.asWorker('reminders', (tx) =>
      verdict.next === 'again'
        ? retry(tx, held, fault, verdict.inSeconds)
        : this.giveUp(tx, held, fault, false),
    );
  }

  /** Perhaps delivered: nobody answered. Asked about again, unless too often or too late. */
  async silent(held: Claim): Promise<void> {
    const verdict = judgeFailure(
      {
        dueAt: instantOf(held.due_at),
        subjectAt: instantOf(held.subject_at),
        attempt: held.tries,
        lasting: false,
      },
      instantOf(held.now),
    );
    this.log.warning('reminder without an answer', { reminderId: held.id, n: held.n, tries: held.tries });
    await this.unit.asWorker('reminders', (tx) =>
      verdict.next === 'again'
        ? awaitAnswer(tx, held, ASK_AGAIN_SECONDS)
        : this.giveUp(tx, held, 'no-reply', true),
    );
  }

  /** Workers keep vanishing over it. */
  async poisonous(held: Claim): Promise<void> {
    await this.unit.asWorker('reminders', (tx) => this.giveUp(tx, held, 'worker-lost', true));
  }

  /** Dead is never silent: in one transaction the row ends, an incident opens and others are told. */
  private async giveUp(tx: Tx, held: Claim, fault: DeliveryFault, maybeSent: boolean): Promise<boolean> {
    if (!(await bury(tx, held, fault, maybeSent))) return false;
    await openIncident(tx, { kind: 'dead-reminder', reminderId: held.id, caseId: held.case_id, fault });
    const recipients = recipientsOf(await caseRecipients(tx, held.case_id), this.sms.isOffered);
    const told = nextAudience(
      {
        subject: {
          kind: held.deadline_id ? 'deadline' : 'hearing',
          id: held.deadline_id ?? held.hearing_id ?? '',
          version: held.subject_version,
        },
        ladder: held.ladder,
        step: held.step,
        recipientId: held.recipient_id,
        rank: held.audience_rank,
        channel: held.channel,
        subjectAt: instantOf(held.subject_at),
      },
      recipients,
      instantOf(held.now),
    );
    const target = { at: instantOf(held.subject_at), timeZone: held.time_zone };
    await addReminders(
      tx,
      held.case_id,
      told.map((reminder) => toNewReminder(reminder, target)),
    );
    this.log.warning('reminder dead, passed on', { reminderId: held.id, fault, told: told.length });
    return true;
  }
}
