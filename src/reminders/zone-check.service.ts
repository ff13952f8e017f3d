import { Injectable } from '@nestjs/common';
import { WallTimes, type WrongDate } from '../calendar/wall-times.service.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { closeIncidents, openIncident } from './aftermath.queries.js';
import { ask, beat, lead } from './sweep.queries.js';

const EVERY_SECONDS = 24 * 3600;
const DATES_PER_LOOK = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Once a day every instant of an open date is computed anew from its wall time and zone: a country that changes its clocks,
 * or a fault of ours, must not move a hearing. What differs becomes another version, is planned for in the same
 * transaction, and is an incident that a person looks at; it closes with the next day on which all is right.
 */
@Injectable()
export class ZoneCheck {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly wallTimes: WallTimes,
    private readonly log: OfficeLog,
  ) {}

  /** Checks every open date, if a day has passed since the last time. Gives how many were wrong. */
  async turn(): Promise<number> {
    const isTime = await this.unit.asWorker('reconciler', async (tx) =>
      (await lead(tx, 'zone check')) ? (await ask(tx, 'zone-check', EVERY_SECONDS)) !== null : false,
    );
    if (!isTime) return 0;
    let wrong = 0;
    for (let after: string | null = FIRST; after !== null;) {
      const from: string = after;
      const found = await this.unit.asWorker('reconciler', () => this.wallTimes.look(from, DATES_PER_LOOK));
      for (const date of found.wrong) await this.mendOne(date);
      wrong += found.wrong.length;
      after = found.last;
    }
    await this.unit.asWorker('reconciler', async (tx) => {
      await beat(tx, 'zone-check');
      if (wrong === 0) await closeIncidents(tx, 'moved-instant');
    });
    return wrong;
  }

  private async mendOne(date: WrongDate): Promise<void> {
    const { kind, id, caseId } = date.row;
    try {
      await this.unit.asWorker('reconciler', async (tx) => {
        if (!(await this.wallTimes.mend(date))) return;
        await openIncident(tx, { kind: 'moved-instant', reminderId: null, caseId, fault: null });
        this.log.warning('instant of a date mended', { caseId, kind, id });
      });
    } catch (fault) {
      // One date that cannot be mended must not keep the others from it.
      this.log.fault('instant of a date not mended', fault, { caseId, kind, id });
    }
  }
}
