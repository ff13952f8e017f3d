import { Injectable } from '@nestjs/common';
import { SmsChannel } from '../messages/sms-channel.service.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { orderOf } from './plan-facts.js';
import { settleOutdatedCalls } from './client-calls.queries.js';
import { applyPlan, readPlanFacts, type PlanOrder, type PlanResult } from './plan.queries.js';

const NOTHING: PlanResult = { inserted: 0, rescheduled: 0, cancelled: 0 };

/** Brings the reminder rows of a case to what its dates and people call for, in the transaction that changed them. */
@Injectable()
export class Replan {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly sms: SmsChannel,
  ) {}

  /**
   * Plans one case within the open transaction: inserts, moves and cancels rows, and nothing else. Repeating it
   * changes nothing. Works for the whole case whoever acts, if they may change its dates.
   */
  async case(caseId: string): Promise<PlanResult> {
    return (await this.check(caseId, this.sms.isOffered)).result;
  }

  /**
   * Plans one case and tells whether its rows had drifted: whether they were neither what it calls for now nor what it
   * called for while the office sent texts or did not (`textedBefore`). Works as `case` does.
   */
  async check(caseId: string, textedBefore: boolean): Promise<{ result: PlanResult; drifted: boolean }> {
    const { tx } = this.unit;
    const facts = await readPlanFacts(tx, caseId);
    if (facts === null) return { result: NOTHING, drifted: false };
    const result = await applyPlan(tx, caseId, orderOf(facts, this.sms.isOffered));
    await settleOutdatedCalls(tx, caseId);
    const wasRight = textedBefore !== this.sms.isOffered && isEmpty(orderOf(facts, textedBefore));
    return { result, drifted: result.inserted + result.rescheduled + result.cancelled > 0 && !wasRight };
  }

  /** Whether the office sends texts now. */
  get texts(): boolean {
    return this.sms.isOffered;
  }
}

function isEmpty({ insert, cancel, reschedule }: PlanOrder): boolean {
  return insert.length + cancel.length + reschedule.length === 0;
}
