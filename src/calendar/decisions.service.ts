import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseProgress } from '../cases/case-progress.service.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { CourtDirectory } from '../places/court-directory.service.js';
import { Announcer } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { Conflict, NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AlreadyDecided, DecisionDoesNotFit, HearingEnded, ImpossibleDate } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { conditionsColumn, positionColumn } from './calendar-seals.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import type { DecisionRecordedDto, RecordDecisionDto } from './decision.dto.js';
import { decisionOfHearing, insertDecision, type DecisionRow } from './decisions.queries.js';
import { Closings } from './closings.service.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { deadlinesOfDecision, openDeadlines } from './deadlines.queries.js';
import { HearingReader } from './hearing-reader.service.js';
import { endHearing, findHearing, lockHearing, type HearingRow } from './hearings.queries.js';
import {
  faultsOfDecision,
  isAppealable,
  ordersRelease,
  type BondResult,
  type RecordedDecision,
} from './rules/bond-result.js';
import { deadlinesForDecision } from './rules/deadlines-for-decision.js';
import { heldHearing } from './rules/legal-event-effects.js';
import { canBecome } from './rules/hearing-words.js';

/** What judges decide, and the dates it sets going. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly reader: HearingReader,
    private readonly opening: DeadlineOpening,
    private readonly closings: Closings,
    private readonly deadlines: DeadlinesService,
    private readonly progress: CaseProgress,
    private readonly courts: CourtDirectory,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Records what was decided at a hearing: the hearing is held (or continued without a date), its preparation dates end,
   * the dates that follow are opened and the case moves on, all in one transaction. The same id again gives the same
   * answer. Throws NotFound, CaseIsClosed, AlreadyDecided, HearingEnded, ImpossibleDate, DecisionDoesNotFit.
   */
  async record(hearingId: string, told: RecordDecisionDto): Promise<DecisionRecordedDto> {
    const { tx } = this.unit;
    const seen = await findHearing(tx, hearingId);
    if (!seen) throw new NotFound();
    const of = await this.inHand.change(seen.caseId);
    const hearing = await lockHearing(tx, hearingId);
    if (!hearing) throw new NotFound();
    const known = await decisionOfHearing(tx, hearingId);
    if (known) return this.again(of, known, told.id);
    const decision = toRecordedDecision(told);
    this.refuseWhatDoesNotFit(decision, hearing);
    const status = decision.result === 'CONTINUED' ? 'continued' : 'held';
    if (!canBecome(hearing.status, status)) throw new HearingEnded();
    const id = told.id ?? randomUUID();
    await this.keep(of, hearing, id, decision, told);
    await endHearing(tx, hearingId, status, null);
    await this.endPreparation(of, hearing, decision.result);
    const opened = await this.openDates(of, hearing, id, decision);
    await this.progress.happened(of.id, moveAfter(decision.result), id);
    this.announcer.announce(tx, new CaseDatesChanged(of.id));
    const row = await decisionOfHearing(tx, hearingId);
    if (!row) throw new NotFound();
    return {
      decision: await this.reader.decision(of, row),
      deadlines: await this.deadlines.some(of, opened),
    };
  }

  private refuseWhatDoesNotFit(decision: RecordedDecision, { timeZone }: HearingRow): void {
    const today = this.clock.today(timeZone).toString();
    if (decision.decidedOn > today) throw new ImpossibleDate('decidedOn', 'in-the-future');
    if (decision.served.on > today) throw new ImpossibleDate('served.on', 'in-the-future');
    const faults = faultsOfDecision(decision);
    if (faults.length > 0) throw new DecisionDoesNotFit(faults);
  }

  private async keep(
    of: CaseRow,
    hearing: HearingRow,
    id: string,
    decision: RecordedDecision,
    told: RecordDecisionDto,
  ): Promise<void> {
    const { tx } = this.unit;
    await insertDecision(tx, {
      id,
      caseId: of.id,
      hearingId: hearing.id,
      result: decision.result,
      noJurisdictionReason: decision.noJurisdictionReason,
      alternativeResult: decision.alternative?.result ?? null,
      alternativeAmountCents: decision.alternative?.amountCents ?? null,
      amountCents: decision.amountCents,
      appealReservedBy: [...decision.appealReservedBy],
      decidedOn: decision.decidedOn,
      servedMethod: decision.served.method,
      servedOn: decision.served.on,
      dhsBond: decision.dhsBond,
      conditionKinds: [...(decision.conditions ?? [])],
      dhsStance: decision.dhsStance ?? null,
      dhsSaidWillAppeal: told.dhsSaidWillAppeal ?? null,
      conditionsSealed: await this.inHand.seal(of, conditionsColumn(id), told.conditions),
      dhsPositionSealed: await this.inHand.seal(of, positionColumn(id), told.dhsPosition),
      recordedBy: this.unit.staffId(),
    });
    this.audit.record(tx, {
      action: 'decision.recorded',
      subject: { kind: 'bond_decision', id },
      caseId: of.id,
      fields: ['result', 'appealReservedBy'],
    });
  }

  /** Exhibits can no longer be filed for a hearing that was held; for a continued one the next date opens new dates. */
  private async endPreparation(of: CaseRow, hearing: HearingRow, result: BondResult): Promise<void> {
    const dates = (await openDeadlines(this.unit.tx, of.id)).filter(
      ({ hearingId }) => hearingId === hearing.id,
    );
    await this.opening.close(of.id, dates, result === 'CONTINUED' ? 'superseded' : 'passed');
    if (result !== 'CONTINUED')
      await this.closings.say(of.id, heldHearing(hearing.kind), { hearingId: hearing.id });
  }

  private async openDates(
    of: CaseRow,
    hearing: HearingRow,
    decisionId: string,
    decision: RecordedDecision,
  ): Promise<string[]> {
    const court = await this.courts.require(hearing.courtId);
    const place = {
      courtId: court.id,
      court: court.key,
      zones: { court: court.timeZone },
      detained: isDetained(of),
    };
    return this.opening.open(of.id, deadlinesForDecision(decision), { decisionId }, place);
  }

  private async again(of: CaseRow, known: DecisionRow, id: string | undefined): Promise<DecisionRecordedDto> {
    if (known.caseId !== of.id) throw new Conflict();
    if (known.id !== id) throw new AlreadyDecided();
    const dates = await deadlinesOfDecision(this.unit.tx, known.id);
    return {
      decision: await this.reader.decision(of, known),
      deadlines: await this.deadlines.some(
        of,
        dates.map((row) => row.id),
      ),
    };
  }
}

function toRecordedDecision(told: RecordDecisionDto): RecordedDecision {
  const { alternative } = told;
  return {
    result: told.result,
    noJurisdictionReason: told.noJurisdictionReason ?? null,
    alternative: alternative
      ? { result: alternative.result, amountCents: alternative.amountCents ?? null }
      : null,
    amountCents: told.amountCents ?? null,
    appealReservedBy: told.appealReservedBy,
    decidedOn: told.decidedOn,
    served: { method: told.served.method, on: told.served.on },
    dhsBond: told.dhsBond ?? 'unknown',
    conditions: told.conditionKinds ?? [],
    dhsStance: told.dhsStance ?? null,
  };
}

/** Where the bond track goes; the lifecycle says whether it can. */
function moveAfter(result: BondResult): 'granted' | 'denied' | 'hearing_held' {
  if (ordersRelease(result)) return 'granted';
  return isAppealable(result) ? 'denied' : 'hearing_held';
}
