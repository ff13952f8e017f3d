import { Injectable } from '@nestjs/common';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { casesOf, notePlanned, personToPlan } from './people-plans.queries.js';
import { Replan } from './replan.service.js';
import { lead } from './sweep.queries.js';

/** So much is planned before the reconciler turns to its other work. */
const CASES_PER_TURN = 100;
const PEOPLE_PER_TURN = 20;

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

  /** Plans for whoever has waited longest, and so on, until nobody waits or enough was done. Gives how many cases it planned. */
  async turn(): Promise<number> {
    let planned = 0;
    for (let people = 0; people < PEOPLE_PER_TURN && planned < CASES_PER_TURN; people += 1) {
      const cases = await this.nextPerson();
      if (cases === null) break;
      planned += cases;
    }
    return planned;
  }

  private async nextPerson(): Promise<number | null> {
    const found = await this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'people'))) return null;
      const person = await personToPlan(tx);
      if (!person) return null;
      const { place } = this;
      const goesOn = place?.staffId === person.staff_id && place.since === person.since;
      const caseIds = await casesOf(tx, person.staff_id, goesOn ? place.after : null, CASES_PER_TURN);
      return { person, caseIds };
    });
    if (!found) return null;
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
