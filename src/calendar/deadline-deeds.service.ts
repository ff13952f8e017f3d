import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Audit } from '../audit/audit.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { Announcer } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { NotFound, StaleVersion, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  DeadlineClosed,
  NotOurAct,
  NotReopenable,
  NotWaivable,
  NotYetPassed,
  OurAct,
} from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { deedNoteColumn } from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import type { MarkMetDto, MarkPassedDto, ReopenDeadlineDto, WaiveDeadlineDto } from './deadline-deed.dto.js';
import { closeByHand, deedsOfDeadlines, insertDeed, openAgain } from './deadline-deeds.queries.js';
import type { DeadlineDto } from './deadline.dto.js';
import { DeadlineReader } from './deadline-reader.service.js';
import { findDeadline, lockDeadline, type DeadlineRow } from './deadlines.queries.js';
import { findHearing } from './hearings.queries.js';
import { HearingsToBeSet } from './hearings-to-be-set.service.js';
import { canReopen, outlivesCase, type DeedKind, type DocketCheck } from './rules/closing.js';
import { isWatched } from './rules/deadline-rule.js';
import { comesAgain } from './rules/hearing-certainty.js';

interface Told {
  readonly doneOn?: string | undefined;
  readonly docketCheck?: DocketCheck;
  readonly note?: string | undefined;
}

interface InHand {
  readonly of: CaseRow;
  readonly row: DeadlineRow;
}

/**
 * What people do to a date by hand. Each deed makes the next version of the date, keeps who, when and why, and is told to
 * the reminders in the same transaction: those of a closed date are called off, those of one opened again planned anew.
 */
@Injectable()
export class DeadlineDeeds {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly reader: DeadlineReader,
    private readonly toBeSet: HearingsToBeSet,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * What had to be done by the date was done, on a day in the zone of the date: today unless told. The same request again
   * changes nothing. Throws NotFound, CaseIsClosed, StaleVersion, DeadlineClosed, NotOurAct for a watched date,
   * Unprocessable for a day that has not come.
   */
  async meet(id: string, version: number, { on, note }: MarkMetDto): Promise<DeadlineDto> {
    const found = await this.require(id);
    if (await this.isRepeated(found.row, version, 'met')) return this.show(found);
    this.refuseUnlessOpen(found.row, version);
    if (isWatched(found.row.owner)) throw new NotOurAct();
    const today = this.clock.today(found.row.timeZone);
    if (on && Temporal.PlainDate.compare(Temporal.PlainDate.from(on), today) > 0)
      throw new Unprocessable([{ field: 'on', code: 'in-the-future' }]);
    const met = await this.close(found, 'met', { doneOn: on ?? today.toString(), note });
    await this.toBeSet.askAgain(found.of, found.row);
    return met;
  }

  /**
   * An attorney decides that it will not be done, and why; one entered by hand is called off, whoever's act it is. The same request again changes nothing. Throws NotFound,
   * CaseIsClosed, StaleVersion, DeadlineClosed, NotOurAct, NotWaivable when the rule does not allow it.
   */
  async waive(id: string, version: number, { reason }: WaiveDeadlineDto): Promise<DeadlineDto> {
    const found = await this.require(id);
    if (await this.isRepeated(found.row, version, 'waived')) return this.show(found);
    this.refuseUnlessOpen(found.row, version);
    if (isWatched(found.row.owner) && found.row.sourceKind !== 'hand') throw new NotOurAct();
    if (!found.row.waivable) throw new NotWaivable();
    return this.close(found, 'waived', { note: reason });
  }

