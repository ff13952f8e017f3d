import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { CourtDirectory } from '../places/court-directory.service.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DecisionDoesNotFit, ImpossibleDate } from './calendar.errors.js';
import { conditionsColumn, positionColumn } from './calendar-seals.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import type { DecisionRecordedDto } from './decision.dto.js';
import type { RecordDecisionDto } from './record-decision.dto.js';
import { insertDecision, type DecisionRow } from './decisions.queries.js';
import type { CountingPlace } from './deadline-opening.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { deadlinesOfDecision } from './deadlines.queries.js';
import { HearingReader } from './hearing-reader.service.js';
import type { HearingRow } from './hearings.queries.js';
import {
  faultsOfDecision,
  isAppealable,
  ordersRelease,
  type BondResult,
  type RecordedDecision,
} from './rules/bond-result.js';

/** A decision as it is read from a form, kept and answered: the first one of a hearing and every correction alike. */
@Injectable()
export class DecisionKeeping {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly reader: HearingReader,
    private readonly deadlines: DeadlinesService,
    private readonly courts: CourtDirectory,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** What was told, as the rules take it. Throws ImpossibleDate, DecisionDoesNotFit. */
  fitting(told: RecordDecisionDto, { timeZone }: HearingRow): RecordedDecision {
    const decision = toRecordedDecision(told);
    const today = this.clock.today(timeZone).toString();
    if (decision.decidedOn > today) throw new ImpossibleDate('decidedOn', 'in-the-future');
    if (decision.served.on > today) throw new ImpossibleDate('served.on', 'in-the-future');
    const faults = faultsOfDecision(decision);
    if (faults.length > 0) throw new DecisionDoesNotFit(faults);
    return decision;
  }

  /** Writes the decision of a hearing, in the place of another one when it corrects one, and notes it in the audit. */
  async keep(
    of: CaseRow,
    hearingId: string,
    decision: RecordedDecision,
    { id, told, corrects }: { id: string; told: RecordDecisionDto; corrects: string | null },
  ): Promise<void> {
    const { tx } = this.unit;
    await insertDecision(tx, {
      id,
      caseId: of.id,
      hearingId,
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
      correctsId: corrects,
      recordedBy: this.unit.staffId(),
    });
    this.audit.record(tx, {
      action: corrects ? 'decision.corrected' : 'decision.recorded',
      subject: { kind: 'bond_decision', id },
      caseId: of.id,
      fields: ['result', 'appealReservedBy', ...(corrects ? ['reason'] : [])],
    });
  }

  /** Where the dates of a decision are counted: at the court of its hearing. */
  async placeOf(of: CaseRow, hearing: HearingRow): Promise<CountingPlace> {
    const court = await this.courts.require(hearing.courtId);
    return {
      courtId: court.id,
      court: court.key,
      zones: { court: court.timeZone },
      detained: isDetained(of),
    };
  }

  /** The decision as it is shown, with the dates it set going. */
  async answer(of: CaseRow, row: DecisionRow): Promise<DecisionRecordedDto> {
    const dates = await deadlinesOfDecision(this.unit.tx, row.id);
    const ids = dates.map(({ id }) => id);
    return { decision: await this.reader.decision(of, row), deadlines: await this.deadlines.some(of, ids) };
  }
}

/** Where the bond track goes; the lifecycle says whether it can. */
export function moveAfter(result: BondResult): 'granted' | 'denied' | 'hearing_held' {
  if (ordersRelease(result)) return 'granted';
  return isAppealable(result) ? 'denied' : 'hearing_held';
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
