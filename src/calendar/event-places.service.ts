import { Injectable } from '@nestjs/common';
import { CustodyService } from '../custody/custody.service.js';
import { CourtDirectory } from '../places/court-directory.service.js';
import { FacilityDirectory } from '../places/facility-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { CountingPlace } from './deadline-opening.service.js';
import { findLegalEvent, type LegalEventRow } from './legal-events.queries.js';
import { hearingsOfCase } from './hearings.queries.js';

type Where = Pick<LegalEventRow, 'courtId' | 'facilityId' | 'detained'>;

/** Where what happened in a case is counted: the court that has it, and the place of detention. */
@Injectable()
export class EventPlaces {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly custody: CustodyService,
    private readonly courts: CourtDirectory,
    private readonly facilities: FacilityDirectory,
  ) {}

  /** The court of the next hearing, or else of the last one, or else of the place of detention; null when none is known. */
  async present(caseId: string): Promise<Omit<Where, 'detained'>> {
    const hearings = await hearingsOfCase(this.unit.tx, caseId);
    const facility = (await this.custody.current(caseId))?.facility ?? null;
    const hearing = hearings.find(({ status }) => status === 'scheduled') ?? hearings.at(-1);
    return { courtId: hearing?.courtId ?? facility?.court?.id ?? null, facilityId: facility?.id ?? null };
  }

  /** What counting there needs to know; the office's own zone stands for one that is not known. */
  async counting({ courtId, facilityId, detained }: Where): Promise<CountingPlace> {
    const court = courtId ? await this.courts.find(courtId) : null;
    const facility = facilityId ? await this.facilities.find(facilityId) : null;
    const zone = facility?.timeZone ?? OFFICE_ZONE;
    return {
      courtId: court?.id ?? null,
      zones: { court: court?.timeZone ?? zone, facility: zone },
      detained,
      ...(court ? { court: court.key } : {}),
      ...(facility ? { state: facility.state, circuit: String(facility.circuit) } : {}),
    };
  }

  /** Where the dates of a recorded event are counted, as it was then; null of no such event. */
  async ofEvent(eventId: string): Promise<CountingPlace | null> {
    const event = await findLegalEvent(this.unit.tx, eventId);
    return event && this.counting(event);
  }
}
