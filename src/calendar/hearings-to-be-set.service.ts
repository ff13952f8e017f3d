import { Injectable } from '@nestjs/common';
import type { CaseRow } from '../cases/cases.queries.js';
import { CourtDirectory } from '../places/court-directory.service.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { isDetained } from './case-in-hand.service.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import type { DeadlineRow } from './deadlines.queries.js';
import { findHearing, type HearingRow } from './hearings.queries.js';
import { deadlinesForHearing } from './rules/deadlines-for-decision.js';
import { comesAgain } from './rules/hearing-certainty.js';

/** The dates that hang on a hearing: exhibits for one with a date, the question for one without. */
@Injectable()
export class HearingsToBeSet {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly opening: DeadlineOpening,
    private readonly courts: CourtDirectory,
    private readonly clock: Clock,
  ) {}

  /** Opens the dates a scheduled hearing calls for; those in `replaces` are counted on. Returns the new ids. */
  async openDates(
    of: CaseRow,
    hearing: Pick<HearingRow, 'id' | 'courtId' | 'kind' | 'certainty' | 'on'>,
    replaces: readonly DeadlineRow[] = [],
  ): Promise<string[]> {
    const court = await this.courts.require(hearing.courtId);
    const detained = isDetained(of);
    const { kind, certainty, on } = hearing;
    const today = this.clock.today(court.timeZone).toString();
    const place = { courtId: court.id, court: court.key, zones: { court: court.timeZone }, detained };
    const triggered = deadlinesForHearing({ kind, certainty, on, detained, today });
    return this.opening.open(of.id, triggered, { hearingId: hearing.id }, place, replaces);
  }

  /** Whether somebody asked the court and it has set no date yet: then the question comes again, so that nobody forgets. */
  async askAgain(of: CaseRow, answered: DeadlineRow): Promise<void> {
    if (!comesAgain(answered.code) || !answered.hearingId) return;
    const hearing = await findHearing(this.unit.tx, answered.hearingId);
    if (hearing?.status === 'scheduled' && hearing.certainty === 'to_be_set')
      await this.openDates(of, hearing);
  }
}
