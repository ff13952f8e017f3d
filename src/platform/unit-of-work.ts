import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { OfficeLog } from './log.js';
import type { OfficeEvent } from './office-event.js';
import { Busy } from './problem.js';

/** The open transaction. */
export type Tx = EntityManager;

export type Actor =
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly roles: readonly string[];
      readonly sessionId: string;
      readonly step: string;
    }
  | { readonly kind: 'worker'; readonly name: string }
  | { readonly kind: 'nobody' };

type Phase = 'in-transaction' | 'after-commit';
type Listener = (event: OfficeEvent) => Promise<unknown>;
type EventClass = abstract new (...args: never[]) => OfficeEvent;

/** A statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** How a transaction begins: the statement that sets the row-security context, and who acts by what it answered. */
export interface Opening {
  readonly context: Statement | null;
  readonly actorOf: (rows: readonly unknown[]) => Actor;
}

export const NOBODY: Opening = { context: null, actorOf: () => ({ kind: 'nobody' }) };

interface Result {
  readonly command: string;
  readonly rows: readonly unknown[];
}

interface Connection {
  query(text: string, values?: readonly unknown[]): Promise<Result>;
}

interface Unit {
  readonly tx: Tx;
  readonly connection: Connection;
  readonly requestId: string;
  actor: Actor;
  readonly events: OfficeEvent[];
  readonly lastly: Map<string, () => Statement>;
  ahead: (Statement & { readonly result: Promise<Result> }) | null;
  isOver: boolean;
  /** Nothing of it is kept. */
  isRehearsal: boolean;
}

/** Somebody else changed what was read: the whole of the work is done once more, on what is there now. */
export class Overtaken extends Busy {}

export const RT_SOURCE = Symbol('data source of role app_rt');
export const WORKER_SOURCE = Symbol('data source of role app_worker');

/**
 * One transaction per request or job, carried by AsyncLocalStorage. The row-security context is set inside the
 * transaction and dies with it; outside one, nothing is visible and nothing can be written.
 */
@Injectable()
export class UnitOfWork {
  private readonly storage = new AsyncLocalStorage<Unit>();
  private readonly listeners: { event: EventClass; phase: Phase; listener: Listener }[] = [];

  constructor(
    @Inject(RT_SOURCE) private readonly rt: DataSource,
    @Inject(WORKER_SOURCE) private readonly worker: DataSource,
    private readonly log: OfficeLog,
  ) {}

  /** The open transaction. Throws outside one. */
  get tx(): Tx {
    return this.open().tx;
  }

  get actor(): Actor {
    return this.current().actor;
  }

  get requestId(): string {
    return this.current().requestId;
  }

  get isOpen(): boolean {
    return this.storage.getStore() !== undefined;
  }

  /** The signed-in staff member's id. Throws when a worker or nobody acts. */
  staffId(): string {
    const { actor } = this.current();
    if (actor.kind !== 'staff') throw new Error('No staff member acts in this unit of work');
    return actor.staffId;
  }

  /**
   * Runs `work` in one transaction of role app_rt. `opening` sets the row-security context first and says who acts;
   * `ahead` is a read that travels in the same packet, for `read` to find. Commits when `work` resolves, rolls back when
   * it throws; after-commit listeners run after the commit. Work that was overtaken runs once more.
   */
  async asRequest<T>(
    requestId: string,
    opening: Opening,
    work: (tx: Tx) => Promise<T>,
    ahead?: Statement,
  ): Promise<T> {
    try {
      return await this.within(this.rt, requestId, opening, work, ahead);
    } catch (fault) {
      if (fault instanceof Overtaken) return this.within(this.rt, requestId, opening, work, ahead);
      throw fault;
    }
  }

