import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseProgress } from '../cases/case-progress.service.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { CourtDirectory, type Court } from '../places/court-directory.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { Announcer } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AlreadyFiled, ImpossibleDate, NothingToStay } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import {
  toFilingDto,
  type FilingListDto,
  type FilingRecordedDto,
  type RecordFilingDto,
} from './filing.dto.js';
import {
  decisionsOfCase,
  filingsOfCase,
  insertFiling,
  type DecisionRow,
  type FilingRow,
} from './decisions.queries.js';
import { Closings } from './closings.service.js';
import { DeadlineOpening, NO_SOURCE } from './deadline-opening.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { courtOfTrigger, openDeadlines } from './deadlines.queries.js';
import { ordersRelease } from './rules/bond-result.js';
import { saying } from './rules/legal-event-effects.js';
import { deadlinesForFiling, type FilingKind } from './rules/deadlines-for-decision.js';

/** What the government files after an order of release, and what boards decide: it freezes the order or frees it. */
@Injectable()
export class FilingsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly opening: DeadlineOpening,
    private readonly closings: Closings,
    private readonly deadlines: DeadlinesService,
    private readonly progress: CaseProgress,
    private readonly courts: CourtDirectory,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /** The filings of a case by day. NotFound when the actor does not see the case. */
  async list(caseId: string): Promise<FilingListDto> {
    await this.inHand.read(caseId);
    const rows = await filingsOfCase(this.unit.tx, caseId);
    const staff = await this.staff.names([...new Set(rows.map(({ recordedBy }) => recordedBy))]);
    return { items: rows.map((row) => toFilingDto(row, staff)) };
  }

  /**
   * Records a filing on the latest order of release: the windows it answers are met, what it leaves without object is
   * superseded, and its own clock starts (8 CFR 1003.6(c), (d)). The same id again gives the same answer. Throws
   * NotFound, CaseIsClosed, NothingToStay, AlreadyFiled, ImpossibleDate.
   */
  async record(caseId: string, { id = randomUUID(), kind, on }: RecordFilingDto): Promise<FilingRecordedDto> {
    const { tx } = this.unit;
    const of = await this.inHand.change(caseId);
    const filings = await filingsOfCase(tx, caseId);
    const known = filings.find((filing) => filing.id === id);
    if (known) return this.answer(of, known);
    const order = await this.latestOrder(caseId);
    if (filings.some((filing) => filing.kind === kind && filing.hearingId === order.hearingId))
      throw new AlreadyFiled();
    const court = await this.courtOf(order);
    if (on > this.clock.today(court.timeZone).toString()) throw new ImpossibleDate('on', 'in-the-future');
    if (on < order.decidedOn) throw new ImpossibleDate('on', 'before-decision');
    await insertFiling(tx, { id, caseId, decisionId: order.id, kind, on, recordedBy: this.unit.staffId() });
    this.audit.record(tx, {
      action: 'filing.recorded',
      subject: { kind: 'government_filing', id },
      caseId,
      fields: ['kind', 'on'],
    });
    await this.follow(of, { id, kind, on }, court);
    this.announcer.announce(tx, new CaseDatesChanged(caseId));
    const recorded = (await filingsOfCase(tx, caseId)).find((filing) => filing.id === id);
    if (!recorded) throw new NotFound();
    return this.answer(of, recorded);
  }

  private async follow(
    of: CaseRow,
    { id, kind, on }: Pick<FilingRow, 'id' | 'kind' | 'on'>,
    court: Court,
  ): Promise<void> {
    const { triggered, met, superseded } = deadlinesForFiling(kind, on);
    const open = await openDeadlines(this.unit.tx, of.id);
    await this.opening.close(
      of.id,
      open.filter(({ code }) => met.includes(code)),
      'met',
    );
    await this.opening.close(
      of.id,
      open.filter(({ code }) => superseded.includes(code)),
      'superseded',
    );
    await this.closings.say(of.id, saying(SAYS[kind]));
    const place = {
      courtId: court.id,
      court: court.key,
      zones: { court: court.timeZone },
      detained: isDetained(of),
    };
    await this.opening.open(of.id, triggered, { filingId: id }, place);
    const move = MOVES[kind];
    if (move) await this.progress.happened(of.id, move, id);
  }

  private async latestOrder(caseId: string): Promise<DecisionRow> {
    const order = (await decisionsOfCase(this.unit.tx, caseId)).findLast(
      ({ result, correctedAt }) => correctedAt === null && ordersRelease(result),
    );
    if (!order) throw new NothingToStay();
    return order;
  }

  private async courtOf({ id }: DecisionRow): Promise<Court> {
    const courtId = await courtOfTrigger(this.unit.tx, { ...NO_SOURCE, decisionId: id });
    const court = courtId ? await this.courts.find(courtId) : null;
    if (!court) throw new NotFound();
    return court;
  }

  private async answer(of: CaseRow, filing: FilingRow): Promise<FilingRecordedDto> {
    const staff = await this.staff.names([filing.recordedBy]);
    const { items } = await this.deadlines.list(of.id);
    return { filing: toFilingDto(filing, staff), deadlines: items.filter(({ status }) => status === 'open') };
  }
}

/** The words of the rules that a filing says. */
const SAYS: Readonly<Record<FilingKind, readonly string[]>> = {
  eoir43_filed: ['EOIR43_FILED'],
  dhs_appeal_filed: ['DHS_APPEAL_FILED'],
  autostay_lapsed: ['AUTOSTAY_LAPSED'],
  bia_decided_for_respondent: ['BIA_DECIDED'],
  referred_to_ag: ['REFERRED_TO_AG'],
};

const MOVES: Readonly<Partial<Record<FilingKind, 'stayed_by_dhs' | 'posting'>>> = {
  eoir43_filed: 'stayed_by_dhs',
  dhs_appeal_filed: 'stayed_by_dhs',
  autostay_lapsed: 'posting',
};
