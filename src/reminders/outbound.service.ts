import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { MailChannel } from '../messages/mail-channel.service.js';
import type { MessageChannel, Outcome, OutgoingMessage } from '../messages/message-channel.js';
import { PushChannel } from '../messages/push-channel.service.js';
import { SmsChannel } from '../messages/sms-channel.service.js';
import { SmsWebhooks } from '../messages/sms-webhooks.service.js';
import type { StaffContact } from '../people/staff-directory.service.js';
import { OfficeLog } from '../platform/log.js';
import { stateOf } from '../platform/sqlstate.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { Breakers } from './breakers.service.js';
import { settleMany, stillClaimed, type Arrived } from './claims-of-many.queries.js';
import { putBack, putOff, settle, type Claim } from './claims.queries.js';
import { correlationOf } from './claim-words.js';
import { Envelopes, nightLeft } from './envelopes.service.js';
import { Failures } from './failures.service.js';
import { Gathering, inLanes, throwFaults } from './in-lanes.js';
import { Receipts } from './receipts.service.js';
import { LATEST_SEND_SECONDS } from './rules/delivery.js';
import type { Channel } from './rules/ladders.js';

type Unsendable = 'no-address' | 'opted-out' | 'overtaken' | 'not-prepared';
/** Something to be said by day. */
interface Tomorrow {
  readonly inSeconds: number;
}
type Prepared = OutgoingMessage | Unsendable | Tomorrow;
/** By the recipient's id; absent when each must be asked for alone. */
type Contacts = ReadonlyMap<string, StaffContact> | undefined;

/** Conversations at once, of one call: a mail server minds too many from one office. What is not begun in time is put back. */
const LANES = 5;

/** What arrives within this time is noted together: each moment longer, more would be in doubt if the process were killed. */
const LINGER_MS = 10;

