import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseProgress } from '../cases/case-progress.service.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { Announcer } from '../platform/announce.js';
import { Conflict, NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AlreadyDecided, HearingEnded } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { CaseInHand } from './case-in-hand.service.js';
import type { DecisionRecordedDto } from './decision.dto.js';
import type { RecordDecisionDto } from './record-decision.dto.js';
import { DecisionKeeping, moveAfter } from './decision-keeping.service.js';
import { decisionOfHearing } from './decisions.queries.js';
import { Closings } from './closings.service.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { openDeadlines } from './deadlines.queries.js';
import { endHearing, findHearing, lockHearing, type HearingRow } from './hearings.queries.js';
import type { BondResult } from './rules/bond-result.js';
import { deadlinesForDecision } from './rules/deadlines-for-decision.js';
import { heldHearing } from './rules/legal-event-effects.js';
import { canBecome } from './rules/hearing-words.js';

/** What judges decide, and the dates it sets going. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly keeping: DecisionKeeping,
    private readonly opening: DeadlineOpening,
    private readonly closings: Closings,
    private readonly progress: CaseProgress,
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
    if (known) {
      if (known.caseId !== of.id) throw new Conflict();
      if (known.id !== told.id) throw new AlreadyDecided();
      return this.keeping.answer(of, known);
    }
    const decision = this.keeping.fitting(told, hearing);
    const status = decision.result === 'CONTINUED' ? 'continued' : 'held';
    if (!canBecome(hearing.status, status)) throw new HearingEnded();
    const id = told.id ?? randomUUID();
    await this.keeping.keep(of, hearingId, decision, { id, told, corrects: null });
    await endHearing(tx, hearingId, status, null);
    await this.endPreparation(of, hearing, decision.result);
    const place = await this.keeping.placeOf(of, hearing);
    await this.opening.open(of.id, deadlinesForDecision(decision), { decisionId: id }, place);
    await this.progress.happened(of.id, moveAfter(decision.result), id);
    this.announcer.announce(tx, new CaseDatesChanged(of.id));
    const row = await decisionOfHearing(tx, hearingId);
    if (!row) throw new NotFound();
    return this.keeping.answer(of, row);
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
}
