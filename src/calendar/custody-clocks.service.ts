import { Injectable } from '@nestjs/common';
import { CaseProgress } from '../cases/case-progress.service.js';
import { listStays } from '../custody/custody-stays.queries.js';
import { opensVenueQuestion, transferChanges } from '../custody/rules/transfer.js';
import { CustodyStayRecorded } from '../custody/custody.events.js';
import { FacilityDirectory, type Facility } from '../places/facility-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { OnEvent } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { Closings } from './closings.service.js';
import { DeadlineOpening, type CountingPlace } from './deadline-opening.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { openDeadlines } from './deadlines.queries.js';
import { saying } from './rules/legal-event-effects.js';
import { placeOfDetention } from './place-of-detention.js';
import { deadlinesForDetainer, type TriggeredRule } from './rules/deadlines-for-decision.js';

const VENUE_QUESTION = 'VENUE_CHECK';
const SEARCH = 'LOCATE';

/** Where somebody is held starts and ends the clocks of a detainer. */
@Injectable()
export class CustodyClocks {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly facilities: FacilityDirectory,
    private readonly opening: DeadlineOpening,
    private readonly closings: Closings,
    private readonly progress: CaseProgress,
    private readonly deadlines: DeadlinesService,
    private readonly clock: Clock,
  ) {}

  /**
   * A new stay ends the clocks of the one before, because nobody is held twice; when the jail has said when it would let
   * the person go, and no one has said that there is no detainer, both clocks start. A transfer to where another court,
   * district or circuit is in charge opens the question of venue (8 CFR 1003.19(c)). The other dates of the case are
   * counted again: a transfer can change what holds for them. While nobody knows the place, the person is looked for.
   */
  @OnEvent(CustodyStayRecorded, 'in-transaction')
  async stayRecorded({ caseId, stayId }: CustodyStayRecorded): Promise<void> {
    const { tx } = this.unit;
    const [stay, previous] = await listStays(tx, caseId);
    // A stay told of late, which has ended since, holds nobody.
    if (stay?.id !== stayId) return;
    if (previous?.releaseType) await this.progress.happened(caseId, 'in_custody', stayId);
    // Somebody who was found need not be looked for; somebody who was moved, no more kept from being moved.
    if (stay.facilityId) await this.closings.say(caseId, saying(['LOCATED'], 'met'));
    if (stay.facilityId && previous?.facilityId && stay.facilityId !== previous.facilityId)
      await this.closings.say(caseId, saying(['TRANSFERRED']));
    const before = (await openDeadlines(tx, caseId)).filter(({ custodyStayId }) => custodyStayId !== null);
    await this.opening.close(caseId, before, 'superseded');
    const facility = stay.facilityId ? await this.facilities.find(stay.facilityId) : null;
    const triggered =
      stay.wouldBeReleasedAt && stay.detainerLodged !== false
        ? deadlinesForDetainer(stay.wouldBeReleasedAt.toISOString(), facility?.state ?? '')
        : [];
    const cameFrom = previous?.facilityId ? await this.facilities.find(previous.facilityId) : null;
    const changes = transferChanges(placeOfDetention(cameFrom), placeOfDetention(facility));
    if (!facility) triggered.push({ code: SEARCH, inputs: { intakeAt: this.clock.now().toString() } });
    if (opensVenueQuestion(changes)) triggered.push(this.venueQuestion(facility));
    // A second transfer asks anew: it does not put the first question off.
    const clocks = before.filter(({ code }) => code !== VENUE_QUESTION);
    await this.opening.open(caseId, triggered, { custodyStayId: stayId }, placeOf(facility), clocks);
    await this.deadlines.recompute(caseId);
  }

  /** Counted from the day the transfer was learned of: when the person arrived is often not known. */
  private venueQuestion(facility: Facility | null): TriggeredRule {
    const transferLearnedOn = this.clock.today(facility?.timeZone ?? OFFICE_ZONE).toString();
    return { code: VENUE_QUESTION, inputs: { transferLearnedOn } };
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
