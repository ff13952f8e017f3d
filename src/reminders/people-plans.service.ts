import { Injectable } from '@nestjs/common';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { casesOf, notePlanned, personToPlan } from './people-plans.queries.js';
import { Replan } from './replan.service.js';
import { lead } from './sweep.queries.js';

/** So many cases of one person are planned before the reconciler turns to its other work. */
const CASES_PER_TURN = 100;

/**
 * Plans the reminders of people who chose other ways or other quiet hours. A coordinator stands on every case of the
 * office, too many for the request that changed a switch; the wish is a row, so a process that dies over it begins anew.
 */
@Injectable()
export class PeoplePlans {
  private place: { readonly staffId: string; readonly since: string; readonly after: string } | null = null;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly replan: Replan,
    private readonly log: OfficeLog,
  ) {}

  /** Plans the next cases of whoever has waited longest, if somebody waits. Gives how many cases it planned. */
  async turn(): Promise<number> {
    const found = await this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'people'))) return null;
      const person = await personToPlan(tx);
      if (!person) return null;
      const { place } = this;
      const goesOn = place?.staffId === person.staff_id && place.since === person.since;
      const caseIds = await casesOf(tx, person.staff_id, goesOn ? place.after : null, CASES_PER_TURN);
      return { person, caseIds };
    });
    if (!found) return 0;
    const { person, caseIds } = found;
    for (const caseId of caseIds) await this.planOne(caseId);
    const last = caseIds.at(-1);
    if (last !== undefined && caseIds.length === CASES_PER_TURN) {
      this.place = { staffId: person.staff_id, since: person.since, after: last };
    } else {
      await this.unit.asWorker('reconciler', (tx) => notePlanned(tx, person));
      this.place = null;
    }
    return caseIds.length;
  }

  private async planOne(caseId: string): Promise<void> {
    try {
      await this.unit.asWorker('reconciler', () => this.replan.case(caseId));
    } catch (fault) {
      // The hourly check comes back to it; the others must not wait for it.
      this.log.fault('reminder plan of a person not made', fault, { caseId });
    }
  }
}
