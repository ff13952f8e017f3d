import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Inbox } from '../messages/inbox.service.js';
import { MailChannel } from '../messages/mail-channel.service.js';
import type { OutgoingMessage } from '../messages/message-channel.js';
import { renderMessage } from '../messages/rules/render.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { OfficeLog } from '../platform/log.js';
import { JobHandler, type JobPayload } from '../platform/queue.js';
import { stateOf } from '../platform/sqlstate.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  awaitAnswer,
  beginAgain,
  cancelUnwanted,
  claim,
  isStillClaimed,
  putBack,
  settle,
  type Claim,
} from './claims.queries.js';
import { Failures } from './failures.service.js';
import { LATEST_SEND_SECONDS, MOST_CRASHES, waitForAnswer } from './rules/delivery.js';
import { templateOf, titleOf, type WordedReminder } from './rules/wording.js';

type Prepared = OutgoingMessage | 'no-address' | 'overtaken';

/** Delivers one reminder: claim, attempt, ask when in doubt, send outside every transaction, guarded commit. */
@Injectable()
export class Dispatch {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly mail: MailChannel,
    private readonly inbox: Inbox,
    private readonly failures: Failures,
    private readonly log: OfficeLog,
  ) {}

  @JobHandler('reminders', 'dispatch')
  async work({ reminderId }: JobPayload): Promise<void> {
    await this.dispatch(String(reminderId));
  }

  /**
   * Delivers the reminder if it is due, wanted and free; otherwise does nothing. May be called by anybody, any number
   * of times and at once. Throws only when the database is away: then the claim runs out and a sweep brings it back.
   */
  async dispatch(reminderId: string): Promise<void> {
    const takenAt = performance.now();
    const held = await this.unit.asWorker('reminders', async (tx) => {
      const taken = await claim(tx, reminderId, randomUUID());
      if (!taken && (await cancelUnwanted(tx, reminderId)))
        this.log.note('reminder no longer wanted', { reminderId });
      return taken;
    });
    if (!held) return;
    if (!held.may_reach) return this.failures.refused(held, 'recipient-gone', true);
    if (held.crashes >= MOST_CRASHES) return this.failures.poisonous(held);
    if (held.channel === 'inbox') return this.file(held);
    if (isInDoubt(held) && !(await this.mayRepeat(held))) return;
    return this.sendMail(held, takenAt);
  }

  /** The inbox is exactly once: the item is written by the transaction that settles the reminder. */
  private async file(held: Claim): Promise<void> {
    await this.unit.asWorker('reminders', async (tx) => {
      if (!(await settle(tx, held, 'delivered', { provider: 'inbox', bodySha256: null }))) return;
      await this.inbox.file(tx, {
        recipientId: held.recipient_id,
        kind: held.kind,
        titleKey: titleOf(wordedOf(held)),
        caseId: held.case_id,
        reminderId: held.id,
        dueAt: held.subject_at.toISOString(),
        timeZone: held.time_zone,
      });
    });
  }

  /** An earlier try may have arrived. Settles it when it did; true when the same message may be sent (again) now. */
  private async mayRepeat(held: Claim): Promise<boolean> {
    const sighting = await this.mail.lookUp(correlationOf(held));
    const wait = waitForAnswer(instantOf(held.started_at), sighting !== 'unknown', instantOf(held.now));
    return this.unit.asWorker('reminders', async (tx) => {
      if (sighting === 'accepted')
        await settle(tx, held, 'sent', { provider: this.mail.provider, bodySha256: null });
      else if (wait > 0) await awaitAnswer(tx, held, wait);
      else await beginAgain(tx, held);
      return sighting !== 'accepted' && wait <= 0;
    });
  }

  private async sendMail(held: Claim, takenAt: number): Promise<void> {
    const message = await this.prepare(held);
    if (message === 'overtaken') return;
    if (message === 'no-address') return this.failures.refused(held, 'no-address', true);
    if (message === null) return this.failures.refused(held, 'not-prepared', false);
    if (performance.now() - takenAt > LATEST_SEND_SECONDS * 1000) return this.release(held);
    const outcome = await this.mail.send(message);
    if (outcome.kind === 'refused') return this.failures.refused(held, outcome.fault, outcome.lasting);
    if (outcome.kind === 'ambiguous') return this.failures.silent(held);
    const bodySha256 = createHash('sha256').update(`${message.subject}\n${message.text}`).digest();
    const kept = await this.unit.asWorker('reminders', (tx) =>
      settle(tx, held, 'sent', { provider: this.mail.provider, bodySha256 }),
    );
    if (!kept) this.log.warning('reminder sent after its claim was lost', { reminderId: held.id, n: held.n });
  }

  /** The last look before sending, at current data: null when the message could not be made. */
  private async prepare(held: Claim): Promise<Prepared | null> {
    return this.unit.asWorker('reminders', async (tx) => {
      if (!(await isStillClaimed(tx, held))) return 'overtaken';
      try {
        return await this.compose(held);
      } catch (fault) {
        // A database that is away says nothing about the message: the claim runs out, and the try has not been used up.
        if (fault instanceof QueryFailedError || stateOf(fault).code) throw fault;
        this.log.fault('reminder not prepared', fault, { reminderId: held.id });
        return null;
      }
    });
  }

  private async compose(held: Claim): Promise<Prepared> {
    const contact = (await this.staff.contacts([held.recipient_id])).get(held.recipient_id);
    if (!contact) return 'no-address';
    const words = renderMessage(templateOf(wordedOf(held)), contact.language, {
      code: held.case_reference,
      at: instantOf(held.subject_at),
      zone: held.time_zone,
      link: new URL(`/ack/${held.id}`, this.env.PUBLIC_URL).toString(),
    });
    return {
      ...words,
      correlation: correlationOf(held),
      address: contact.email,
      language: contact.language,
    };
  }

  private async release(held: Claim): Promise<void> {
    await this.unit.asWorker('reminders', (tx) => putBack(tx, held));
  }
}

/** Whether an earlier worker may have sent this very message. */
function isInDoubt({ before }: Claim): boolean {
  return before === 'sending' || before === 'ambiguous';
}

function correlationOf({ id, n }: Claim): string {
  return `${id}.${n}`;
}

function wordedOf(held: Claim): WordedReminder {
  return {
    about: held.deadline_id ? 'deadline' : 'hearing',
    kind: held.kind,
    step: held.step,
    afterwards: held.due_at > held.subject_at,
  };
}