/** Sends what is claimed: made at current data, sent outside every transaction, noted by a guarded commit. */
@Injectable()
export class Outbound {
  private readonly arrived: Gathering<Arrived>;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly envelopes: Envelopes,
    private readonly mail: MailChannel,
    private readonly sms: SmsChannel,
    private readonly push: PushChannel,
    private readonly breakers: Breakers,
    private readonly failures: Failures,
    private readonly receipts: Receipts,
    private readonly webhooks: SmsWebhooks,
    private readonly log: OfficeLog,
  ) {
    this.arrived = new Gathering((items) => this.noteArrived(items), LINGER_MS);
  }

  /**
   * Sends reminders claimed under one token; `takenAt` is when, by `performance.now()`. What can no longer be sent well within
   * the claim is put back. Throws, after all others, only when the database is away.
   */
  async send(held: readonly Claim[], takenAt: number): Promise<void> {
    if (held.length === 0) return;
    const prepared = await this.prepare(held.filter(({ channel }) => !LOOKED_AT_LAST.includes(channel)));
    // A lane goes on to the next message while what arrived is being noted.
    const noted: Promise<PromiseSettledResult<void>[]>[] = [];
    const sending = inLanes(held, LANES, async (one) => {
      const looked = LOOKED_AT_LAST.includes(one.channel) ? await this.prepare([one]) : prepared;
      const message = looked.get(one.id) ?? 'not-prepared';
      if (message === 'overtaken') return;
      if (message === 'no-address' && one.channel === 'push') return this.failures.withoutDevice(one);
      if (typeof message === 'string') return this.failures.refused(one, message, message !== 'not-prepared');
      if ('inSeconds' in message) return this.release(one, message.inSeconds);
      if (performance.now() - takenAt > LATEST_SEND_SECONDS * 1000) return this.release(one, 0);
      const arrived = await this.sendOne(one, message);
      if (arrived) noted.push(Promise.allSettled([this.arrived.add(arrived)]));
    });
    const [sent] = await Promise.allSettled([sending]);
    throwFaults([sent, ...(await Promise.all(noted)).flat()]);
  }

  /** The other side of the reminder's channel. */
  channelOf({ channel }: Claim): MessageChannel {
    if (channel === 'push') return this.push;
    return channel === 'sms' ? this.sms : this.mail;
  }

  /** Receipts that came before this note count now. False when the claim was lost. */
  async noteSent(tx: Tx, held: Claim, bodySha256: Buffer | null): Promise<boolean> {
    const kept = await settle(tx, held, 'sent', { provider: this.channelOf(held).provider, bodySha256 });
    if (kept && held.channel === 'sms') await this.receipts.apply(tx, correlationOf(held));
    return kept;
  }

  /** What is still to be noted, when it arrived. */
  private async sendOne(held: Claim, message: OutgoingMessage): Promise<Arrived | null> {
    const outcome = await this.channelOf(held).send(message);
    if (outcome.kind === 'accepted') {
      const bodySha256 = createHash('sha256').update(`${message.subject}\n${message.text}`).digest();
      return { held, bodySha256 };
    }
    // Of our own making: no push service has said anything.
    const hasNoDevice =
      held.channel === 'push' && outcome.kind === 'refused' && outcome.fault === 'no-address';
    if (hasNoDevice) await this.failures.withoutDevice(held);
    if (hasNoDevice || (await this.foundAway(held, outcome))) return null;
    if (outcome.kind === 'refused' && outcome.fault === 'opted-out')
      await this.webhooks.noteRefusal(message.address);
    if (outcome.kind === 'refused') await this.failures.refused(held, outcome.fault, outcome.lasting);
    else await this.failures.silent(held);
    return null;
  }

  /**
   * What arrived together, in one transaction a channel; each text, whose receipt may change more, in its own. Gives what could
   * not be noted.
   */
  private async noteArrived(arrived: readonly Arrived[]): Promise<ReadonlyMap<Arrived, unknown>> {
    const settled = new Set<string>();
    for (const channel of NOTED_TOGETHER) {
      const these = arrived.filter(({ held }) => held.channel === channel);
      const [first] = these;
      if (!first) continue;
      for (const id of await this.noteTogether(first, these)) settled.add(id);
    }
    const faults = new Map<Arrived, unknown>();
    // What cannot be noted does not leave the others in doubt: of those the other side would be asked, or told twice.
    for (const one of arrived) {
      if (settled.has(one.held.id)) continue;
      await this.noteAlone(one).catch((fault: unknown) => faults.set(one, fault));
    }
    return faults;
  }

  private async noteAlone({ held, bodySha256 }: Arrived): Promise<void> {
    const kept = await this.unit.asWorker('reminders', async (tx) => {
      await this.breakers.learn(tx, held, ACCEPTED);
      return this.noteSent(tx, held, bodySha256);
    });
    if (!kept) this.log.warning('reminder sent after its claim was lost', { reminderId: held.id, n: held.n });
  }

  private async noteTogether(first: Arrived, these: readonly Arrived[]): Promise<Set<string>> {
    try {
      return await this.unit.asWorker('reminders', async (tx) => {
        const [settled] = await Promise.all([
          settleMany(tx, these, this.channelOf(first.held).provider),
          this.breakers.learn(tx, first.held, ACCEPTED),
        ]);
        return settled;
      });
    } catch (fault) {
      this.log.fault('reminders not noted together', fault, { count: these.length });
      return new Set();
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
  private async prepare(held: readonly Claim[]): Promise<ReadonlyMap<string, Prepared>> {
    if (held.length === 0) return new Map();
    return this.unit.asWorker('reminders', async (tx) => {
      const [standing, contacts] = await Promise.all([stillClaimed(tx, held), this.contactsOf(held)]);
      const prepared = new Map<string, Prepared>();
      for (const one of held)
        prepared.set(one.id, standing.has(one.id) ? await this.made(tx, one, contacts) : 'overtaken');
      return prepared;
    });
  }

  private async made(tx: Tx, held: Claim, contacts: Contacts): Promise<Prepared> {
    try {
      const to = await this.envelopes.addressOf(held, contacts);
      if (typeof to === 'string') return to;
      const { zone, ...address } = to;
      const inSeconds = zone ? nightLeft(held, zone) : 0;
      if (inSeconds > 0) return { inSeconds };
      const words = await this.envelopes.word(tx, held, to.language);
      return { ...words, ...address, correlation: correlationOf(held) };
    } catch (fault) {
      this.throwIfAway(fault);
      this.log.fault('reminder not prepared', fault, { reminderId: held.id });
      return 'not-prepared';
    }
  }

  private async contactsOf(held: readonly Claim[]): Promise<Contacts> {
    try {
      return await this.envelopes.contacts(held);
    } catch (fault) {
      this.throwIfAway(fault);
      return undefined;
    }
  }

  /** A database that is away says nothing about the message: the claim runs out, and the try has not been used up. */
  private throwIfAway(fault: unknown): void {
    if (fault instanceof QueryFailedError || stateOf(fault).code) throw fault;
  }

  private async release(held: Claim, inSeconds: number): Promise<void> {
    await this.unit.asWorker('reminders', (tx) =>
      inSeconds > 0 ? putOff(tx, held, false, inSeconds) : putBack(tx, held),
    );
  }
}

/** Each by itself, as it leaves: whoever says STOP, or is held again, while the others of a batch are being sent gets no text. */
const LOOKED_AT_LAST: readonly Channel[] = ['sms'];
/** No receipt of these changes anything. */
const NOTED_TOGETHER: readonly Channel[] = ['mail', 'push'];
const ACCEPTED: Outcome = { kind: 'accepted', receipt: '' };
