import { Injectable } from '@nestjs/common';
import { SmsChannel } from '../messages/sms-channel.service.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { orderOf } from './plan-facts.js';
import { applyPlan, readPlanFacts, type PlanResult } from './plan.queries.js';

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
    const { tx } = this.unit;
    const facts = await readPlanFacts(tx, caseId);
    return facts === null ? NOTHING : applyPlan(tx, caseId, orderOf(facts, this.sms.isOffered));
  }
}
