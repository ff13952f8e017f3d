import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MailChannel } from '../messages/mail-channel.service.js';
import type { Outcome, OutgoingMessage } from '../messages/message-channel.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { Breakers } from './breakers.service.js';
import {
  beginMailAgain,
  dueMails,
  endMail,
  putOffMail,
  type HeldMail,
  type OutboxTable,
} from './mail-outbox.queries.js';
import { PROBE_EVERY_SECONDS } from './rules/breaker.js';
import { backoffSeconds, LATEST_SEND_SECONDS, MOST_REFUSALS, waitForAnswer } from './rules/delivery.js';
import type { DeliveryFault } from './rules/reminder-states.js';

const PER_TURN = 50;
const HOUR_MS = 3_600_000;

/** One kind of mail that has a table of its own. */
export interface MailKind<Row extends HeldMail> {
  /** Who acts. */
  readonly worker: string;
  readonly table: OutboxTable;
  /** Which goes first, in SQL over the row `m`. */
  readonly order: string;
  /** What the number of a try is named after: '<prefix>-<id>.<n>'. */
  readonly prefix: string;
  /** One that is still without an answer after so long is given up. Absent: never. */
  readonly patienceHours?: number;
  /** Takes the row for one worker, or gives null. */
  readonly claim: (tx: Tx, id: string, token: string) => Promise<Row | null>;
  /** The words, at current data; null when there is nothing to say any more. */
  readonly prepare: (tx: Tx, held: Row) => Promise<Omit<OutgoingMessage, 'correlation'> | null>;
  /** What follows in the very transaction in which it is given up: dead is never silent. */
  readonly dead: (tx: Tx, held: Row, fault: DeliveryFault) => Promise<void>;
}

/**
 * Mails whose row is the outbox, whatever they say: claim under a lease, commit, look-up when in doubt, send outside every
 * transaction, settle under the claim's token. At least once, and a repeated one is the same mail (ADR 5, 19, 25).
 */
@Injectable()
export class MailOutbox {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly mail: MailChannel,
    private readonly breakers: Breakers,
    private readonly log: OfficeLog,
  ) {}

  /** Sends what is due of a kind. May be called by anybody, any number of times and at once. */
  async sendDue<Row extends HeldMail>(kind: MailKind<Row>): Promise<void> {
    const { table, order } = kind;
    const due = await this.unit.asWorker(kind.worker, (tx) =>
      dueMails(tx, table, { order, limit: PER_TURN }),
    );
    for (const id of due) await this.sendOne(kind, id);
  }

  /** Sends one if it is due and free; otherwise does nothing. Throws only when the database is away. */
  private async sendOne<Row extends HeldMail>(kind: MailKind<Row>, id: string): Promise<void> {
    const takenAt = performance.now();
    const held = await this.unit.asWorker(kind.worker, (tx) => this.take(kind, tx, id));
    if (!held) return;
    if (held.in_doubt && !(await this.mayRepeat(kind, held))) return;
    const words = await this.unit.asWorker(kind.worker, (tx) => kind.prepare(tx, held));
    if (!words) return this.end(kind, held, 'superseded');
    // Its lease may run out before the conversation ends: another worker takes it up.
    if (performance.now() - takenAt > LATEST_SEND_SECONDS * 1000) return;
    const outcome = await this.mail.send({ ...words, correlation: correlationOf(kind, held) });
    await this.follow(kind, held, outcome);
  }

  /** A server that is away is not asked by every mail: it waits with no try used up. */
  private async take<Row extends HeldMail>(kind: MailKind<Row>, tx: Tx, id: string): Promise<Row | null> {
    const held = await kind.claim(tx, id, randomUUID());
    if (!held || (await this.breakers.gate(tx, { channel: 'mail' })) !== 'away') return held;
    await putOffMail(tx, kind.table, held, {
      inSeconds: PROBE_EVERY_SECONDS,
      as: held.in_doubt ? 'silent' : 'unsent',
    });
    return null;
  }

  private async follow<Row extends HeldMail>(
    kind: MailKind<Row>,
    held: Row,
    outcome: Outcome,
  ): Promise<void> {
    const tries = held.in_doubt ? 2 : 1;
    const isAway = await this.unit.asWorker(kind.worker, (tx) =>
      this.breakers.learn(tx, { channel: 'mail', n: held.attempt_no, tries }, outcome),
    );
    if (outcome.kind === 'accepted') return this.end(kind, held, 'sent');
    const refused = outcome.kind === 'refused';
    if (refused && !isAway && (outcome.lasting || held.attempt_no >= MOST_REFUSALS))
      return this.giveUp(kind, held, outcome.fault);
    const [started, now] = [instantOf(held.started_at), instantOf(held.now)];
    const inSeconds = refused ? backoffSeconds(held.attempt_no) : waitForAnswer(started, this.canAsk, now);
    const as = refused ? (isAway ? 'unsent' : 'refused') : 'silent';
    await this.unit.asWorker(kind.worker, (tx) => putOffMail(tx, kind.table, held, { inSeconds, as }));
  }

  /** An earlier try may have arrived. Ends it when it did; true when the same message may be sent again now. */
  private async mayRepeat<Row extends HeldMail>(kind: MailKind<Row>, held: Row): Promise<boolean> {
    const sighting = await this.mail.lookUp(correlationOf(kind, held));
    if (sighting === 'accepted') {
      await this.end(kind, held, 'sent');
      return false;
    }
    const age = held.now.getTime() - held.created_at.getTime();
    if (kind.patienceHours !== undefined && age > kind.patienceHours * HOUR_MS) {
      await this.giveUp(kind, held, 'no-reply');
      return false;
    }
    const inSeconds = waitForAnswer(instantOf(held.started_at), sighting !== 'unknown', instantOf(held.now));
    await this.unit.asWorker(kind.worker, (tx) =>
      inSeconds > 0
        ? putOffMail(tx, kind.table, held, { inSeconds, as: 'silent' })
        : beginMailAgain(tx, kind.table, held),
    );
    return inSeconds <= 0;
  }

  private get canAsk(): boolean {
    return Boolean(this.env.MAIL_LOOKUP_URL);
  }

  private async end<Row extends HeldMail>(
    kind: MailKind<Row>,
    held: Row,
    state: 'sent' | 'superseded',
  ): Promise<void> {
    const kept = await this.unit.asWorker(kind.worker, (tx) => endMail(tx, kind.table, held, state));
    if (!kept) this.log.warning('mail ended after its claim was lost', { mail: correlationOf(kind, held) });
  }

  private async giveUp<Row extends HeldMail>(
    kind: MailKind<Row>,
    held: Row,
    fault: DeliveryFault,
  ): Promise<void> {
    await this.unit.asWorker(kind.worker, async (tx) => {
      if (await endMail(tx, kind.table, held, 'dead')) await kind.dead(tx, held, fault);
    });
    this.log.warning('mail given up', { mail: correlationOf(kind, held), fault });
  }
}

/** The same for every try of one number, so that the mail has the same Message-ID. */
function correlationOf({ prefix }: { readonly prefix: string }, { id, attempt_no }: HeldMail): string {
  return `${prefix}-${id}.${attempt_no}`;
}
