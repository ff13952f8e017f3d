import { Injectable } from '@nestjs/common';
import { NotFound, StaleVersion } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseNotesService } from './case-notes.service.js';
import { CaseProgress } from './case-progress.service.js';
import { toCaseStandingDto, type CaseStandingDto, type MoveCaseDto } from './cases.dto.js';
import { MoveNotPossible, OutcomeNeeded } from './cases.errors.js';
import { lockCase } from './cases.queries.js';
import { allowedMoves, moved } from './rules/case-lifecycle.js';

/** Moves a person makes by hand, each with its reason. */
@Injectable()
export class CaseMovesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly progress: CaseProgress,
    private readonly notes: CaseNotesService,
  ) {}

  /**
   * Moves the case the actor saw at `version` and keeps the reason as a sealed note. Throws NotFound, StaleVersion,
   * OutcomeNeeded when it is closed without an outcome, MoveNotPossible where the lifecycle does not lead there.
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
    if (to === 'closed' && !outcome) throw new OutcomeNeeded();
    const eventId = await this.progress.write(found, to, next, to === 'closed' && outcome ? { outcome } : {});
    await this.notes.keep(found, { kind: 'move_reason', text: reason, eventId });
    return toCaseStandingDto(caseId, version + 1, next);
  }
}
