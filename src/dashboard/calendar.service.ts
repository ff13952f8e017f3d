import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Clock } from '../platform/clock.js';
import { Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  toCalendarDeadlines,
  toCalendarHearings,
  type CalendarDto,
  type CalendarQuery,
} from './calendar.dto.js';
import { calendarDeadlines, calendarHearings, countLate } from './calendar.queries.js';
import { holidaysBetween } from './dates.queries.js';
import { faultOfSpan } from './rules/calendar-span.js';

/** More of either kind than anybody reads; whoever has so many asks for fewer days. */
const SHOWN = 2000;

/** The dates of the cases the actor sees, as a calendar shows them: under codes, without a client's name. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly staff: StaffDirectory,
  ) {}

  /**
   * Hearings that stand or were held and open deadlines whose own day lies in the span, both days included, by the
   * calendar of each court; holidays of the span; and how many dates are late. Throws Unprocessable for a span of more
   * than 45 days, or one that ends before it begins.
   */
  async between({ from: firstOn, to: lastOn }: CalendarQuery): Promise<CalendarDto> {
    const fault = faultOfSpan(firstOn, lastOn);
    if (fault) throw new Unprocessable([{ field: 'to', code: fault }]);
    const { tx } = this.unit;
    const now = this.clock.now().toString();
    const limit = SHOWN + 1;
    const [hearings, deadlines, holidays, late] = await Promise.all([
      calendarHearings(tx, { firstOn, lastOn, now, limit }),
      calendarDeadlines(tx, { firstOn, lastOn, limit }),
      holidaysBetween(tx, firstOn, lastOn),
      countLate(tx, now),
    ]);
    const people = [...hearings, ...deadlines].flatMap(({ leadId, backupId }) => [leadId, backupId]);
    const names = await this.staff.names([...new Set(people.filter((id) => id !== null))]);
    return {
      today: this.clock.today(OFFICE_ZONE).toString(),
      hearings: toCalendarHearings(hearings.slice(0, SHOWN), names),
      deadlines: toCalendarDeadlines(deadlines.slice(0, SHOWN), names),
      holidays: holidays.map(({ on, en, es }) => ({ on, en, es })),
      late,
      isCut: hearings.length > SHOWN || deadlines.length > SHOWN,
    };
  }
}
