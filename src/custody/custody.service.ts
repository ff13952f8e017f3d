import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Audit } from '../audit/audit.js';
import { CaseAccess } from '../cases/case-access.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { FacilityDirectory, type Facility } from '../places/facility-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Announcer } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { Conflict, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { PartialDate } from '../parties/rules/partial-date.js';
import {
  toCustodyStayDto,
  type CustodyListDto,
  type CustodyStayDto,
  type RecordStayDto,
} from './custody.dto.js';
import { CustodyStayRecorded } from './custody.events.js';
import {
  currentStay,
  findStay,
  insertStay,
  listStays,
  type NewStay,
  type StayRow,
} from './custody-stays.queries.js';
import { UNKNOWN_ARRIVAL, isAfter, orderDay, readArrival } from './rules/arrival.js';

export interface CurrentStay {
  readonly stay: StayRow;
  readonly facility: Facility | null;
}

/** Where the person is, now and before. */
@Injectable()
export class CustodyService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly access: CaseAccess,
    private readonly facilities: FacilityDirectory,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /** The stays of a case, the present one first; each ends where the next begins. */
  async list(caseId: string): Promise<CustodyListDto> {
    await this.access.require(caseId);
    const rows = await listStays(this.unit.tx, caseId);
    return { items: await this.describe(rows) };
  }

  /**
   * Records where somebody is now held, as the actor was told. The same id again gives the same stay. Refuses an unknown
   * facility, a date that does not exist and one in the future.
   */
  async record(caseId: string, told: RecordStayDto): Promise<CustodyStayDto> {
    await this.access.require(caseId);
    const facility = told.facilityId ? await this.facilities.require(told.facilityId) : null;
    const zone = facility?.timeZone ?? OFFICE_ZONE;
    const arrived = this.arrivalTold(told.arrivedOn, zone);
    const stay = {
      id: told.id ?? randomUUID(),
      caseId,
      facilityId: facility?.id ?? null,
      arrived,
      source: told.source,
      wouldBeReleasedAt: told.wouldBeReleasedAt ?? null,
      detainerLodged: told.detainerLodged ?? null,
    };
    await this.keep(stay, zone);
    const row = await findStay(this.unit.tx, stay.id);
    if (row?.caseId !== caseId) throw new Conflict();
    const rows = await listStays(this.unit.tx, caseId);
    const described = (await this.describe(rows)).find(({ id }) => id === row.id);
    if (!described) throw new Conflict();
    return described;
  }

  /** Keeps a stay, puts it in its place in the order of stays, and tells everybody whose dates depend on it. */
  async keep(stay: Omit<NewStay, 'orderedOn' | 'recordedBy'>, zone: string = OFFICE_ZONE): Promise<void> {
    const { tx } = this.unit;
    const orderedOn = orderDay(stay.arrived, this.clock.today(zone)).toString();
    const isNew = await insertStay(tx, { ...stay, orderedOn, recordedBy: this.unit.staffId() });
    if (!isNew) return;
    this.audit.record(tx, {
      action: 'custody.recorded',
      subject: { kind: 'custody_stay', id: stay.id },
      caseId: stay.caseId,
      fields: ['facility', 'arrived'],
    });
    this.announcer.announce(tx, new CustodyStayRecorded(stay.caseId, stay.id));
  }

  /** The present stay with its facility (zone, state, district, court), or null before the first one. */
  async current(caseId: string): Promise<CurrentStay | null> {
    const stay = await currentStay(this.unit.tx, caseId);
    if (!stay) return null;
    return { stay, facility: stay.facilityId ? await this.facilities.find(stay.facilityId) : null };
  }

  private arrivalTold(text: string | undefined, zone: string): PartialDate {
    if (text === undefined) return UNKNOWN_ARRIVAL;
    const arrived = readArrival(text);
    if (!arrived) throw new Unprocessable([{ field: 'arrivedOn', code: 'not-a-date' }]);
    const today: Temporal.PlainDate = this.clock.today(zone);
    if (isAfter(arrived, today)) throw new Unprocessable([{ field: 'arrivedOn', code: 'in-the-future' }]);
    return arrived;
  }

  private async describe(rows: readonly StayRow[]): Promise<CustodyStayDto[]> {
    const [facilities, staff] = await Promise.all([
      this.facilities.findMany(rows.flatMap(({ facilityId }) => (facilityId ? [facilityId] : []))),
      this.staff.names(rows.map(({ recordedBy }) => recordedBy)),
    ]);
    return rows.map((row, at) => toCustodyStayDto(row, { facilities, staff, next: rows[at - 1] ?? null }));
  }
}
