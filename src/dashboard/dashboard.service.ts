import { Injectable } from '@nestjs/common';
import { PartyReader } from '../parties/party-reader.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Clock } from '../platform/clock.js';
import { cutPage, decodeCursor, type Page, type PageQuery } from '../platform/paging.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CANARY, SILENT_AFTER_SECONDS } from '../reminders/canary.service.js';
import { toCoverageDto, toOverdueDto } from './dates.dto.js';
import { comingDates, hearingsAndTeams, holidaysBetween, lateDates } from './dates.queries.js';
import { toDatelessCasesDto, type DatelessCasesDto } from './dateless.dto.js';
import { datelessCases } from './dateless.queries.js';
import { toMyCaseDto, type MyCaseDto } from './my-cases.dto.js';
import { myCases } from './my-cases.queries.js';
import { toNextSevenDaysDto } from './next-seven-days.dto.js';
import { toDeliveryDto, toUnassignedDto, type DeadlineDashboardDto } from './office.dto.js';
import {
  deliveryByChannel,
  longestWaiting,
  medianHoursToMatch,
  signOfLife,
  waitingByDays,
} from './office.queries.js';
import { sevenDays } from './rules/heat-table.js';

const LATE_SHOWN = 100;
const WAITING_SHOWN = 50;
const DATELESS_SHOWN = 100;
const COVERAGE_DAYS = 14;
const CASES_SHOWN = 100;

/** Reads everything, writes nothing. The definitions behind the numbers are fixed, so that they can be compared. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly staff: StaffDirectory,
    private readonly parties: PartyReader,
  ) {}

  /**
   * What is late, what comes in seven days, who stands at the hearings of fourteen days, who waits for somebody, and
   * whether reminders go out. The questions are sent together: one round trip, and one for the names.
   */
  async deadlines(): Promise<DeadlineDashboardDto> {
    const { tx } = this.unit;
    const now = this.clock.now().toString();
    const days = sevenDays(this.clock.today(OFFICE_ZONE));
    const [firstOn = '', lastOn = ''] = [days[0]?.on, days.at(-1)?.on];
    const [late, coming, holidays, hearings, ages, longest, median, channels, heartbeat] = await Promise.all([
      lateDates(tx, now, LATE_SHOWN),
      comingDates(tx, firstOn, lastOn),
      holidaysBetween(tx, firstOn, lastOn),
      hearingsAndTeams(tx, now, COVERAGE_DAYS),
      waitingByDays(tx, now),
      longestWaiting(tx, now, WAITING_SHOWN),
      medianHoursToMatch(tx, now),
      deliveryByChannel(tx, now),
      signOfLife(tx, now, CANARY, SILENT_AFTER_SECONDS),
    ]);
    const names = await this.namesOf([...late, ...hearings]);
    return {
      asOf: now,
      timeZone: OFFICE_ZONE,
      overdue: toOverdueDto(late, names),
      nextSevenDays: toNextSevenDaysDto(days, coming, holidays),
      coverage: toCoverageDto(hearings, names),
      unassigned: toUnassignedDto(ages, longest, median),
      delivery: toDeliveryDto(channels, heartbeat),
    };
  }

  /** Open cases that have no hearing and no open deadline ahead, the oldest first: at most 100 with the count of all. */
  async dateless(): Promise<DatelessCasesDto> {
    const rows = await datelessCases(this.unit.tx, this.clock.now().toString(), DATELESS_SHOWN);
    return toDatelessCasesDto(rows, await this.namesOf(rows));
  }

  /** The actor's own open cases, the one with the soonest date first, a page at a time. */
  async myCases({ limit = CASES_SHOWN, cursor }: PageQuery): Promise<Page<MyCaseDto>> {
    const after = decodeCursor(cursor, 2);
    const rows = await myCases(this.unit.tx, {
      now: this.clock.now().toString(),
      staffId: this.unit.staffId(),
      after: after ? { place: String(after[0]), id: String(after[1]) } : null,
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, (row) => [row.place, row.caseId]);
    const [people, names] = await Promise.all([
      this.parties.identities(page.items.map((row) => row.detainedPartyId)),
      this.namesOf(page.items),
    ]);
    return {
      items: page.items.map((row) => toMyCaseDto(row, people.get(row.detainedPartyId), names)),
      next: page.next,
    };
  }

  private namesOf(rows: readonly { leadId: string | null; backupId: string | null }[]) {
    return this.staff.names(
      rows.flatMap(({ leadId, backupId }) => [leadId, backupId].filter((id) => id !== null)),
    );
  }
}
