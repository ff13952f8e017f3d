import { Injectable } from '@nestjs/common';
import { OfferedWays } from '../messages/offered-ways.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { addReminders, caseRecipients, openIncident } from './aftermath.queries.js';
import { awaitAnswer, bury, putOff, retry, withdraw, type Claim } from './claims.queries.js';
import { recipientsOf, subjectOf, toNewReminder } from './plan-facts.js';
import { ClientCalls } from './client-calls.service.js';
import { PROBE_EVERY_SECONDS } from './rules/breaker.js';
import { ASK_AGAIN_SECONDS, judgeFailure } from './rules/delivery.js';
import { callOf, isUnreachable, openPhoneTask } from './phone-tasks.queries.js';
import type { PassedOn } from './receipts.queries.js';
import { nextAudience, otherWays, type DeadReminder } from './rules/next-audience.js';
import type { DeliveryFault } from './rules/reminder-states.js';

/** What follows when a reminder was not delivered: another try, or an incident and the next person at once. */
@Injectable()
export class Failures {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly offered: OfferedWays,
    private readonly calls: ClientCalls,
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

  /**
   * Its channel is away. In the open transaction the same person is told by the other ways they chose, and the message waits for
   * the channel with no try used up; a step of the last day that is too late for that is given up, and others are told.
   */
  async waitForChannel(tx: Tx, held: Claim, inDoubt: boolean): Promise<void> {
    const [dueAt, subjectAt] = [instantOf(held.due_at), instantOf(held.subject_at)];
    const verdict = judgeFailure({ dueAt, subjectAt, attempt: 1, lasting: false }, instantOf(held.now));
    if (verdict.next === 'dead') {
      await this.giveUp(tx, held, 'connection', inDoubt);
      return;
    }
    if (await putOff(tx, held, inDoubt, PROBE_EVERY_SECONDS)) await this.tellOtherWays(tx, held);
  }

  /** The same person, by the other ways they chose, once. */
  async tellOtherWays(tx: Tx, held: Claim): Promise<void> {
    const recipients = recipientsOf(await caseRecipients(tx, held.case_id), this.offered.now);
    const ways = otherWays(deadReminderOf(held), recipients, instantOf(held.now));
    const target = { at: instantOf(held.subject_at), timeZone: held.time_zone };
    await addReminders(
      tx,
      held.case_id,
      ways.map((reminder) => toNewReminder(reminder, target)),
    );
  }

  /**
   * The last device of a person ended while a notification to it was under way. It ends like those that waited for that device: mail
   * or texts have the step. Only when none of these lives is the person told by another, once.
   */
  async withoutDevice(held: Claim): Promise<void> {
    await this.unit.asWorker('reminders', async (tx) => {
      if (!(await withdraw(tx, held, 'no-address'))) return;
      this.log.note('notification without a device', { reminderId: held.id });
      if (await isUnreachable(tx, held)) await this.tellNext(tx, held, 'no-address');
    });
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
    await this.tellNext(tx, dead, fault);
  }

  /** Tells whoever is told in place of a dead message, and asks for a call where nothing is left. */
  async tellNext(tx: Tx, dead: PassedOn, fault: DeliveryFault): Promise<void> {
    // To a client nothing goes another way by itself, to that phone or any other: a person calls.
    if (dead.audience_rank === 'client') return this.calls.ask(tx, dead, 'client-unreached');
    const recipients = recipientsOf(await caseRecipients(tx, dead.case_id), this.offered.now);
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
