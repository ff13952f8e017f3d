import { Injectable } from '@nestjs/common';
import { OfferedWays } from '../messages/offered-ways.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { addReminders, caseRecipients, openIncident } from './aftermath.queries.js';
import { ClientCalls } from './client-calls.service.js';
import { callOf, openPhoneTask } from './phone-tasks.queries.js';
import { recipientsOf, subjectOf, toNewReminder } from './plan-facts.js';
import { ESCALATIONS, escalationsDue, type DueStep } from './rules/escalation.js';
import { firstRankOfEach, type Recipient } from './rules/audience.js';
import type { PlannedReminder } from './rules/plan-reminders.js';
import {
  lead,
  markEscalated,
  markUnconfirmed,
  unseenSteps,
  type Unconfirmed,
  type UnseenStep,
} from './sweep.queries.js';

const BATCH = 200;
const CLOCKS = Object.entries(ESCALATIONS).flatMap(([ladder, rules]) =>
  rules.map(({ step, waitHours }) => ({ ladder, step, minutes: waitHours * 60 })),
);

/** Silence is not consent: what nobody confirmed goes to others, and mail nobody seems to have got goes another way. */
@Injectable()
export class Escalations {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly offered: OfferedWays,
    private readonly calls: ClientCalls,
    private readonly log: OfficeLog,
  ) {}

  /** Acknowledge or escalate: asks the next people about every step whose wait has run out unseen. Gives how many steps. */
  async escalateUnseen(): Promise<number> {
    return this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'escalations'))) return 0;
      const steps = await unseenSteps(tx, CLOCKS, BATCH);
      let escalated = 0;
      for (const step of steps) if (await this.escalate(tx, step)) escalated += 1;
      return escalated;
    });
  }

  /** Handed over a while ago without a sign that it arrived: the same person is told another way, a text by mail and mail in the inbox, if not yet; a client is called. */
  async doubleUnconfirmed(): Promise<number> {
    return this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'receipts'))) return 0;
      const alone = (await markUnconfirmed(tx, BATCH)).filter((row) => !row.elsewhere);
      for (const row of alone) {
        if (row.audience_rank === 'client') await this.calls.ask(tx, row, 'client-unreached');
        else await addReminders(tx, row.case_id, [toNewReminder(nextWay(row), targetOf(row))]);
      }
      return alone.length;
    });
  }

  private async escalate(tx: Tx, row: UnseenStep): Promise<boolean> {
    const recipients = recipientsOf(await caseRecipients(tx, row.case_id), this.offered.now);
    const step = dueStepOf(row);
    const told = escalationsDue({ steps: [step], acknowledgements: [], recipients, now: instantOf(row.now) });
    // Nobody is left to tell: then the incident is all that can be done. With people, the rule may know better.
    if (told.length === 0 && recipients.length > 0) return false;
    await addReminders(
      tx,
      row.case_id,
      told.map((reminder) => toNewReminder(reminder, targetOf(row))),
    );
    const rule = ESCALATIONS[row.ladder]?.find((candidate) => candidate.step === row.step);
    if (rule?.call) await this.askToCall(tx, row, recipients);
    const reminderId = await markEscalated(tx, row.case_id, step.subject, row.step);
    const beyondTheTeam = told.some(({ rank }) => rank === 'coordinator' || rank === 'supervising_attorney');
    const incident = { kind: 'unacknowledged', reminderId, caseId: row.case_id, fault: null } as const;
    const isNews = beyondTheTeam || told.length === 0 ? await openIncident(tx, incident) : true;
    if (!isNews && told.length === 0) return false;
    this.log.warning('reminder not confirmed, escalated', {
      caseId: row.case_id,
      step: row.step,
      told: told.length,
    });
    return told.length > 0;
  }

  /** A last-day step nobody confirmed: somebody calls the lead, or whoever stands next to the case. */
  private async askToCall(tx: Tx, row: UnseenStep, recipients: readonly Recipient[]): Promise<void> {
    const first = firstRankOfEach(recipients).find(({ rank }) => rank === 'lead' || rank === 'backup');
    if (first) await openPhoneTask(tx, callOf({ ...row, recipient_id: first.staffId }, 'unconfirmed'));
  }
}

function dueStepOf(row: UnseenStep): DueStep {
  return {
    subject: subjectOf(row),
    ladder: row.ladder,
    step: row.step,
    dueAt: instantOf(row.due_at),
    firstSentAt: row.first_sent_at && instantOf(row.first_sent_at),
  };
}

function targetOf(row: UnseenStep | Unconfirmed) {
  return { at: instantOf(row.subject_at), timeZone: row.time_zone };
}

function nextWay(row: Unconfirmed): PlannedReminder {
  return {
    subject: subjectOf(row),
    kind: 'escalation',
    ladder: row.ladder,
    step: `${row.step.replace(/>$/, '')}>`,
    recipientId: row.recipient_id,
    rank: row.audience_rank,
    channel: row.channel === 'sms' ? 'mail' : 'inbox',
    dueAt: instantOf(row.now),
    acknowledge: true,
    late: false,
  };
}
