import { Injectable } from '@nestjs/common';
import { ClosingDates, type UnsureDate } from '../cases/closing-dates.js';
import { Clock, isoOf } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { unverifiedDates } from './date-verifications.queries.js';

/** A refusal that lists more is not read. */
const SHOWN = 20;

/** The answer to "which dates stand in the way of closing": those of the list of what is not verified. */
@Injectable()
export class CalendarClosingDates extends ClosingDates {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async unsure(caseId: string): Promise<UnsureDate[]> {
    const rows = await unverifiedDates(this.unit.tx, this.clock.now().toString(), SHOWN, caseId);
    return rows.map(({ kind, id, title, hearingKind, on, at, timeZone }) => {
      return { kind, id, title, hearingKind, on, at: isoOf(at), timeZone };
    });
  }
}
