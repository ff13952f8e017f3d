import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import pLimit, { type LimitFunction } from 'p-limit';
import { Inbox } from '../messages/inbox.service.js';
import type { Sighting } from '../messages/message-channel.js';
import { SmsReceipts } from '../messages/sms-receipts.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { JobHandler, type JobPayload } from '../platform/queue.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { Breakers } from './breakers.service.js';
import { ClientCalls } from './client-calls.service.js';
import { claimFresh } from './claims-of-many.queries.js';
import {
  awaitAnswer,
  beginAgain,
  cancelUnwanted,
  claim,
  INBOX,
  settle,
  type Claim,
} from './claims.queries.js';
import { correlationOf, wordedOf } from './claim-words.js';
import { Envelopes } from './envelopes.service.js';
import { Failures } from './failures.service.js';
import { Holds } from './holds.service.js';
import { inLanes } from './in-lanes.js';
import { Outbound } from './outbound.service.js';
import { ID_SEPARATOR } from './rules/batches.js';
import { MOST_CRASHES, waitForAnswer } from './rules/delivery.js';
import { titleOf } from './rules/wording.js';

/** What could not be taken together is looked at one by one, so many at a time. */
const ONE_BY_ONE_LANES = 10;
/** Batches of one channel a process works on; the others wait unclaimed, so that no more than 40 messages are ever in doubt. */
const BATCHES_AT_ONCE = 4;
const MAIL_BATCHES_AT_ONCE = 2;

/** Delivers reminders: claim, attempt, ask when in doubt, send outside every transaction, guarded commit. */
@Injectable()
export class Dispatch {
  private readonly turns = new Map<string, LimitFunction>();

  constructor(
    private readonly unit: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly breakers: Breakers,
    private readonly failures: Failures,
    private readonly holds: Holds,
    private readonly outbound: Outbound,
    private readonly envelopes: Envelopes,
    private readonly calls: ClientCalls,
    private readonly said: SmsReceipts,
    private readonly log: OfficeLog,
  ) {}

  @JobHandler('reminders', 'dispatch')
  async work({ reminderId }: JobPayload): Promise<void> {
    await this.dispatch(String(reminderId));
  }

  @JobHandler('reminders', 'dispatch-batch')
  async workBatch({ channel, reminderIds }: JobPayload): Promise<void> {
    await this.dispatchBatch(String(channel), String(reminderIds).split(ID_SEPARATOR));
  }

  /**
   * Delivers reminders of one channel, as `dispatch` each of them: those nobody ever tried are claimed and noted together, so
   * that many that are due at once cost little more than a few. Waits while enough of the channel are under way here; does nothing when
   * `isOver` by then.
   */
  async dispatchBatch(
    channel: string,
    reminderIds: readonly string[],
    isOver: () => boolean = () => false,
  ): Promise<void> {
    let turn = this.turns.get(channel);
    if (!turn)
      this.turns.set(channel, (turn = pLimit(channel === 'mail' ? MAIL_BATCHES_AT_ONCE : BATCHES_AT_ONCE)));
    await turn(async () => {
      if (!isOver()) await this.deliver(channel, reminderIds);
    });
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
    if (held.channel === 'inbox') return this.settleInbox(held);
    if (held.channel === 'call') return this.askToCall(held);
    if (isInDoubt(held) && !(await this.mayRepeat(held))) return;
    await this.outbound.send([held], takenAt);
  }

  private async deliver(channel: string, reminderIds: readonly string[]): Promise<void> {
    const takenAt = performance.now();
    const taking = claimFresh(reminderIds, randomUUID());
    const held = await this.unit.asWorker('reminders', async (tx) => {
      if (channel !== 'inbox') return this.unit.finish<Claim>(taking);
      const taken = await this.unit.read<Claim>(taking);
      await this.file(
        tx,
        taken.filter(({ may_reach }) => may_reach),
      );
      return taken;
    });
    const gone = held.filter(({ may_reach }) => !may_reach);
    const outgoing = channel === 'inbox' ? [] : held.filter(({ may_reach }) => may_reach);
    const taken = new Set(held.map(({ id }) => id));
    const others = reminderIds.filter((id) => !taken.has(id));
    await inLanes(
      [
        () => this.outbound.send(outgoing, takenAt),
        ...gone.map((one) => () => this.failures.refused(one, 'recipient-gone', true)),
        ...others.map((id) => () => this.dispatch(id)),
      ],
      ONE_BY_ONE_LANES,
      (step) => step(),
    );
  }

  /** While the other side is away the person is told another way at once; this message waits until it is back. */
  private async goRound(tx: Tx, held: Claim): Promise<boolean> {
    if (!held.may_reach || held.crashes >= MOST_CRASHES) return false;
    const gate = await this.breakers.gate(tx, held);
    if (gate === 'probe') await this.failures.tellOtherWays(tx, held);
    if (gate === 'away') await this.failures.waitForChannel(tx, held, isInDoubt(held));
    return gate === 'away';
  }

  /** The inbox is exactly once: the items are written by the transaction that settles their reminders. */
  private async settleInbox(held: Claim): Promise<void> {
    await this.unit.asWorker('reminders', async (tx) => {
      if (await settle(tx, held, 'delivered', { provider: INBOX, bodySha256: null }))
        await this.file(tx, [held]);
    });
  }

  private async file(tx: Tx, settled: readonly Claim[]): Promise<void> {
    await this.inbox.file(
      tx,
      settled.map((one) => ({
        recipientId: one.recipient_id,
        kind: one.kind,
        titleKey: titleOf(wordedOf(one)),
        caseId: one.case_id,
        reminderId: one.id,
        dueAt: one.subject_at.toISOString(),
        timeZone: one.time_zone,
      })),
    );
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
      if (sighting === 'accepted') await this.outbound.noteSent(tx, held, null);
      else if (wait > 0) await awaitAnswer(tx, held, wait);
      else await beginAgain(tx, held);
      return sighting !== 'accepted' && wait <= 0;
    });
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
    return this.outbound.channelOf(held).lookUp(correlationOf(held), sent);
  }
}

/** Whether an earlier worker may have sent this very message. */
function isInDoubt({ before }: Claim): boolean {
  return before === 'sending' || before === 'ambiguous';
}
