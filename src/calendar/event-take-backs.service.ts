import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseProgress } from '../cases/case-progress.service.js';
import { Releases } from '../custody/releases.service.js';
import { Announcer } from '../platform/announce.js';
import { NotAllowed, NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { EventBuiltUpon } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { eventReasonColumn } from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import { openAgain } from './deadline-deeds.queries.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { deadlinesClosedByEvent, deadlinesOfEvent, type DeadlineRow } from './deadlines.queries.js';
import type { LegalEventDto } from './legal-event.dto.js';
import { LegalEventReader } from './legal-event-reader.service.js';
import { findLegalEvent, markTakenBack } from './legal-events.queries.js';
import { findHearing } from './hearings.queries.js';
import { isBuiltUpon } from './rules/legal-event-effects.js';
import { legalEventKind } from './rules/legal-event-kinds.js';

/** What was recorded by mistake is taken back: it stays in the history, and what followed from it is undone. */
@Injectable()
export class EventTakeBacks {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly reader: LegalEventReader,
    private readonly opening: DeadlineOpening,
    private readonly progress: CaseProgress,
    private readonly releases: Releases,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Takes an event back for a reason: the dates it opened are voided, those it closed are open again, and the case moves back
   * where it has not moved on. Again, it changes nothing. Throws NotFound, CaseIsClosed, NotAllowed, EventBuiltUpon.
   */
  async takeBack(id: string, reason: string): Promise<LegalEventDto> {
    const { tx } = this.unit;
    const seen = await findLegalEvent(tx, id);
    if (!seen) throw new NotFound();
    const of = await this.inHand.change(seen.caseId);
    const event = await findLegalEvent(tx, id);
    const kind = legalEventKind(seen.kind);
    if (kind && !this.reader.mayRecord(kind)) throw new NotAllowed();
    if (event && event.takenBackAt === null) {
      await this.undo(of.id, id, kind?.release != null);
      const reasonSealed = await this.inHand.seal(of, eventReasonColumn(id), reason);
      if (!reasonSealed) throw new NotFound();
      await markTakenBack(tx, id, reasonSealed);
      const subject = { kind: 'legal_event', id };
      this.audit.record(tx, { action: 'event.taken_back', subject, caseId: of.id, fields: ['reason'] });
      this.announcer.announce(tx, new CaseDatesChanged(of.id));
    }
    const row = await findLegalEvent(tx, id);
    const [shown] = row ? await this.reader.describe(of, [row]) : [];
    if (!shown) throw new NotFound();
    return shown;
  }

  private async undo(caseId: string, id: string, wasRelease: boolean): Promise<void> {
    const { tx } = this.unit;
    const opened = await deadlinesOfEvent(tx, id);
    const closed = await deadlinesClosedByEvent(tx, id);
    if (isBuiltUpon(opened) || !(await this.canOpenAgain(closed))) throw new EventBuiltUpon();
    if (wasRelease && !(await this.releases.takeBack(caseId))) throw new EventBuiltUpon();
    await this.opening.close(caseId, opened, 'voided');
    for (const date of closed) {
      await openAgain(tx, date.id);
      const subject = { kind: 'deadline', id: date.id };
      this.audit.record(tx, { action: 'deadline.reopened', subject, caseId, fields: ['status'] });
    }
    await this.progress.takenBack(caseId, id);
  }

  /** What belongs to a hearing that is over has no use any more: whoever held it built on what was recorded. */
  private async canOpenAgain(dates: readonly DeadlineRow[]): Promise<boolean> {
    for (const { hearingId } of dates) {
      const hearing = hearingId ? await findHearing(this.unit.tx, hearingId) : null;
      if (hearing && hearing.status !== 'scheduled') return false;
    }
    return true;
  }
}
