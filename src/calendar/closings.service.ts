import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { openDeadlines } from './deadlines.queries.js';
import { closedBy, type Saying } from './rules/legal-event-effects.js';

/** Every form that tells what happened closes dates here: those whose rule closes on its word. */
@Injectable()
export class Closings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly opening: DeadlineOpening,
  ) {}

  /**
   * Closes the open dates of a case that close on what is said, in the open transaction, and announces it. `of` names the
   * event they are closed by, and the hearing of which it is said. Nothing to close changes nothing.
   */
  async say(caseId: string, said: Saying, of: { eventId?: string; hearingId?: string } = {}): Promise<void> {
    const closed = closedBy(await openDeadlines(this.unit.tx, caseId), said, of.hearingId ?? null);
    for (const { date, status } of closed)
      await this.opening.close(caseId, [date], status, of.eventId ?? null);
  }
}
