import { Injectable } from '@nestjs/common';
import { CourtDirectory } from '../places/court-directory.service.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import type { DeadlineDto, DeadlineListDto } from './deadline.dto.js';
import { DeadlineOpening, type CountingPlace } from './deadline-opening.service.js';
import { EventPlaces } from './event-places.service.js';
import { DeadlineReader } from './deadline-reader.service.js';
import {
  courtOfTrigger,
  deadlinesById,
  deadlinesOfCase,
  noteSeen,
  openDeadlines,
  rulesByCode,
  type DeadlineRow,
} from './deadlines.queries.js';

/** The dates of a case: what they are, that one was seen, and whether they are still right. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly opening: DeadlineOpening,
    private readonly courts: CourtDirectory,
    private readonly events: EventPlaces,
    private readonly reader: DeadlineReader,
  ) {}

  /** Every date of a case, open ones first, then by nominal day. NotFound when the actor does not see the case. */
  async list(caseId: string): Promise<DeadlineListDto> {
    const of = await this.inHand.read(caseId);
    return { items: await this.reader.describe(of, await deadlinesOfCase(this.unit.tx, caseId)) };
  }

  /** The named dates of a case, for the answers of other services. */
  async some(of: CaseRow, ids: readonly string[]): Promise<DeadlineDto[]> {
    return this.reader.describe(of, await deadlinesById(this.unit.tx, ids));
  }

  /**
   * Somebody on the case said "seen" to a reminder of this date at this version: shown beside the date. Seen is not
   * done: the date stays open. Does nothing when the date has moved on.
   */
  async noteSeen(id: string, version: number, staffId: string): Promise<void> {
    await noteSeen(this.unit.tx, id, version, staffId);
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
      // Detainer clocks are counted by the stay they belong to; what somebody entered by hand is not counted at all.
      if (row.custodyStayId || row.sourceKind === 'hand') continue;
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
    const ofEvent = row.eventId ? await this.events.ofEvent(row.eventId) : null;
    if (ofEvent) return ofEvent;
    const courtId = await courtOfTrigger(this.unit.tx, row);
    const court = courtId ? await this.courts.find(courtId) : null;
    return {
      courtId,
      zones: court ? { court: court.timeZone } : {},
      ...(court ? { court: court.key } : {}),
      detained: isDetained(of),
    };
  }
}
