import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HealthService } from '../platform/health/health.service.js';
import { JobHandler, type JobPayload } from '../platform/queue.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { closeIncidents, openIncident } from './aftermath.queries.js';
import { answer, ask, isAlive, lead } from './sweep.queries.js';
import { CANARY_WITHIN_SECONDS } from './rules/queue-trouble.js';
import { WakeUp } from './wake-up.service.js';

export const CANARY = 'canary';
const EVERY_SECONDS = 60;
/** After this long without an answer the engine counts as silent, whatever its worker says of itself. */
export const SILENT_AFTER_SECONDS = CANARY_WITHIN_SECONDS;

/** A job that does nothing but come back: the only proof that the queue works. */
@Injectable()
export class Canary implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly health: HealthService,
  ) {}

  onModuleInit(): void {
    this.health.addDeepProbe('heartbeat', () =>
      this.unit.asWorker('health', (tx) => isAlive(tx, CANARY, SILENT_AFTER_SECONDS)),
    );
  }

  /** Sends one out if the last left a minute ago, and judges the silence so far. */
  async send(): Promise<void> {
    const epoch = await this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, CANARY))) return null;
      if (await isAlive(tx, CANARY, SILENT_AFTER_SECONDS)) await closeIncidents(tx, 'engine-silent');
      else await openIncident(tx, { kind: 'engine-silent', reminderId: null, caseId: null, fault: null });
      return ask(tx, CANARY, EVERY_SECONDS);
    });
    if (epoch !== null) await this.wakeUp.ask(CANARY, { epoch }, `canary-${epoch}`);
  }

  @JobHandler('reminders', CANARY)
  async comeBack({ epoch }: JobPayload): Promise<void> {
    await this.unit.asWorker('reminders', (tx) => answer(tx, CANARY, Number(epoch)));
  }
}
