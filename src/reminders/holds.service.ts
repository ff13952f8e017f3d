import { Injectable } from '@nestjs/common';
import { OfferedWays } from '../messages/offered-ways.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import type { Tx } from '../platform/unit-of-work.js';
import { addReminders, caseRecipients } from './aftermath.queries.js';
import { holdBack, type HeldRow } from './pauses.queries.js';
import { recipientsOf, subjectOf, toNewReminder } from './plan-facts.js';
import { firstRankOfEach, type Recipient } from './rules/audience.js';
import { pausedClientStep, pausedStep, tellsOfPause } from './rules/pauses.js';
import type { PlannedReminder } from './rules/plan-reminders.js';

/** What a pause does when a message it holds back comes due. */
@Injectable()
export class Holds {
  constructor(
    private readonly offered: OfferedWays,
    private readonly log: OfficeLog,
  ) {}

  /**
   * Puts a due reminder off if a pause holds it back; of a hearing or a date of law, and of messages to clients, the coordinators,
   * or without one the supervising attorneys, are told in the same transaction, once a step. True when it was put off.
   */
  async hold(tx: Tx, reminderId: string): Promise<boolean> {
    const held = await holdBack(tx, reminderId);
    if (!held) return false;
    if (held.isNew && tellsOfPause(held.ladder)) await this.tell(tx, held);
    this.log.note('reminder held back', { reminderId });
    return true;
  }

  private async tell(tx: Tx, held: HeldRow): Promise<void> {
    const recipients = recipientsOf(await caseRecipients(tx, held.case_id), this.offered.now);
    const target = { at: instantOf(held.subject_at), timeZone: held.time_zone };
    await addReminders(
      tx,
      held.case_id,
      toldInstead(held, recipients).map((reminder) => toNewReminder(reminder, target)),
    );
  }
}

function toldInstead(held: HeldRow, recipients: readonly Recipient[]): PlannedReminder[] {
  const of = (rank: Recipient['rank']) => recipients.filter((recipient) => recipient.rank === rank);
  const coordinators = of('coordinator');
  const told = coordinators.length > 0 ? coordinators : of('supervising_attorney');
  return firstRankOfEach(told).flatMap(({ staffId, rank, channels }) =>
    channels.map((channel): PlannedReminder => ({
      subject: subjectOf(held),
      kind: 'escalation',
      ladder: held.ladder,
      step: held.audience_rank === 'client' ? pausedClientStep(held.step) : pausedStep(held.step),
      recipientId: staffId,
      rank,
      channel,
      dueAt: instantOf(held.now),
      acknowledge: true,
      late: false,
    })),
  );
}
