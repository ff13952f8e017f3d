import { Injectable } from '@nestjs/common';
import type { Offered } from '../messages/offered-ways.service.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { closeIncidents, openIncident } from './aftermath.queries.js';
import { notePlannedWith, plannedCaseIds, plannedWith } from './plan.queries.js';
import { areSame, Replan } from './replan.service.js';
import { ask, beat, lead } from './sweep.queries.js';

const EVERY_SECONDS = 3600;
const CASES_PER_TURN = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Plans every open case again each hour and compares: with new time zone data, new closures, changed staff, or a fault
 * of ours, rows and plan differ. The difference is repaired and an incident says that there was one. An office that has
 * begun to send texts or notifications, or has given them up, is planned for at once; that difference is meant, and no incident.
 */
@Injectable()
export class PlanCheck {
  private after: string | null = null;
  private drifted = 0;
  private failed: string | null = null;
  private before: Offered | null = null;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly replan: Replan,
    private readonly log: OfficeLog,
  ) {}

  /** Checks the next cases, if a round is due or under way. Gives how many cases differed. */
  async turn(): Promise<number> {
    const ids = await this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'plan check'))) return [];
      if (this.after === null) {
        this.before = await plannedWith(tx);
        const isMeant = this.before !== null && !areSame(this.before, this.replan.offered);
        if ((await ask(tx, 'plan-check', isMeant ? 0 : EVERY_SECONDS)) === null) return [];
        this.after = FIRST;
        this.drifted = 0;
        this.failed = null;
      }
      return plannedCaseIds(tx, this.after, CASES_PER_TURN);
    });
    if (this.after === null) return 0;
    const before = this.drifted;
    for (const id of ids) {
      const isAsPlanned = await this.checkOne(id);
      // A connection that broke says nothing about the case: it is checked once more, with the next turn.
      if (isAsPlanned === null && this.failed !== id) {
        this.failed = id;
        return this.drifted - before;
      }
      if (isAsPlanned !== true) this.drifted += 1;
      this.after = id;
    }
    const drifted = this.drifted - before;
    if (ids.length < CASES_PER_TURN) await this.endRound();
    return drifted;
  }

  /** Null when it could not be checked. */
  private async checkOne(caseId: string): Promise<boolean | null> {
    try {
      const { result, drifted } = await this.unit.asWorker('reconciler', () =>
        this.replan.check(caseId, this.before ?? this.replan.offered),
      );
      if (drifted) this.log.warning('reminder plan repaired', { caseId, ...result });
      return !drifted;
    } catch (fault) {
      // One case that cannot be planned must not keep the others from it.
      this.log.fault('reminder plan not checked', fault, { caseId });
      return null;
    }
  }

  private async endRound(): Promise<void> {
    this.after = null;
    await this.unit.asWorker('reconciler', async (tx) => {
      await beat(tx, 'plan-check');
      await notePlannedWith(tx, this.replan.offered);
      if (this.drifted === 0) await closeIncidents(tx, 'plan-drift');
      else await openIncident(tx, { kind: 'plan-drift', reminderId: null, caseId: null, fault: null });
    });
  }
}
