import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Announcer } from '../platform/announce.js';
import { isoOf } from '../platform/clock.js';
import { cutPage, decodeCursor, type PageQuery } from '../platform/paging.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import type { IntakeCard } from './intake-cards.service.js';
import { IntakeCards } from './intake-cards.service.js';
import { IntakeMoves } from './intake-moves.service.js';
import { IntakeReader, type IntakeForCase } from './intake-reader.service.js';
import { IntakeAccepted, IntakeDeclined } from './intake.events.js';
import { IntakeQueries, type ListedRow } from './intakes.queries.js';
import type { DecideIntakeDto, ReviewItemDto, ReviewPage } from './review.dto.js';

const DEFAULT_PAGE = 50;

/** Nothing becomes a case until a coordinator says so; here they say so, or not, each time with a reason. */
@Injectable()
export class IntakeReview {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly intakes: IntakeQueries,
    private readonly cards: IntakeCards,
    private readonly moves: IntakeMoves,
    private readonly reader: IntakeReader,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /** Finished and wait-listed calls: red first, then whoever waits longest. */
  async queue(query: PageQuery): Promise<ReviewPage> {
    const limit = query.limit ?? DEFAULT_PAGE;
    const after = decodeCursor(query.cursor, 3);
    const rows = await this.intakes.queue({
      after: after ? [Number(after[0]), String(after[1]), String(after[2])] : null,
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, (row) => [row.rank, row.place, row.id]);
    this.audit.record(this.unit.tx, {
      action: 'review_queue.read',
      subject: { kind: 'review_queue', id: null },
    });
    return { items: (await this.cards.of(page.items)).map(toReviewItem), next: page.next };
  }

  /** The family is told no. Throws as IntakeMoves does. */
  async decline(id: string, version: number, decision: DecideIntakeDto): Promise<void> {
    await this.moves.make(id, version, 'decline', {
      action: 'intake.declined',
      outcome: { ...decision },
      reviewed: true,
    });
    this.announcer.announce(this.unit.tx, new IntakeDeclined(id));
  }

  /** Somebody else takes the family on. */
  async refer(id: string, version: number, decision: DecideIntakeDto): Promise<void> {
    await this.moves.make(id, version, 'refer', {
      action: 'intake.referred',
      outcome: { ...decision },
      reviewed: true,
    });
  }

  /** Not now, but not forgotten: stays in the queue. */
  async waitList(id: string, version: number, decision: DecideIntakeDto): Promise<void> {
    await this.moves.make(id, version, 'waitList', {
      action: 'intake.wait_listed',
      outcome: { ...decision },
      reviewed: true,
    });
  }

  /**
   * Accepts a call, in the transaction that opens its case, and gives what the case takes over. Throws NotFound,
   * StaleVersion, or MoveNotPossible when it was not waiting for a decision.
   */
  async accept(_tx: Tx, intakeId: string, version: number, reason: string): Promise<IntakeForCase> {
    const row = await this.moves.make(intakeId, version, 'accept', {
      action: 'intake.accepted',
      outcome: { reason },
      reviewed: true,
    });
    return this.reader.of(row);
  }

  /** Writes the case back to its call and announces it; to be called once the case is there, in the same transaction. */
  async markAccepted(
    tx: Tx,
    intakeId: string,
    opened: { caseId: string; caseReference: string },
  ): Promise<void> {
    await this.intakes.noteCase(intakeId, opened.caseId, opened.caseReference);
    this.announcer.announce(tx, new IntakeAccepted(intakeId, opened.caseId));
  }
}

function toReviewItem({
  row,
  detained,
  caller,
  urgency,
  facility,
  takenBy,
}: IntakeCard<ListedRow>): ReviewItemDto {
  const languages = [detained?.language, caller?.language].filter((language) => language !== undefined);
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    urgency,
    detainedName: detained?.name ?? '',
    callerName: caller?.name ?? '',
    facility,
    languages: [...new Set(languages)],
    missing: row.missing,
    enoughToAct: row.enough_to_act,
    finishedAt: isoOf(row.finished_at) ?? '',
    takenBy,
    duplicates: row.duplicates,
  };
}
