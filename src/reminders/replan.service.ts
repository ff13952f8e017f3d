import { Injectable } from '@nestjs/common';
import { OfferedWays, type Offered } from '../messages/offered-ways.service.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { calledFor, orderOf } from './plan-facts.js';
import { applyPlan, readPlan, type PlanOrder, type PlanResult } from './plan.queries.js';

const NOTHING: PlanResult = { inserted: 0, rescheduled: 0, cancelled: 0 };

/** Brings the reminder rows of a case to what its dates and people call for, in the transaction that changed them. */
@Injectable()
export class Replan {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ways: OfferedWays,
  ) {}

  /**
   * Plans one case within the open transaction: inserts, moves and cancels rows, and nothing else. Repeating it
   * changes nothing. Works for the whole case whoever acts, if they may change its dates.
   */
  async case(caseId: string): Promise<PlanResult> {
    return (await this.check(caseId, this.ways.now)).result;
  }

  /**
   * Plans one case and tells whether its rows had drifted: whether they were neither what it calls for now nor what it
   * called for while the office had other ways (`before`): texts or none, notifications or none. Works as `case` does.
   */
  async check(caseId: string, before: Offered): Promise<{ result: PlanResult; drifted: boolean }> {
    const { tx } = this.unit;
    const reading = readPlan(tx, caseId);
    const facts = await reading.facts;
    if (facts === null) return { result: NOTHING, drifted: false };
    const called = calledFor(facts, this.ways.now);
    const rows = await reading.rows;
    const result = await applyPlan(tx, caseId, orderOf(called, rows));
    const wasRight = !areSame(before, this.ways.now) && isEmpty(orderOf(calledFor(facts, before), rows));
    return { result, drifted: result.inserted + result.rescheduled + result.cancelled > 0 && !wasRight };
  }

  /** What the office sends now. */
  get offered(): Offered {
    return this.ways.now;
  }
}

/** Whether the office has the very same ways. */
export function areSame(a: Offered, b: Offered): boolean {
  return a.sms === b.sms && a.push === b.push;
}

function isEmpty({ insert, cancel, reschedule }: PlanOrder): boolean {
  return insert.length + cancel.length + reschedule.length === 0;
}
