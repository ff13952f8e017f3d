import { Injectable } from '@nestjs/common';
import { SmsChannel } from '../messages/sms-channel.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { addReminders, caseRecipients, openIncident } from './aftermath.queries.js';
import { awaitAnswer, bury, retry, type Claim } from './claims.queries.js';
import { recipientsOf, subjectOf, toNewReminder } from './plan-facts.js';
import { ASK_AGAIN_SECONDS, judgeFailure } from './rules/delivery.js';
import { callOf, isUnreachable, openPhoneTask } from './phone-tasks.queries.js';
import type { PassedOn } from './receipts.queries.js';
import { nextAudience, type DeadReminder } from './rules/next-audience.js';
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
    await this.passOn(tx, held, fault);
    return true;
  }

  /** For a reminder that is dead already, in the transaction in which it died. */
  async passOn(tx: Tx, dead: PassedOn, fault: DeliveryFault): Promise<void> {
    await openIncident(tx, { kind: 'dead-reminder', reminderId: dead.id, caseId: dead.case_id, fault });
    const recipients = recipientsOf(await caseRecipients(tx, dead.case_id), this.sms.isOffered);
    const told = nextAudience(deadReminderOf(dead), recipients, instantOf(dead.now));
    const target = { at: instantOf(dead.subject_at), timeZone: dead.time_zone };
    await addReminders(
      tx,
      dead.case_id,
      told.map((reminder) => toNewReminder(reminder, target)),
    );
    const mustBeCalled = fault !== 'recipient-gone' && (await isUnreachable(tx, dead));
    if (mustBeCalled) await openPhoneTask(tx, callOf(dead, 'unreachable'));
    this.log.warning('reminder dead, passed on', {
      reminderId: dead.id,
      fault,
      told: told.length,
      mustBeCalled,
    });
  }
}

function deadReminderOf(dead: PassedOn): DeadReminder {
  return {
    subject: subjectOf(dead),
    ladder: dead.ladder,
    step: dead.step,
    recipientId: dead.recipient_id,
    rank: dead.audience_rank,
    channel: dead.channel,
    subjectAt: instantOf(dead.subject_at),
  };
}
