import { hostname } from 'node:os';
import { Injectable } from '@nestjs/common';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { Canary } from './canary.service.js';
import { ClientSweep } from './client-sweep.service.js';
import { Digests } from './digests.service.js';
import { Escalations } from './escalations.service.js';
import { Pages } from './pages.service.js';
import { PeoplePlans } from './people-plans.service.js';
import { PlanCheck } from './plan-check.service.js';
import { WORKER_SIGN } from './rules/queue-trouble.js';
import { beat, forgetSigns } from './sweep.queries.js';
import { Sweep, type Swept } from './sweep.service.js';
import { UnseenDevices } from './unseen-devices.service.js';
import { ZoneCheck } from './zone-check.service.js';

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
    private readonly sweep: Sweep,
    private readonly escalations: Escalations,
    private readonly planCheck: PlanCheck,
    private readonly zoneCheck: ZoneCheck,
    private readonly peoplePlans: PeoplePlans,
    private readonly pages: Pages,
    private readonly devices: UnseenDevices,
    private readonly digests: Digests,
    private readonly canary: Canary,
    private readonly clientSweep: ClientSweep,
    private readonly log: OfficeLog,
  ) {}

  /**
   * One round of every part. Resolves when its direct deliveries are over, with the milliseconds until something comes due, if
   * that is known; throws after the round if a part failed.
   */
  async tick(): Promise<number | null> {
    const faults: unknown[] = [];
    const part = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      try {
        await work();
      } catch (fault) {
        this.log.fault('reconciler part failed', fault, { part: name });
        faults.push(fault);
      }
    };
    let swept: Swept = { late: [], nextInMs: null };
    await part('sign of life', () =>
      this.unit.asWorker('reconciler', async (tx) => {
        await beat(tx, WORKER_NAME);
        await forgetSigns(tx, WORKER_SIGN);
      }),
    );
    await part('escalations', () => this.escalations.escalateUnseen());
    await part('pages', () => this.pages.page());
    await part('second person', () => this.pages.alarmLonely());
    await part('receipts', () => this.escalations.doubleUnconfirmed());
    await part('sweep', async () => {
      swept = await this.sweep.turn();
    });
    await part('canary', () => this.canary.send());
    await part('plan check', () => this.planCheck.turn());
    await part('zone check', () => this.zoneCheck.turn());
    await part('devices', () => this.devices.end());
    await part('direct', () => this.sweep.deliverDirectly(swept.late));
    await part('people', () => this.peoplePlans.turn());
    await part('clients', () => this.clientSweep.turn());
    await part('digest watch', () => this.digests.watch());
    if (faults.length > 0) throw new AggregateError(faults, 'A part of the reconciler failed');
    return swept.nextInMs;
  }

  /**
   * Between two turns: wakes workers for what has come due, so that it is not late by a turn. Gives the milliseconds until
   * something comes due, if that is known; throws what went wrong.
   */
  async wakeDue(): Promise<number | null> {
    try {
      const { late, nextInMs } = await this.sweep.turn();
      await this.sweep.deliverDirectly(late);
      return nextInMs;
    } catch (fault) {
      this.log.fault('due reminders not woken', fault, {});
      throw fault;
    }
  }
}
