import { Injectable } from '@nestjs/common';
import { CourtDirectory } from '../places/court-directory.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { DeadlineClosed } from './calendar.errors.js';
import { noteColumn } from './calendar-seals.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import { toDeadlineDto, type DeadlineDto, type DeadlineListDto, type MarkMetDto } from './deadline.dto.js';
import { DeadlineOpening, type CountingPlace } from './deadline-opening.service.js';
import {
  courtOfTrigger,
  deadlinesById,
  deadlinesOfCase,
  lockDeadline,
  noteSeen,
  openDeadlines,
  rulesByCode,
  type DeadlineRow,
} from './deadlines.queries.js';

/** The dates of a case: what they are, that one is met, that one was seen, and whether they are still right. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly opening: DeadlineOpening,
    private readonly courts: CourtDirectory,
    private readonly staff: StaffDirectory,
  ) {}

  /** Every date of a case, open ones first, then by nominal day. NotFound when the actor does not see the case. */
  async list(caseId: string): Promise<DeadlineListDto> {
    const of = await this.inHand.read(caseId);
    return { items: await this.describe(of, await deadlinesOfCase(this.unit.tx, caseId)) };
  }

  /** The named dates of a case, for the answers of other services. */
  async some(of: CaseRow, ids: readonly string[]): Promise<DeadlineDto[]> {
    return this.describe(of, await deadlinesById(this.unit.tx, ids));
  }

  /** What had to be done by the date is done. Repeating it changes nothing; DeadlineClosed when the date ended otherwise. */
  async markMet(id: string, { note }: MarkMetDto): Promise<DeadlineDto> {
    const { tx } = this.unit;
    const found = await lockDeadline(tx, id);
    if (!found) throw new NotFound();
    const of = await this.inHand.read(found.caseId);
    if (found.status !== 'open' && found.status !== 'met') throw new DeadlineClosed();
    const sealed = await this.inHand.seal(of, noteColumn(id), note);
    await this.opening.close(of.id, [found], 'met', sealed ?? undefined);
    const [met] = await this.some(of, [id]);
    if (!met) throw new NotFound();
    return met;
  }

  /**
   * Somebody on the case said "seen" to a reminder of this date at this version: shown beside the date. Seen is not
   * done: the date stays open. Does nothing when the date has moved on.
   */
  async noteSeen(id: string, version: number): Promise<void> {
    await noteSeen(this.unit.tx, id, version);
  }

  /**
   * Counts the open dates of a case again with the law and the closed days of now. A date that comes out differently is
   * superseded by a new one, never edited; when nothing differs, nothing changes. Returns the ids of new dates.
   */
  async recompute(caseId: string): Promise<string[]> {
    const { tx } = this.unit;
    const of = await this.inHand.read(caseId);
    const opened: string[] = [];
    for (const row of await openDeadlines(tx, caseId)) {
      // Detainer clocks are counted by the stay they belong to.
      if (row.custodyStayId) continue;
      const place = await this.placeOf(of, row);
      if (await this.isStillRight(row, place)) continue;
      await this.opening.close(caseId, [row], 'superseded');
      opened.push(...(await this.opening.open(caseId, [row], row, place, [row])));
    }
    return opened;
  }

  private async isStillRight(row: DeadlineRow, place: CountingPlace): Promise<boolean> {
    const rules = await rulesByCode(this.unit.tx, [row.code]);
    const computed = this.opening.compute(rules, row, place, await this.opening.factsOf(place));
    return computed?.rule.version === row.ruleVersion && computed.result.arithmetic === row.arithmetic;
  }

  private async placeOf(of: CaseRow, row: DeadlineRow): Promise<CountingPlace> {
    const courtId = await courtOfTrigger(this.unit.tx, row);
    const court = courtId ? await this.courts.find(courtId) : null;
    return {
      courtId,
      zones: court ? { court: court.timeZone } : {},
      ...(court ? { court: court.key } : {}),
      detained: isDetained(of),
    };
  }

  private async describe(of: CaseRow, rows: readonly DeadlineRow[]): Promise<DeadlineDto[]> {
    const people = rows
      .flatMap(({ closedBy, acknowledgedBy }) => [closedBy, acknowledgedBy])
      .filter((id) => id !== null);
    const staff = await this.staff.names([...new Set(people)]);
    return Promise.all(
      rows.map(async (row) =>
        toDeadlineDto(row, staff, await this.inHand.open(of, noteColumn(row.id), row.noteSealed)),
      ),
    );
  }
}
