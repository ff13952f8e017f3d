import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { AuditAction } from '../audit/rules/actions.js';
import { NotFound, StaleVersion } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { IntakeClosed, MoveNotPossible } from './intake.errors.js';
import { IntakeQueries, type IntakeRow } from './intakes.queries.js';
import { afterMove, type IntakeVerb } from './rules/intake-lifecycle.js';
import { SealedAnswers, type Outcome } from './sealed-answers.js';

interface How {
  readonly action: AuditAction;
  /** What was said; kept beside what was said before. */
  readonly outcome: Outcome;
  readonly reviewed?: boolean;
}

/** Moves a call along its life: under its lock, by the table, with its audit entry. */
@Injectable()
export class IntakeMoves {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly intakes: IntakeQueries,
    private readonly sealedAnswers: SealedAnswers,
    private readonly audit: Audit,
  ) {}

  /**
   * The row after the move. Throws NotFound, IntakeClosed when it may be read but no longer moved, StaleVersion, or
   * MoveNotPossible with the verbs that are.
   */
  async make(id: string, version: number, verb: IntakeVerb, how: How): Promise<IntakeRow> {
    const row = await this.intakes.lock(id);
    if (!row) throw (await this.intakes.find(id)) ? new IntakeClosed() : new NotFound();
    if (row.version !== version) throw new StaleVersion({ version: row.version, status: row.status });
    const move = afterMove(row.status, verb);
    if (!move.ok) throw new MoveNotPossible(move.allowed);
    await this.intakes.move(id, move.status, {
      outcomeSealed: await this.outcomeOf(row, how.outcome),
      reviewed: how.reviewed ?? false,
    });
    this.audit.record(this.unit.tx, {
      action: how.action,
      subject: { kind: 'intake', id },
      fields: ['status', ...Object.keys(how.outcome)],
    });
    const moved = await this.intakes.find(id);
    if (!moved) throw new NotFound();
    return moved;
  }

  private async outcomeOf(row: IntakeRow, outcome: Outcome): Promise<Buffer | null> {
    if (Object.keys(outcome).length === 0) return null;
    return this.sealedAnswers.sealOutcome(row, {
      ...(await this.sealedAnswers.openOutcome(row)),
      ...outcome,
    });
  }
}
