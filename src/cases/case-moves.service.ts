import { Injectable } from '@nestjs/common';
import { NotFound, StaleVersion } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseNotesService } from './case-notes.service.js';
import { CaseProgress } from './case-progress.service.js';
import { toCaseStandingDto, type CaseStandingDto, type MoveCaseDto } from './cases.dto.js';
import { DatesUnverified, MoveNotPossible, OutcomeNeeded } from './cases.errors.js';
import { ClosingDates } from './closing-dates.js';
import { lockCase } from './cases.queries.js';
import { allowedMoves, moved, type ClosingOutcome } from './rules/case-lifecycle.js';

/** Moves a person makes by hand, each with its reason. */
@Injectable()
export class CaseMovesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly progress: CaseProgress,
    private readonly notes: CaseNotesService,
    private readonly dates: ClosingDates,
  ) {}

  /**
   * Moves the case the actor saw at `version` and keeps the reason as a sealed note. Throws NotFound, StaleVersion,
   * OutcomeNeeded when it is closed without an outcome, DatesUnverified while a critical date nobody made sure of
   * stands in the way, MoveNotPossible where the lifecycle does not lead there.
   */
  async move(
    caseId: string,
    version: number,
    { to, reason, outcome }: MoveCaseDto,
  ): Promise<CaseStandingDto> {
    const found = await lockCase(this.unit.tx, caseId);
    if (!found) throw new NotFound();
    if (found.version !== version) throw new StaleVersion({ version: found.version, status: found.status });
    const possible = allowedMoves(found);
    const next = possible.includes(to) ? moved(found, to) : null;
    if (!next) throw new MoveNotPossible(possible);
    if (to === 'closed') await this.refuseToClose(caseId, outcome);
    const eventId = await this.progress.write(found, to, next, to === 'closed' && outcome ? { outcome } : {});
    await this.notes.keep(found, { kind: 'move_reason', text: reason, eventId });
    return toCaseStandingDto(caseId, version + 1, next);
  }

  private async refuseToClose(caseId: string, outcome: ClosingOutcome | undefined): Promise<void> {
    if (!outcome) throw new OutcomeNeeded();
    const unsure = await this.dates.unsure(caseId);
    if (unsure.length > 0) throw new DatesUnverified(unsure);
  }
}
