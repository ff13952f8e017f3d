import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { MailChannel } from '../messages/mail-channel.service.js';
import type { MessageChannel, Outcome, OutgoingMessage } from '../messages/message-channel.js';
import { PushChannel } from '../messages/push-channel.service.js';
import { ReachDirectory } from '../messages/reach-directory.service.js';
import { SmsChannel } from '../messages/sms-channel.service.js';
import { SmsWebhooks } from '../messages/sms-webhooks.service.js';
import { StaffDirectory, type StaffContact } from '../people/staff-directory.service.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { OfficeLog } from '../platform/log.js';
import { stateOf } from '../platform/sqlstate.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { Breakers } from './breakers.service.js';
import { settleMany, stillClaimed, type Arrived } from './claims-of-many.queries.js';
import { putBack, settle, type Claim } from './claims.queries.js';
import { correlationOf, wordedOf } from './claim-words.js';
import { Failures } from './failures.service.js';
import { Gathering, inLanes } from './in-lanes.js';
import { messageWords, pushWish } from './message-words.js';
import { Receipts } from './receipts.service.js';
import { LATEST_SEND_SECONDS } from './rules/delivery.js';
import type { Channel } from './rules/ladders.js';

type Unsendable = 'no-address' | 'opted-out' | 'overtaken' | 'not-prepared';
type Prepared = OutgoingMessage | Unsendable;
type Address = Pick<OutgoingMessage, 'address' | 'language'>;
/** By the recipient's id; null when each must be asked for alone. */
type Contacts = ReadonlyMap<string, StaffContact> | null;
type NoAddress = Extract<Unsendable, 'no-address' | 'opted-out'>;

/** Conversations at once, of one call: a mail server minds too many from one office. What is not begun in time is put back. */
const LANES = 5;

