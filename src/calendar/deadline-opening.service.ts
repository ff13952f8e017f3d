import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CalendarFacts as OfficeDays } from '../places/calendar-facts.service.js';
import { Announcer } from '../platform/announce.js';
import { Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseDatesChanged } from './calendar.events.js';
import {
  closeDeadlines,
  insertDeadlines,
  rulesByCode,
  type DeadlineRow,
  type NewDeadline,
  type TriggerSource,
} from './deadlines.queries.js';
import { computeDeadline, type CalendarFacts, type ComputedDeadline } from './rules/deadline-engine.js';
import type { DeadlineRule, DeadlineStatus } from './rules/deadline-rule.js';
import type { TriggeredRule } from './rules/deadlines-for-decision.js';
import { endOf, partsOf, remindOf } from './rules/due-instants.js';
import { selectRule, type ScopeFacts } from './rules/select-rule.js';
import { triggerDayOf } from './rules/trigger-day.js';

/** Where the count takes place. */
export interface CountingPlace extends ScopeFacts {
  /** The court whose closures count; null when the date belongs to none. */
  readonly courtId: string | null;
  readonly zones: CalendarFacts['zones'];
}

export interface Computed {
  readonly rule: DeadlineRule;
  readonly result: ComputedDeadline;
}

export const NO_SOURCE: TriggerSource = {
  hearingId: null,
  decisionId: null,
  filingId: null,
  custodyStayId: null,
  eventId: null,
};

/** Opens and closes dates; the other services of the calendar say which, and why. */
@Injectable()
export class DeadlineOpening {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly officeDays: OfficeDays,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Computes the triggered rules and opens a date for each, in the open transaction; announces CaseDatesChanged. A date
   * that takes the place of a closed one in `replaces` with the same code names it and counts its version on. A rule
   * that is not for this place, or was not in force on the trigger's day, opens nothing. Returns the new ids.
   */
  async open(
    caseId: string,
    triggered: readonly TriggeredRule[],
    source: Partial<TriggerSource>,
    place: CountingPlace,
    replaces: readonly DeadlineRow[] = [],
  ): Promise<string[]> {
    const { tx } = this.unit;
    const rules = await rulesByCode(
      tx,
      triggered.map(({ code }) => code),
    );
    const facts = await this.factsOf(place);
    const opened = triggered.flatMap((trigger): NewDeadline[] => {
      const computed = this.compute(rules, trigger, place, facts);
      const replaced = replaces.find(({ code }) => code === trigger.code);
      return computed ? [toNewDeadline(caseId, source, trigger, computed, replaced)] : [];
    });
    await insertDeadlines(tx, opened);
    for (const { id } of opened) {
      this.audit.record(tx, { action: 'deadline.opened', subject: { kind: 'deadline', id }, caseId });
    }
    if (opened.length > 0) this.announcer.announce(tx, new CaseDatesChanged(caseId));
    return opened.map(({ id }) => id);
  }

  /**
   * Puts what another version of its rule makes of a date in its place: the old one stays as it was computed, superseded.
   * Announces CaseDatesChanged. Returns the new id.
   */
  async replace(row: DeadlineRow, computed: Computed): Promise<string> {
    const { tx } = this.unit;
    await this.close(row.caseId, [row], 'superseded');
    const next = toNewDeadline(row.caseId, row, row, computed, row);
    await insertDeadlines(tx, [next]);
    this.audit.record(tx, {
      action: 'deadline.opened',
      subject: { kind: 'deadline', id: next.id },
      caseId: row.caseId,
    });
    return next.id;
  }

  /** Closes open dates of one case, by an event or without one, and announces it; closing what is closed changes nothing. */
  async close(
    caseId: string,
    rows: readonly DeadlineRow[],
    status: Exclude<DeadlineStatus, 'open'>,
    byEventId: string | null = null,
  ): Promise<void> {
    const { tx } = this.unit;
    const open = rows.filter((row) => row.status === 'open');
    if (open.length === 0) return;
    await closeDeadlines(
      tx,
      open.map(({ id }) => id),
      status,
      byEventId,
    );
    for (const { id } of open) {
      this.audit.record(tx, {
        action: 'deadline.closed',
        subject: { kind: 'deadline', id },
        caseId,
        fields: ['status'],
      });
    }
    this.announcer.announce(tx, new CaseDatesChanged(caseId));
  }

  /** What counting at a place needs to know: closed days and zones. */
  async factsOf(place: CountingPlace): Promise<CalendarFacts> {
    const days = await this.officeDays.forCourt(place.courtId);
    return { closedBecause: (day) => days.closedBecause(day), zones: place.zones };
  }

  /** The result of one triggered rule; null when no version of it is for this place and day. Pure but for refusing bad inputs. */
  compute(
    rules: readonly DeadlineRule[],
    trigger: TriggeredRule,
    place: ScopeFacts,
    facts: CalendarFacts,
  ): Computed | null {
    const { facility, court } = facts.zones;
    const on = triggerDayOf(trigger.inputs, facility ?? court ?? 'UTC');
    const selected = selectRule(rules, trigger.code, on, place);
    if (!selected.ok) {
      if (selected.reasons.includes('no-such-rule'))
        throw new Error(`The rules table has no ${trigger.code}`);
      return null;
    }
    const result = computeDeadline(selected.rule, trigger.inputs, facts);
    if (!result.ok) throw new Unprocessable(result.reasons.map((code) => ({ field: '', code })));
    return { rule: selected.rule, result };
  }
}

function toNewDeadline(
  caseId: string,
  source: Partial<TriggerSource>,
  { code, inputs }: TriggeredRule,
  { rule, result }: Computed,
  replaced: DeadlineRow | undefined,
): NewDeadline {
  const nominal = partsOf(result.nominal);
  const rolled = partsOf(result.rolled);
  const remind = partsOf(remindOf(result, rule.owner));
  return {
    id: randomUUID(),
    caseId,
    code,
    ruleVersion: rule.version,
    owner: rule.owner,
    ladder: rule.ladder,
    hearingId: source.hearingId ?? null,
    decisionId: source.decisionId ?? null,
    filingId: source.filingId ?? null,
    custodyStayId: source.custodyStayId ?? null,
    eventId: source.eventId ?? null,
    inputs,
    timeZone: result.zone,
    nominalOn: nominal.on,
    nominalAt: nominal.at,
    rolledOn: rolled.on,
    rolledAt: rolled.at,
    remindOn: remind.on,
    remindAt: remind.at,
    nominalEndsAt: endOf(result.nominal, result.zone).toString(),
    rolledEndsAt: endOf(result.rolled, result.zone).toString(),
    arithmetic: result.arithmetic,
    citation: result.citation,
    mark: result.mark,
    version: (replaced?.version ?? 0) + 1,
    replacesId: replaced?.id ?? null,
    enteredBy: null,
    toldBy: null,
  };
}
