import { Injectable } from '@nestjs/common';
import { ClientEndings } from '../messages/client-endings.service.js';
import { QUIET_DAYS_BEFORE_END } from '../messages/rules/client-opt-ins.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { overOptIns } from './client-calls.queries.js';
import { ask, beat, lead } from './sweep.queries.js';

const EVERY_SECONDS = 3600;

/** No number is kept longer than there are dates to tell of. */
@Injectable()
export class ClientSweep {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly endings: ClientEndings,
    private readonly log: OfficeLog,
  ) {}

  /** Once an hour: ends opt-ins whose last date has been over for thirty days, and destroys their numbers. Gives how many. */
  async turn(): Promise<number> {
    return this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'client sweep'))) return 0;
      if ((await ask(tx, 'client-sweep', EVERY_SECONDS)) === null) return 0;
      const over = await overOptIns(tx, QUIET_DAYS_BEFORE_END);
      for (const { id } of over) await this.endings.end(tx, id, 'dates-over');
      await beat(tx, 'client-sweep');
      if (over.length > 0) this.log.note('client reminders ended', { count: over.length });
      return over.length;
    });
  }
}