  /**
   * The government let its date go by, and somebody made sure. Not before one business day after the later date, in the
   * zone of the date. The same request again changes nothing. Throws NotFound, CaseIsClosed, StaleVersion,
   * DeadlineClosed, OurAct for a date of ours, NotYetPassed.
   */
  async pass(id: string, version: number, { check, note }: MarkPassedDto): Promise<DeadlineDto> {
    const found = await this.require(id);
    if (await this.isRepeated(found.row, version, 'passed')) return this.show(found);
    this.refuseUnlessOpen(found.row, version);
    const from = await this.reader.passableFrom(found.row);
    if (from === null) throw new OurAct();
    if (Temporal.Instant.compare(this.clock.now(), Temporal.Instant.from(from)) < 0) throw new NotYetPassed();
    return this.close(found, 'passed', { docketCheck: check, note });
  }

  /**
   * Puts right a date that a person closed by mistake: it is open again, and reminded of again. The same request again
   * changes nothing. Throws NotFound, CaseIsClosed, StaleVersion, NotReopenable for what the case itself closed and for
   * a date whose hearing is over.
   */
  async reopen(id: string, version: number, { reason }: ReopenDeadlineDto): Promise<DeadlineDto> {
    const found = await this.require(id);
    const { row } = found;
    if (await this.isRepeated(row, version, 'reopened')) return this.show(found);
    if (row.version !== version) throw stale(row);
    const [last] = (await deedsOfDeadlines(this.unit.tx, [id])).slice(-1);
    const hearing = row.hearingId ? await findHearing(this.unit.tx, row.hearingId) : null;
    const isOver = comesAgain(row.code) || !canReopen(row.status, last?.kind);
    if (isOver || (hearing && hearing.status !== 'scheduled')) throw new NotReopenable();
    await openAgain(this.unit.tx, id);
    return this.note(found, 'reopened', { note: reason });
  }

  /** The date and its case, both locked until the commit, the case first as everywhere. */
  private async require(id: string): Promise<InHand> {
    const seen = await findDeadline(this.unit.tx, id);
    if (!seen) throw new NotFound();
    const of = await this.inHand.change(seen.caseId, outlivesCase(seen.code));
    const row = await lockDeadline(this.unit.tx, id);
    if (!row) throw new NotFound();
    return { of, row };
  }

  /** Whether this very deed was done already by the actor, so that the request came twice. */
  private async isRepeated(row: DeadlineRow, version: number, kind: DeedKind): Promise<boolean> {
    if (row.version !== version + 1) return false;
    const [last] = (await deedsOfDeadlines(this.unit.tx, [row.id])).slice(-1);
    return last?.kind === kind && last.version === row.version && last.doneBy === this.unit.staffId();
  }

  private refuseUnlessOpen(row: DeadlineRow, version: number): void {
    if (row.version !== version) throw stale(row);
    if (row.status !== 'open') throw new DeadlineClosed();
  }

  private async close(found: InHand, kind: Exclude<DeedKind, 'reopened'>, told: Told): Promise<DeadlineDto> {
    await closeByHand(this.unit.tx, found.row.id, kind);
    return this.note(found, kind, told);
  }

  private async note({ of, row }: InHand, kind: DeedKind, told: Told): Promise<DeadlineDto> {
    const { tx } = this.unit;
    const id = randomUUID();
    await insertDeed(tx, {
      id,
      caseId: of.id,
      deadlineId: row.id,
      version: row.version + 1,
      kind,
      doneOn: told.doneOn ?? null,
      docketCheck: told.docketCheck ?? null,
      noteSealed: await this.inHand.seal(of, deedNoteColumn(id), told.note),
    });
    this.audit.record(tx, {
      action: `deadline.${kind}`,
      subject: { kind: 'deadline', id: row.id },
      caseId: of.id,
      fields: ['status', ...(told.note ? ['note'] : [])],
    });
    this.announcer.announce(tx, new CaseDatesChanged(of.id));
    return this.show({ of, row });
  }

  private async show({ of, row }: InHand): Promise<DeadlineDto> {
    const now = await findDeadline(this.unit.tx, row.id);
    const [shown] = now ? await this.reader.describe(of, [now]) : [];
    if (!shown) throw new NotFound();
    return shown;
  }
}

function stale({ version, status }: DeadlineRow): StaleVersion {
  return new StaleVersion({ version, status });
}