  /** Runs `work` in one transaction of role app_worker, under its own row-security policies. */
  asWorker<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const opening: Opening = { context: null, actorOf: () => ({ kind: 'worker', name }) };
    return this.within(this.worker, randomUUID(), opening, work);
  }

  /** The rows of a read: those that came with the beginning, once, when this is the statement that was sent ahead. */
  async read<Row>({ text, values }: Statement): Promise<Row[]> {
    const unit = this.open();
    const { ahead } = unit;
    if (ahead?.text !== text || !ahead.values.every((value, at) => value === values[at]))
      return unit.tx.query<Row[]>(text, [...values]);
    unit.ahead = null;
    return (await ahead.result).rows as Row[];
  }

  /**
   * The rows of the work's last statement, which travels in one packet with what `lastly` brings and the commit; nothing
   * can be asked after it. When a listener still waits to be told, it is an ordinary statement.
   */
  async finish<Row>({ text, values }: Statement): Promise<Row[]> {
    const unit = this.open();
    if (unit.isRehearsal || unit.events.length > 0) return unit.tx.query<Row[]>(text, [...values]);
    const [{ rows }] = await Promise.all([unit.connection.query(text, values), this.commit(unit)]);
    return rows as Row[];
  }

  /**
   * Does `work` and whatever listens to it in the transaction, and answers what `look` then sees. From here on nothing of
   * this transaction is kept: it is rolled back at the end, nobody is told after it, and nothing is noted in the audit.
   */
  async rehearse<T>(work: () => Promise<unknown>, look: () => Promise<T>): Promise<T> {
    const unit = this.open();
    unit.isRehearsal = true;
    await work();
    await this.tellListeners(unit);
    return look();
  }

  /** A statement to send with the commit, after all listeners; a later call with the same key is ignored. */
  lastly(key: string, write: () => Statement): void {
    const { lastly } = this.open();
    if (!lastly.has(key)) lastly.set(key, write);
  }

  noteEvent(event: OfficeEvent): void {
    this.open().events.push(event);
  }

  listen(event: EventClass, phase: Phase, listener: Listener): void {
    this.listeners.push({ event, phase, listener });
  }

  private current(): Unit {
    const unit = this.storage.getStore();
    if (!unit) throw new Error('There is no open transaction here');
    return unit;
  }

  private open(): Unit {
    const unit = this.current();
    if (unit.isOver) throw new Error('The transaction is over');
    return unit;
  }

  private async within<T>(
    source: DataSource,
    requestId: string,
    opening: Opening,
    work: (tx: Tx) => Promise<T>,
    ahead?: Statement,
  ): Promise<T> {
    const runner = source.createQueryRunner();
    const connection = (await runner.connect()) as Connection;
    const unit: Unit = {
      tx: runner.manager,
      connection,
      requestId,
      actor: { kind: 'nobody' },
      events: [],
      lastly: new Map(),
      ahead: null,
      isOver: false,
      isRehearsal: false,
    };
    try {
      const result = await this.storage.run(unit, () => this.perform(unit, opening, work, ahead));
      if (unit.events.length > 0) await this.storage.exit(() => this.afterCommit(unit.events));
      return result;
    } catch (fault) {
      await this.rollBack(connection);
      throw fault;
    } finally {
      await runner.release();
    }
  }

  private async perform<T>(
    unit: Unit,
    opening: Opening,
    work: (tx: Tx) => Promise<T>,
    ahead?: Statement,
  ): Promise<T> {
    const begun = this.begin(unit, opening, ahead);
    begun.catch(() => undefined);
    unit.actor = opening.context ? await begun : opening.actorOf([]);
    const result = await work(unit.tx);
    await begun;
    if (unit.isRehearsal) {
      unit.isOver = true;
      unit.events.length = 0;
      await unit.connection.query('ROLLBACK');
      return result;
    }
    await this.tellListeners(unit);
    if (!unit.isOver) await this.commit(unit);
    return result;
  }

  private async tellListeners(unit: Unit): Promise<void> {
    // Listeners may announce in turn, so the list can grow while it is walked.
    for (let next = 0; next < unit.events.length; next += 1) {
      await this.tell(unit.events[next] as OfficeEvent, 'in-transaction');
    }
  }

  /** Sent on the connection without waiting: one packet, in which nothing can overtake; without context the first statement's. */
  private async begin(unit: Unit, { context, actorOf }: Opening, ahead?: Statement): Promise<Actor> {
    const { connection } = unit;
    const begun = [connection.query('BEGIN')];
    if (context) begun.push(connection.query(context.text, context.values));
    if (ahead) {
      const result = connection.query(ahead.text, ahead.values);
      // Whoever reads it hears of its fault; when nobody does, it does not matter.
      result.catch(() => undefined);
      unit.ahead = { ...ahead, result };
    }
    const [, answer] = await Promise.all(begun);
    return actorOf(answer?.rows ?? []);
  }

  /** The last statements and the commit in one packet: what they lock is held for one round trip. */
  private async commit(unit: Unit): Promise<void> {
    const { connection, lastly } = unit;
    const statements = [...lastly.values()].map((write) => write());
    unit.isOver = true;
    const last = statements.map(({ text, values }) => connection.query(text, values));
    const [outcome] = await Promise.all([connection.query('COMMIT'), ...last]);
    if (outcome.command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed');
  }

  private async tell(event: OfficeEvent, phase: Phase): Promise<void> {
    for (const subscription of this.listeners) {
      if (subscription.phase === phase && event instanceof subscription.event)
        await subscription.listener(event);
    }
  }

  private async afterCommit(events: readonly OfficeEvent[]): Promise<void> {
    for (const event of events) {
      try {
        await this.tell(event, 'after-commit');
      } catch (fault) {
        this.log.fault('after-commit listener failed', fault, { event: event.constructor.name });
      }
    }
  }

  private async rollBack(connection: Connection): Promise<void> {
    await connection
      .query('ROLLBACK')
      .catch((fault: unknown) => this.log.fault('rollback failed', fault, {}));
  }
}
