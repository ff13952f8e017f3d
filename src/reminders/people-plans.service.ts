import { Injectable } from '@nestjs/common';
import { ReachChanged } from '../messages/reach.events.js';
import { OnEvent } from '../platform/announce.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  casesOf,
  casesWaitingFor,
  noteAllPlanned,
  notePlanned,
  personToPlan,
} from './people-plans.queries.js';
import { Replan } from './replan.service.js';
import { lead } from './sweep.queries.js';

/** So much is planned before the reconciler turns to its other work. */
const CASES_PER_TURN = 100;
const PEOPLE_PER_TURN = 20;
/** So much is planned within the request that changed a switch: a second or two of a coordinator's patience. */
const CASES_PER_REQUEST = 200;

/**
 * Plans the reminders of people who chose other ways or other quiet hours, in the transaction of the choice. A coordinator
 * may stand on more cases than a request can wait for: then those that are due the soonest, and the reconciler plans the
 * others. The wish is a row, so a process that dies over it begins anew.
 */
@Injectable()
export class PeoplePlans {
  private place: { readonly staffId: string; readonly since: string; readonly after: string } | null = null;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly replan: Replan,
    private readonly log: OfficeLog,
  ) {}

  /** Within the transaction that changed somebody's ways: nothing that is due soon goes out by a way they gave up. */
  @OnEvent(ReachChanged, 'in-transaction')
  async onChanged({ staffId }: ReachChanged): Promise<void> {
    const { tx } = this.unit;
    const waiting = await casesWaitingFor(tx, staffId, CASES_PER_REQUEST + 1);
    // In the order of ids, so that two who plan many cases do not wait for each other in a circle.
    const now = waiting.slice(0, CASES_PER_REQUEST).toSorted();
    for (const caseId of now) await this.replan.case(caseId);
    if (waiting.length === now.length) await noteAllPlanned(tx, staffId);
  }

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