/** Sends what is claimed: made at current data, sent outside every transaction, noted by a guarded commit. */
@Injectable()
export class Outbound {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly mail: MailChannel,
    private readonly sms: SmsChannel,
    private readonly push: PushChannel,
    private readonly reach: ReachDirectory,
    private readonly breakers: Breakers,
    private readonly failures: Failures,
    private readonly receipts: Receipts,
    private readonly webhooks: SmsWebhooks,
    private readonly log: OfficeLog,
  ) {}

  /**
   * Sends reminders claimed under one token; `takenAt` is when, by `performance.now()`. What can no longer be sent well within
   * the claim is put back. Throws, after all others, only when the database is away.
   */
  async send(held: readonly Claim[], takenAt: number): Promise<void> {
    const prepared = await this.prepare(held);
    const arrived = new Gathering<Arrived>((items) => this.noteArrived(items));
    await inLanes(held, LANES, async (one) => {
      const message = prepared.get(one.id) ?? 'not-prepared';
      if (message === 'overtaken') return;
      if (typeof message === 'string') return this.failures.refused(one, message, message !== 'not-prepared');
      if (performance.now() - takenAt > LATEST_SEND_SECONDS * 1000) return this.release(one);
      await this.sendOne(one, message, arrived);
    });
  }

  /** The other side of the reminder's channel. */
  channelOf({ channel }: Claim): MessageChannel {
    if (channel === 'push') return this.push;
    return channel === 'sms' ? this.sms : this.mail;
  }

  /** Where the recipient is reached now, in the open transaction; or why not. */
  async addressOf(held: Claim): Promise<Address | NoAddress> {
    if (held.channel === 'mail') return addressIn(await this.staff.contacts([held.recipient_id]), held);
    if (held.channel === 'push') return (await this.push.contact(held.recipient_id)) ?? 'no-address';
    const contact = await this.reach.forTexts(held.recipient_id);
    if (contact === 'stopped') return 'opted-out';
    return contact ? { address: contact.phone, language: contact.language } : 'no-address';
  }

  /** Receipts that came before this note count now. False when the claim was lost. */
  async noteSent(tx: Tx, held: Claim, bodySha256: Buffer | null): Promise<boolean> {
    const kept = await settle(tx, held, 'sent', { provider: this.channelOf(held).provider, bodySha256 });
    if (kept && held.channel === 'sms') await this.receipts.apply(tx, correlationOf(held));
    return kept;
  }

  private async sendOne(held: Claim, message: OutgoingMessage, arrived: Gathering<Arrived>): Promise<void> {
    const outcome = await this.channelOf(held).send(message);
    if (outcome.kind !== 'accepted' && (await this.foundAway(held, outcome))) return;
    if (outcome.kind === 'refused' && outcome.fault === 'opted-out')
      await this.webhooks.noteRefusal(message.address);
    if (outcome.kind === 'refused') return this.failures.refused(held, outcome.fault, outcome.lasting);
    if (outcome.kind === 'ambiguous') return this.failures.silent(held);
    const bodySha256 = createHash('sha256').update(`${message.subject}\n${message.text}`).digest();
    await arrived.add({ held, bodySha256 });
  }

  /** What arrived together, in one transaction a channel; each text, whose receipt may change more, in its own. */
  private async noteArrived(arrived: readonly Arrived[]): Promise<void> {
    const settled = new Set<string>();
    for (const channel of NOTED_TOGETHER) {
      const these = arrived.filter(({ held }) => held.channel === channel);
      const [first] = these;
      if (!first) continue;
      const noted = await this.unit.asWorker('reminders', async (tx) => {
        await this.breakers.learn(tx, first.held, ACCEPTED);
        return settleMany(tx, these, 'sent', this.channelOf(first.held).provider);
      });
      for (const id of noted) settled.add(id);
    }
    for (const { held, bodySha256 } of arrived) {
      if (settled.has(held.id)) continue;
      const kept = await this.unit.asWorker('reminders', async (tx) => {
        await this.breakers.learn(tx, held, ACCEPTED);
        return this.noteSent(tx, held, bodySha256);
      });
      if (!kept)
        this.log.warning('reminder sent after its claim was lost', { reminderId: held.id, n: held.n });
    }
  }

  /** Whether a try without success was the channel's fault, as far as all tries say: then the message waits for it. */
  private async foundAway(held: Claim, outcome: Outcome): Promise<boolean> {
    return this.unit.asWorker('reminders', async (tx) => {
      if (!(await this.breakers.learn(tx, held, outcome))) return false;
      await this.failures.waitForChannel(tx, held, outcome.kind === 'ambiguous');
      return true;
    });
  }

  /** The last look before sending, at current data. One that cannot be made does not keep the others from theirs. */
  private async prepare(held: readonly Claim[]): Promise<Map<string, Prepared>> {
    return this.unit.asWorker('reminders', async (tx) => {
      const standing = await stillClaimed(tx, held);
      const byMail = held.filter(({ id, channel }) => channel === 'mail' && standing.has(id));
      const contacts = await this.contactsOf(byMail.map(({ recipient_id }) => recipient_id));
      const prepared = new Map<string, Prepared>();
      for (const one of held)
        prepared.set(one.id, standing.has(one.id) ? await this.made(one, contacts) : 'overtaken');
      return prepared;
    });
  }

  private async made(held: Claim, contacts: Contacts): Promise<Prepared> {
    try {
      const to = contacts && held.channel === 'mail' ? addressIn(contacts, held) : await this.addressOf(held);
      if (typeof to === 'string') return to;
      return { ...this.word(held, to.language), ...to, correlation: correlationOf(held) };
    } catch (fault) {
      this.throwIfAway(fault);
      this.log.fault('reminder not prepared', fault, { reminderId: held.id });
      return 'not-prepared';
    }
  }

  /** Of all of them in one question; null when somebody's cannot be read, so that each is asked for alone. */
  private async contactsOf(staffIds: readonly string[]): Promise<Contacts> {
    try {
      return await this.staff.contacts(staffIds);
    } catch (fault) {
      this.throwIfAway(fault);
      return null;
    }
  }

  /** A database that is away says nothing about the message: the claim runs out, and the try has not been used up. */
  private throwIfAway(fault: unknown): void {
    if (fault instanceof QueryFailedError || stateOf(fault).code) throw fault;
  }

  private word(
    held: Claim,
    language: Address['language'],
  ): Pick<OutgoingMessage, 'subject' | 'text' | 'push'> {
    const { id, kind, channel, case_reference: caseReference, time_zone: timeZone } = held;
    const worded = wordedOf(held);
    const subjectAt = instantOf(held.subject_at);
    const words = messageWords(
      { id, channel, worded, caseReference, subjectAt, timeZone },
      language,
      this.env.PUBLIC_URL,
    );
    if (channel !== 'push') return words;
    return { ...words, push: pushWish({ id, kind, subjectAt, now: instantOf(held.now) }) };
  }

  private async release(held: Claim): Promise<void> {
    await this.unit.asWorker('reminders', (tx) => putBack(tx, held));
  }
}

/** No receipt of these changes anything. */
const NOTED_TOGETHER: readonly Channel[] = ['mail', 'push'];
const ACCEPTED: Outcome = { kind: 'accepted', receipt: '' };

function addressIn(
  contacts: ReadonlyMap<string, StaffContact>,
  { recipient_id }: Claim,
): Address | 'no-address' {
  const contact = contacts.get(recipient_id);
  return contact ? { address: contact.email, language: contact.language } : 'no-address';
}
