import { Injectable } from '@nestjs/common';
import type { CaseRow } from '../cases/cases.queries.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { CalendarFacts } from '../places/calendar-facts.service.js';
import { instantOf } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { deedNoteColumn, noteColumn, titleColumn } from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import { toDeedDto, type DeadlineDeedDto } from './deadline-deed.dto.js';
import { deedsOfDeadlines, type DeedRow } from './deadline-deeds.queries.js';
import { toDeadlineDto, type DeadlineDto } from './deadline.dto.js';
import { courtOfTrigger, type DeadlineRow } from './deadlines.queries.js';
import { canReopen, passableFrom } from './rules/closing.js';
import { isWatched } from './rules/deadline-rule.js';
import { comesAgain } from './rules/hearing-certainty.js';
import { isCritical } from './rules/verification.js';
import { VerificationReader, type DateToVerify } from './verification-reader.service.js';

/** Deadlines as they are shown: what is due, where it comes from, how sure it is, and what people did to it. */
@Injectable()
export class DeadlineReader {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly staff: StaffDirectory,
    private readonly officeDays: CalendarFacts,
    private readonly verifications: VerificationReader,
  ) {}

  /** The dates of one case the actor sees, in the order given, with their notes opened. */
  async describe(of: CaseRow, rows: readonly DeadlineRow[]): Promise<DeadlineDto[]> {
    if (rows.length === 0) return [];
    const deeds = await deedsOfDeadlines(
      this.unit.tx,
      rows.map(({ id }) => id),
    );
    const people = rows
      .flatMap(({ closedBy, acknowledgedBy, enteredBy }) => [closedBy, acknowledgedBy, enteredBy])
      .concat(deeds.map(({ doneBy }) => doneBy))
      .filter((id) => id !== null);
    const staff = await this.staff.names([...new Set(people)]);
    const verifications = await this.verifications.of(of, 'deadline', rows.map(toVerify));
    const shown: DeadlineDto[] = [];
    for (const row of rows) {
      const verification = verifications.get(row.id);
      if (!verification) throw new Error('A date without its verification');
      const done = deeds.filter(({ deadlineId }) => deadlineId === row.id);
      const history: DeadlineDeedDto[] = [];
      for (const deed of done) history.push(toDeedDto(deed, staff, await this.noteOf(of, deed)));
      shown.push(
        toDeadlineDto(row, {
          staff,
          words: await this.inHand.open(of, titleColumn(row.id), row.titleSealed),
          note: await this.inHand.open(of, noteColumn(row.id), row.noteSealed),
          passableFrom: await this.passableFrom(row),
          reopenable: !comesAgain(row.code) && canReopen(row.status, done.at(-1)?.kind),
          verification,
          history,
        }),
      );
    }
    return shown;
  }

  /** From when an open watched date may be marked as passed, RFC 3339 in UTC; null for our own and for closed ones. */
  async passableFrom(row: DeadlineRow): Promise<string | null> {
    if (row.status !== 'open' || !isWatched(row.owner)) return null;
    const days = await this.officeDays.forCourt(await courtOfTrigger(this.unit.tx, row));
    return passableFrom(instantOf(row.rolledEndsAt), row.timeZone, days).toString();
  }

  private noteOf(of: CaseRow, { id, noteSealed }: DeedRow): Promise<string | null> {
    return this.inHand.open(of, deedNoteColumn(id), noteSealed);
  }
}

/** A deadline as far as it matters for how sure it is. */
export function toVerify(row: DeadlineRow): DateToVerify {
  return {
    id: row.id,
    version: row.version,
    critical: isCritical(row),
    everyDays: row.reverifyEveryDays,
    enteredBy: row.enteredBy,
    open: row.status === 'open',
  };
}
