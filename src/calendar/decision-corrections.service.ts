import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseProgress } from '../cases/case-progress.service.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { Announcer } from '../platform/announce.js';
import { Conflict, NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AlreadyCorrected, FiledUpon, ImpossibleDate } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { correctionColumn } from './calendar-seals.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import { Closings } from './closings.service.js';
import { openAgain } from './deadline-deeds.queries.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { closedWithDecision, deadlinesOfHearingsDecisions, rulesByCode } from './deadlines.queries.js';
import type { DecisionRecordedDto } from './decision.dto.js';
import type { CorrectDecisionDto } from './record-decision.dto.js';
import { DecisionKeeping, moveAfter } from './decision-keeping.service.js';
import {
  decisionsOfHearing,
  filingsOfCase,
  findDecision,
  markCorrected,
  type DecisionRow,
  type FilingRow,
} from './decisions.queries.js';
import { lockHearing, setOutcome, type HearingRow } from './hearings.queries.js';
import { ordersRelease, type RecordedDecision } from './rules/bond-result.js';
import { correctionOf, newestOf } from './rules/decision-correction.js';
import { deadlinesForDecision, deadlinesForFiling } from './rules/deadlines-for-decision.js';
import { heldHearing } from './rules/legal-event-effects.js';

/** A decision that was written down wrongly is put right: the record of it stays, and another one stands in its place. */
@Injectable()
export class DecisionCorrections {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly keeping: DecisionKeeping,
    private readonly opening: DeadlineOpening,
    private readonly closings: Closings,
    private readonly progress: CaseProgress,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Corrects the decision that stands: the dates that follow from it are counted anew, those that no longer follow are
   * voided, the hearing and the bond track follow where the case has not moved on, all in one transaction. The same id
   * again gives the same answer. Throws NotFound, CaseIsClosed, AlreadyCorrected, FiledUpon, ImpossibleDate,
   * DecisionDoesNotFit.
   */
  async correct(decisionId: string, { reason, ...told }: CorrectDecisionDto): Promise<DecisionRecordedDto> {
    const { tx } = this.unit;
    const { of, hearing } = await this.require(decisionId);
    const known = told.id ? await findDecision(tx, told.id) : null;
    if (known && known.correctsId !== decisionId) throw new Conflict();
    if (known) return this.keeping.answer(of, known);
    const chain = await decisionsOfHearing(tx, hearing.id);
    const before = chain.at(-1);
    if (before?.id !== decisionId || before.correctedAt !== null) throw new AlreadyCorrected();
    const decision = this.keeping.fitting(told, hearing);
    const filings = (await filingsOfCase(tx, of.id)).filter(({ hearingId }) => hearingId === hearing.id);
    refuseUnderFilings(decision, filings);
    const correction = await this.inHand.seal(of, correctionColumn(decisionId), reason);
    if (!correction) throw new Error('A correction without its reason');
    await markCorrected(tx, decisionId, correction);
    const id = told.id ?? randomUUID();
    await this.keeping.keep(of, hearing.id, decision, { id, told, corrects: decisionId });
    await this.putHearingRight(of, hearing, chain, decision);
    await this.putDatesRight(of, hearing, { id, before, decision, filings });
    await this.putTrackRight(of.id, id, chain, decision);
    this.announcer.announce(tx, new CaseDatesChanged(of.id));
    const row = await findDecision(tx, id);
    if (!row) throw new NotFound();
    return this.keeping.answer(of, row);
  }

  /** The case and the hearing of a decision, locked until the commit, the case first as everywhere. */
  private async require(decisionId: string): Promise<{ of: CaseRow; hearing: HearingRow }> {
    const seen = await findDecision(this.unit.tx, decisionId);
    if (!seen) throw new NotFound();
    const of = await this.inHand.change(seen.caseId);
    const hearing = await lockHearing(this.unit.tx, seen.hearingId);
    if (!hearing) throw new NotFound();
    return { of, hearing };
  }

  /** A hearing that was continued was not held, and the other way round; what waited for it to be held waits again. */
  private async putHearingRight(
    of: CaseRow,
    hearing: HearingRow,
    chain: readonly DecisionRow[],
    { result }: RecordedDecision,
  ): Promise<void> {
    const { tx } = this.unit;
    const status = result === 'CONTINUED' ? 'continued' : 'held';
    if (hearing.status === status) return;
    await setOutcome(tx, hearing.id, status);
    if (status === 'held') {
      await this.closings.say(of.id, heldHearing(hearing.kind), { hearingId: hearing.id });
      return;
    }
    const waited = heldHearing(hearing.kind).only;
    for (const { id } of chain)
      for (const date of await closedWithDecision(tx, id, waited)) {
        await openAgain(tx, date);
        const subject = { kind: 'deadline', id: date };
        this.audit.record(tx, { action: 'deadline.reopened', subject, caseId: of.id, fields: ['status'] });
      }
  }

  private async putDatesRight(
    of: CaseRow,
    hearing: HearingRow,
    corrected: {
      id: string;
      before: DecisionRow;
      decision: RecordedDecision;
      filings: readonly FilingRow[];
    },
  ): Promise<void> {
    const { tx } = this.unit;
    const { id, before, decision, filings } = corrected;
    const place = await this.keeping.placeOf(of, hearing);
    const facts = await this.opening.factsOf(place);
    const all = deadlinesForDecision(decision);
    const rules = await rulesByCode(
      tx,
      all.map(({ code }) => code),
    );
    const answered = new Set(
      filings.flatMap(({ kind, on }) => {
        const { met, superseded } = deadlinesForFiling(kind, on);
        return [...met, ...superseded];
      }),
    );
    const follows = all.flatMap((trigger) => {
      const computed = this.opening.compute(rules, trigger, place, facts);
      // Of somebody who is out, nothing begins that a release would have ended.
      const isOver = !isDetained(of) && (computed?.rule.closesOn.includes('RELEASED') ?? false);
      if (!computed || isOver || answered.has(trigger.code)) return [];
      return [{ ...trigger, arithmetic: computed.result.arithmetic }];
    });
    const former = newestOf(await deadlinesOfHearingsDecisions(tx, hearing.id));
    const { opens, withdrawn } = correctionOf(former, follows, before.result !== decision.result);
    const replaced = opens.flatMap(({ inPlaceOf }) => inPlaceOf ?? []);
    await this.opening.close(of.id, withdrawn, 'voided');
    await this.opening.close(of.id, replaced, 'superseded');
    const triggered = follows.filter(({ code }) => opens.some((opened) => opened.code === code));
    await this.opening.open(of.id, triggered, { decisionId: id }, place, replaced);
  }

  /** Another outcome is another way for the case, unless it has gone on since: then people move it. */
  private async putTrackRight(
    caseId: string,
    id: string,
    chain: readonly DecisionRow[],
    { result }: RecordedDecision,
  ): Promise<void> {
    const before = chain.at(-1);
    if (before && moveAfter(before.result) === moveAfter(result)) return;
    for (const one of chain.toReversed()) await this.progress.takenBack(caseId, one.id);
    await this.progress.happened(caseId, moveAfter(result), id);
  }
}

/** What the government filed stands on an order of release, and was filed after it. */
function refuseUnderFilings(decision: RecordedDecision, filings: readonly FilingRow[]): void {
  if (filings.length === 0) return;
  if (!ordersRelease(decision.result)) throw new FiledUpon();
  if (filings.some(({ on }) => on < decision.decidedOn))
    throw new ImpossibleDate('decidedOn', 'after-filing');
}
