import { Injectable } from '@nestjs/common';
import { currentStay } from '../custody/custody-stays.queries.js';
import { CustodyStayRecorded } from '../custody/custody.events.js';
import { FacilityDirectory, type Facility } from '../places/facility-directory.service.js';
import { OnEvent } from '../platform/announce.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DeadlineOpening, type CountingPlace } from './deadline-opening.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { openDeadlines } from './deadlines.queries.js';
import { deadlinesForDetainer } from './rules/deadlines-for-decision.js';

/** All of North Carolina, South Carolina and Georgia: where a place is not known, its clock is this one. */
const OFFICE_ZONE = 'America/New_York';

/** Where somebody is held starts and ends the clocks of a detainer. */
@Injectable()
export class CustodyClocks {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly facilities: FacilityDirectory,
    private readonly opening: DeadlineOpening,
    private readonly deadlines: DeadlinesService,
  ) {}

  /**
   * A new stay ends the clocks of the one before, because nobody is held twice; when the jail has said when it would let
   * the person go, and no one has said that there is no detainer, both clocks start. The other dates of the case are
   * counted again: a transfer can change what holds for them.
   */
  @OnEvent(CustodyStayRecorded, 'in-transaction')
  async stayRecorded({ caseId, stayId }: CustodyStayRecorded): Promise<void> {
    const { tx } = this.unit;
    const stay = await currentStay(tx, caseId);
    // A stay told of late, which has ended since, holds nobody.
    if (stay?.id !== stayId) return;
    const before = (await openDeadlines(tx, caseId)).filter(({ custodyStayId }) => custodyStayId !== null);
    await this.opening.close(caseId, before, 'superseded');
    if (stay.wouldBeReleasedAt && stay.detainerLodged !== false) {
      const facility = stay.facilityId ? await this.facilities.find(stay.facilityId) : null;
      const triggered = deadlinesForDetainer(stay.wouldBeReleasedAt.toISOString(), facility?.state ?? '');
      await this.opening.open(caseId, triggered, { custodyStayId: stayId }, placeOf(facility), before);
    }
    await this.deadlines.recompute(caseId);
  }
}

function placeOf(facility: Facility | null): CountingPlace {
  return {
    courtId: facility?.court?.id ?? null,
    zones: { facility: facility?.timeZone ?? OFFICE_ZONE },
    detained: true,
    ...(facility ? { state: facility.state, circuit: String(facility.circuit) } : {}),
  };
}
