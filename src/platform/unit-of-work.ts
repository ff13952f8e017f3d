import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { OfficeLog } from './log.js';
import type { OfficeEvent } from './office-event.js';

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

interface Connection {
  query(text: string, values?: readonly unknown[]): Promise<{ command: string }>;
}

interface Unit {
  readonly tx: Tx;
  readonly requestId: string;
  actor: Actor;
  readonly events: OfficeEvent[];
  readonly lastly: Map<string, () => Statement>;
}

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
    return this.current().tx;
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
   * Runs `work` in one transaction of role app_rt. `begin` sets the row-security context first and says who acts.
   * Commits when `work` resolves, rolls back when it throws; after-commit listeners run after the commit.
   */
  asRequest<T>(
    requestId: string,
    begin: (tx: Tx) => Promise<Actor>,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.within(this.rt, requestId, begin, work);
  }

  /** Runs `work` in one transaction of role app_worker, under its own row-security policies. */
  asWorker<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within(this.worker, randomUUID(), () => Promise.resolve({ kind: 'worker', name }), work);
  }

  /** A statement to send with the commit, after all listeners; a later call with the same key is ignored. */
  lastly(key: string, write: () => Statement): void {
    const { lastly } = this.current();
    if (!lastly.has(key)) lastly.set(key, write);
  }

  noteEvent(event: OfficeEvent): void {
    this.current().events.push(event);
  }

  listen(event: EventClass, phase: Phase, listener: Listener): void {
    this.listeners.push({ event, phase, listener });
  }

  private current(): Unit {
    const unit = this.storage.getStore();
    if (!unit) throw new Error('There is no open transaction here');
    return unit;
  }

  private async within<T>(
    source: DataSource,
    requestId: string,
    begin: (tx: Tx) => Promise<Actor>,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const runner = source.createQueryRunner();
    const connection = (await runner.connect()) as Connection;
    const unit: Unit = {
      tx: runner.manager,
      requestId,
      actor: { kind: 'nobody' },
      events: [],
      lastly: new Map(),
    };
    try {
      // Sent on the connection itself and not waited for: the context travels in the same packet, and cannot overtake it.
      const opened = connection.query('BEGIN');
      const [, result] = await Promise.all([
        opened,
        this.storage.run(unit, () => this.perform(unit, begin, work)),
      ]);
      await this.storage.run(unit, () => this.commit(connection, unit));
      await this.storage.exit(() => this.afterCommit(unit.events));
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
    begin: (tx: Tx) => Promise<Actor>,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    unit.actor = await begin(unit.tx);
    const result = await work(unit.tx);
    // Listeners may announce in turn, so the list can grow while it is walked.
    for (let next = 0; next < unit.events.length; next += 1) {
      await this.tell(unit.events[next] as OfficeEvent, 'in-transaction');
    }
    return result;
  }

  /** The last statements and the commit in one packet: what they lock is held for one round trip. */
  private async commit(connection: Connection, { lastly }: Unit): Promise<void> {
    const last = [...lastly.values()]
      .map((write) => write())
      .map(({ text, values }) => connection.query(text, values));
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
    try {
      await connection.query('ROLLBACK');
    } catch (fault) {
      this.log.fault('rollback failed', fault, {});
    }
  }
}
