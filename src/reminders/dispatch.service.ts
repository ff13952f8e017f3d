import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Inbox } from '../messages/inbox.service.js';
import { MailChannel } from '../messages/mail-channel.service.js';
import type { MessageChannel, Outcome, OutgoingMessage, Sighting } from '../messages/message-channel.js';
import { SmsChannel } from '../messages/sms-channel.service.js';
import { SmsReceipts } from '../messages/sms-receipts.service.js';
import { SmsWebhooks } from '../messages/sms-webhooks.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { JobHandler, type JobPayload } from '../platform/queue.js';
import { stateOf } from '../platform/sqlstate.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
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
import { Breakers } from './breakers.service.js';
import { ClientCalls } from './client-calls.service.js';
import { Envelopes, wordedOf } from './envelopes.service.js';
import { Failures } from './failures.service.js';
import { Holds } from './holds.service.js';
import { Receipts } from './receipts.service.js';
import { LATEST_SEND_SECONDS, MOST_CRASHES, waitForAnswer } from './rules/delivery.js';
import { titleOf } from './rules/wording.js';

type Prepared = OutgoingMessage | 'no-address' | 'opted-out' | 'overtaken';

/** Delivers one reminder: claim, attempt, ask when in doubt, send outside every transaction, guarded commit. */
@Injectable()
export class Dispatch {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly envelopes: Envelopes,
    private readonly mail: MailChannel,
    private readonly sms: SmsChannel,
    private readonly inbox: Inbox,
    private readonly breakers: Breakers,
    private readonly failures: Failures,
    private readonly holds: Holds,
    private readonly calls: ClientCalls,
    private readonly receipts: Receipts,
    private readonly said: SmsReceipts,
    private readonly webhooks: SmsWebhooks,
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
      if (taken) return (await this.goRound(tx, taken)) ? null : taken;
      if (await this.holds.hold(tx, reminderId)) return null;
      if (await cancelUnwanted(tx, reminderId)) this.log.note('reminder no longer wanted', { reminderId });
      return null;
    });
    if (!held) return;
    if (!held.may_reach) return this.failures.refused(held, 'recipient-gone', true);
    if (held.crashes >= MOST_CRASHES) return this.failures.poisonous(held);
    if (held.channel === 'inbox') return this.file(held);
    if (held.channel === 'call') return this.askToCall(held);
    if (isInDoubt(held) && !(await this.mayRepeat(held))) return;
    return this.send(held, takenAt);
  }

  /** While the other side is away the person is told another way at once; this message waits until it is back. */
  private async goRound(tx: Tx, held: Claim): Promise<boolean> {
    if (!held.may_reach || held.crashes >= MOST_CRASHES) return false;
    const gate = await this.breakers.gate(tx, held);
    if (gate === 'probe') await this.failures.tellOtherWays(tx, held);
    if (gate === 'away') await this.failures.waitForChannel(tx, held, isInDoubt(held));
    return gate === 'away';
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

  /** So is a call to a client: the task is opened by the transaction that settles the reminder. */
  private async askToCall(held: Claim): Promise<void> {
    await this.unit.asWorker('reminders', async (tx) => {
      if (!(await settle(tx, held, 'delivered', { provider: 'office', bodySha256: null }))) return;
      await this.calls.ask(tx, held, 'client-due');
    });
  }

  /** An earlier try may have arrived. Settles it when it did; true when the same message may be sent (again) now. */
  private async mayRepeat(held: Claim): Promise<boolean> {
    const sighting = await this.ask(held);
    // One that was opened again by hand is asked about for as long as one that has just left.
    const since = instantOf(held.replayed_at ?? held.started_at);
    const wait = waitForAnswer(since, sighting !== 'unknown', instantOf(held.now));
    return this.unit.asWorker('reminders', async (tx) => {
      if (sighting === 'accepted') await this.noteSent(tx, held, null);
      else if (wait > 0) await awaitAnswer(tx, held, wait);
      else await beginAgain(tx, held);
      return sighting !== 'accepted' && wait <= 0;
    });
  }

  /** Receipts that came before this note count now. */
  private async noteSent(tx: Tx, held: Claim, bodySha256: Buffer | null): Promise<boolean> {
    const kept = await settle(tx, held, 'sent', { provider: this.channelOf(held).provider, bodySha256 });
    if (kept && held.channel === 'sms') await this.receipts.apply(tx, correlationOf(held));
    return kept;
  }

  private async ask(held: Claim): Promise<Sighting> {
    const to = await this.unit.asWorker('reminders', async (tx) =>
      // A receipt says that it was taken, whatever came of it.
      held.channel === 'sms' && (await this.said.of(tx, correlationOf(held)))
        ? null
        : this.envelopes.addressOf(held),
    );
    if (to === null) return 'accepted';
    // Whoever cannot be reached any more is not asked about: preparing says so, and passes it on.
    if (typeof to === 'string') return 'absent';
    const sent = { address: to.address, since: instantOf(held.started_at) };
    return this.channelOf(held).lookUp(correlationOf(held), sent);
  }

  private channelOf({ channel }: Claim): MessageChannel {
    return channel === 'sms' ? this.sms : this.mail;
  }

  private async send(held: Claim, takenAt: number): Promise<void> {
    const message = await this.prepare(held);
    if (message === 'overtaken') return;
    if (message === 'no-address' || message === 'opted-out')
      return this.failures.refused(held, message, true);
    if (message === null) return this.failures.refused(held, 'not-prepared', false);
    if (performance.now() - takenAt > LATEST_SEND_SECONDS * 1000) return this.release(held);
    const channel = this.channelOf(held);
    const outcome = await channel.send(message);
    if (outcome.kind !== 'accepted' && (await this.foundAway(held, outcome))) return;
    if (outcome.kind === 'refused' && outcome.fault === 'opted-out')
      await this.webhooks.noteRefusal(message.address);
    if (outcome.kind === 'refused') return this.failures.refused(held, outcome.fault, outcome.lasting);
    if (outcome.kind === 'ambiguous') return this.failures.silent(held);
    const bodySha256 = createHash('sha256').update(`${message.subject}\n${message.text}`).digest();
    const kept = await this.unit.asWorker('reminders', async (tx) => {
      await this.breakers.learn(tx, held, outcome);
      return this.noteSent(tx, held, bodySha256);
    });
    if (!kept) this.log.warning('reminder sent after its claim was lost', { reminderId: held.id, n: held.n });
  }

  /** Whether a try without success was the channel's fault, as far as all tries say: then the message waits for it. */
  private async foundAway(held: Claim, outcome: Outcome): Promise<boolean> {
    return this.unit.asWorker('reminders', async (tx) => {
      if (!(await this.breakers.learn(tx, held, outcome))) return false;
      await this.failures.waitForChannel(tx, held, outcome.kind === 'ambiguous');
      return true;
    });
  }

  /** The last look before sending, at current data: null when the message could not be made. */
  private async prepare(held: Claim): Promise<Prepared | null> {
    return this.unit.asWorker('reminders', async (tx) => {
      if (!(await isStillClaimed(tx, held))) return 'overtaken';
      try {
        const to = await this.envelopes.addressOf(held);
        if (typeof to === 'string') return to;
        const words = await this.envelopes.word(tx, held, to.language);
        return { ...words, ...to, correlation: correlationOf(held) };
      } catch (fault) {
        // A database that is away says nothing about the message: the claim runs out, and the try has not been used up.
        if (fault instanceof QueryFailedError || stateOf(fault).code) throw fault;
        this.log.fault('reminder not prepared', fault, { reminderId: held.id });
        return null;
      }
    });
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
