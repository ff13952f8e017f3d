import { Injectable } from '@nestjs/common';
import { CalendarFacts } from '../places/calendar-facts.service.js';
import { instantOf } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { courtOfTrigger, deadlinesById, type DeadlineRow } from './deadlines.queries.js';
import { openDatesOf } from './rule-drafts.queries.js';
import type { ComputedDeadline } from './rules/deadline-engine.js';
import type { DeadlineRule } from './rules/deadline-rule.js';
import { underNextVersion } from './rules/rule-draft.js';

/** A date that comes out differently under the next version of its rule. */
export interface ChangedDate {
  readonly row: DeadlineRow;
  readonly caseReference: string;
  readonly result: ComputedDeadline;
}

export interface RuleEffects {
  /** How many open dates of the rule there are; the others stay as they are. */
  readonly open: number;
  readonly changed: readonly ChangedDate[];
}

/** What a change of law does to the dates of open cases. */
@Injectable()
export class RuleEffectsReader {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly officeDays: CalendarFacts,
    private readonly opening: DeadlineOpening,
  ) {}

  /** The open dates the next version would move, as of now; nothing is written. Among the cases the actor sees. */
  preview(next: DeadlineRule): Promise<RuleEffects> {
    return this.effectsOf(next, false);
  }

  /**
   * Puts what `next` makes of them in the place of the dates it moves: each old date stays as it was computed, superseded,
   * and its reminders are planned anew with the commit. Returns how many moved.
   */
  async apply(next: DeadlineRule): Promise<number> {
    const { changed } = await this.effectsOf(next, true);
    for (const { row, result } of changed) await this.opening.replace(row, { rule: next, result });
    return changed.length;
  }

  private async effectsOf(next: DeadlineRule, lock: boolean): Promise<RuleEffects> {
    const { tx } = this.unit;
    const open = await openDatesOf(tx, next.code, lock);
    const references = new Map(open.map(({ id, caseReference }) => [id, caseReference]));
    const changed: ChangedDate[] = [];
    for (const row of await deadlinesById(tx, [...references.keys()])) {
      const days = await this.officeDays.forCourt(await courtOfTrigger(tx, row));
      const result = underNextVersion(next, toDateUnderRule(row), (day) => days.closedBecause(day));
      if (result) changed.push({ row, caseReference: references.get(row.id) ?? '', result });
    }
    return { open: open.length, changed };
  }
}

function toDateUnderRule({
  inputs,
  timeZone,
  ladder,
  nominalOn,
  nominalAt,
  rolledOn,
  rolledAt,
}: DeadlineRow) {
  return {
    inputs,
    timeZone,
    ladder,
    nominal: { on: nominalOn, at: textOf(nominalAt) },
    rolled: { on: rolledOn, at: textOf(rolledAt) },
  };
}

function textOf(at: Date | null): string | null {
  return at === null ? null : instantOf(at).toString();
}
