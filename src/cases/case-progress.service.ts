import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Announcer } from '../platform/announce.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseClosed, CaseMoved } from './case.events.js';
import { lockCase, movesOf, noteCaseEvent, writeState, type CaseRow } from './cases.queries.js';
import {
  fieldOf,
  moved,
  type CaseMove,
  type CaseState,
  type ClosingOutcome,
} from './rules/case-lifecycle.js';

/** Moves cases through their lifecycle, for the folders to the right: an assignment, a hearing, a decision. */
@Injectable()
export class CaseProgress {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Something happened that moves the case. Where the lifecycle allows the move it is made and announced; otherwise
   * nothing changes, because the fact itself is recorded where it belongs. `refId` names that record. Throws NotFound
   * when the actor does not see the case.
   */
  async happened(caseId: string, move: CaseMove, refId?: string): Promise<boolean> {
    const found = await lockCase(this.unit.tx, caseId);
    if (!found) throw new NotFound();
    const next = moved(found, move);
    if (next) await this.write(found, move, next, refId ? { refId } : {});
    return next !== null;
  }

  /**
   * The record `refId` was a mistake: each field it moved goes back to where it was, unless the case has moved on since. Throws
   * NotFound when the actor does not see the case.
   */
  async takenBack(caseId: string, refId: string): Promise<void> {
    const moves = await movesOf(this.unit.tx, caseId, refId);
    // They were made at one instant: which was the last is told by where the case stands.
    for (let left = moves.length; left > 0; left -= 1) {
      const found = await lockCase(this.unit.tx, caseId);
      if (!found) throw new NotFound();
      const at = moves.findIndex(({ to }) => found[fieldOf(to)] === to);
      const [last] = at < 0 ? [] : moves.splice(at, 1);
      if (!last) return;
      await this.write(found, last.from, { ...found, [fieldOf(last.to)]: last.from }, { refId });
    }
  }

  /** Writes an allowed move of a locked case, its event, audit entry and announcement; returns the event's id. */
  async write(
    from: CaseRow,
    move: CaseMove,
    next: CaseState,
    more: { refId?: string; outcome?: ClosingOutcome } = {},
  ): Promise<string> {
    const { tx } = this.unit;
    const field = fieldOf(move);
    await writeState(tx, from.id, next, more.outcome ?? null);
    const eventId = await noteCaseEvent(tx, {
      caseId: from.id,
      kind: move === 'closed' ? 'closed' : 'moved',
      from: from[field],
      to: move,
      ...(more.refId ? { refId: more.refId } : {}),
    });
    this.audit.record(tx, {
      action: 'case.moved',
      subject: { kind: 'case', id: from.id },
      caseId: from.id,
      fields: [field],
    });
    this.announcer.announce(tx, new CaseMoved(from.id, move));
    if (move === 'closed') this.announcer.announce(tx, new CaseClosed(from.id));
    return eventId;
  }
}
