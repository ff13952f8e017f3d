import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { Canary } from './canary.service.js';
import { Digests } from './digests.service.js';
import { Dispatch } from './dispatch.service.js';
import { Escalations } from './escalations.service.js';
import { Pages } from './pages.service.js';
import { PeoplePlans } from './people-plans.service.js';
import { PlanCheck } from './plan-check.service.js';
import { WORKER_SIGN } from './rules/queue-trouble.js';
import { beat, lead, markEnqueued, type DueReminder } from './sweep.queries.js';
import { WakeUp } from './wake-up.service.js';
import { ZoneCheck } from './zone-check.service.js';

const DUE_PER_SWEEP = 500;
const DIRECT_AT_ONCE = 16;
/** A sweep starts no further direct deliveries after this long, so that the next one is not late. */
const DIRECT_FOR_MS = 15_000;

/** Every process that works leaves a sign of its own; the machine's name and the process, nothing of anybody. */
const WORKER_NAME = `${WORKER_SIGN}${hostname()}/${process.pid}`;

/**
 * Sets right what anything else forgot. Every part asks the database what is due by the database's clock and is led by
 * one process at a time; a part that fails does not keep the others from their work.
 */
@Injectable()
export class Reconciler {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly dispatch: Dispatch,
    private readonly escalations: Escalations,
    private readonly planCheck: PlanCheck,
    private readonly zoneCheck: ZoneCheck,
    private readonly peoplePlans: PeoplePlans,
    private readonly pages: Pages,
    private readonly digests: Digests,
    private readonly canary: Canary,
    private readonly log: OfficeLog,
  ) {}

  /** One round of every part. Resolves when its direct deliveries are over; throws after the round if a part failed. */
  async tick(): Promise<void> {
    const faults: unknown[] = [];
    const part = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      try {
        await work();
      } catch (fault) {
        this.log.fault('reconciler part failed', fault, { part: name });
        faults.push(fault);
      }
    };
    let late: readonly DueReminder[] = [];
    await part('sign of life', () => this.unit.asWorker('reconciler', (tx) => beat(tx, WORKER_NAME)));
    await part('escalations', () => this.escalations.escalateUnseen());
    await part('pages', () => this.pages.page());
    await part('second person', () => this.pages.alarmLonely());
    await part('receipts', () => this.escalations.doubleUnconfirmed());
    await part('sweep', async () => {
      late = await this.sweep();
    });
    await part('canary', () => this.canary.send());
    await part('plan check', () => this.planCheck.turn());
    await part('zone check', () => this.zoneCheck.turn());
    await part('direct', () => this.deliverDirectly(late));
    await part('people', () => this.peoplePlans.turn());
    await part('digest watch', () => this.digests.watch());
    if (faults.length > 0) throw new AggregateError(faults, 'A part of the reconciler failed');
  }

  /** Between two turns: wakes workers for what has come due, so that it is not late by a turn. Throws what went wrong. */
  async wakeDue(): Promise<void> {
    try {
      await this.deliverDirectly(await this.sweep());
    } catch (fault) {
      this.log.fault('due reminders not woken', fault, {});
      throw fault;
    }
  }

  /** Enqueues what is due and has no job; gives what the queue has already had half a minute for. */
  private async sweep(): Promise<DueReminder[]> {
    const due = await this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'sweep'))) return [];
      await beat(tx, 'sweep');
      return markEnqueued(tx, DUE_PER_SWEEP);
    });
    for (const { id, attempt_no, enq_epoch, late } of due) {
      if (late) continue;
      // The epoch: a job that a queue lost track of keeps its id taken for ever. Ids hold no ':'.
      const taken = await this.wakeUp.ask(
        'dispatch',
        { reminderId: id },
        `r-${id}-${attempt_no}-${enq_epoch}`,
      );
      // A queue that is away is not asked five hundred times; in half a minute the rest is delivered without it.
      if (!taken) break;
    }
    return due.filter(({ late }) => late);
  }

  private async deliverDirectly(late: readonly DueReminder[]): Promise<void> {
    const waiting = [...late];
    const begun = performance.now();
    const faults: unknown[] = [];
    const lane = async (): Promise<void> => {
      for (
        let next = waiting.shift();
        next && performance.now() - begun < DIRECT_FOR_MS;
        next = waiting.shift()
      ) {
        await this.dispatch.dispatch(next.id).catch((fault: unknown) => faults.push(fault));
      }
    };
    await Promise.all(Array.from({ length: DIRECT_AT_ONCE }, lane));
    if (faults.length > 0) throw new AggregateError(faults, 'Direct deliveries failed');
  }
}
