import { Injectable } from '@nestjs/common';
import { CaseMoved } from '../cases/case.events.js';
import { OnEvent } from '../platform/announce.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseInHand } from './case-in-hand.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { openDeadlines } from './deadlines.queries.js';
import { hearingsOfCase } from './hearings.queries.js';
import { HearingsToBeSet } from './hearings-to-be-set.service.js';
import { decidesCustody } from './rules/deadlines-for-decision.js';

/** A hearing set while somebody was held has filings of its own once they are out, and none when they are held again. */
@Injectable()
export class HearingsAtLiberty {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly toBeSet: HearingsToBeSet,
    private readonly deadlines: DeadlinesService,
  ) {}

  /** Opens or ends those dates in the transaction that tells of the release, or takes it back. */
  @OnEvent(CaseMoved, 'in-transaction')
  async caseMoved({ caseId, to }: CaseMoved): Promise<void> {
    if (to === 'in_custody') await this.deadlines.recompute(caseId);
    if (to !== 'released') return;
    const of = await this.inHand.read(caseId);
    const dated = new Set((await openDeadlines(this.unit.tx, caseId)).map(({ hearingId }) => hearingId));
    for (const hearing of await hearingsOfCase(this.unit.tx, caseId)) {
      const { id, kind, status, certainty } = hearing;
      if (status !== 'scheduled' || certainty === 'to_be_set' || decidesCustody(kind) || dated.has(id))
        continue;
      await this.toBeSet.openDates(of, hearing);
    }
  }
}
