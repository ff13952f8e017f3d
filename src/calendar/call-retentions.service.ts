import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { IntakeDeclined, IntakeReopened } from '../intake/intake.events.js';
import { CalendarFacts } from '../places/calendar-facts.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { OnEvent } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { toCallRetentionDto, type CallRetentionListDto } from './call-retention.dto.js';
import { closeCallRetention, insertCallRetention, openCallRetentions } from './call-retentions.queries.js';
import { rulesByCode } from './deadlines.queries.js';
import { DECLINED_RULE, LISTED_DAYS_BEFORE } from './rules/call-retention.js';
import { computeByHand } from './rules/compute.js';

const MOST = 100;

/** How long a declined call is kept is counted from the day of the office on which it was declined. */
@Injectable()
export class CallRetentions {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly officeDays: CalendarFacts,
    private readonly audit: Audit,
  ) {}

  /** Opens the day on which the call is reduced, in the transaction that declines it. A rule not in force opens nothing. */
  @OnEvent(IntakeDeclined, 'in-transaction')
  async intakeDeclined({ intakeId }: IntakeDeclined): Promise<void> {
    const { tx } = this.unit;
    const on = this.clock.today(OFFICE_ZONE).toString();
    const rules = await rulesByCode(tx, [DECLINED_RULE]);
    const office = await this.officeDays.forCourt();
    const due = computeByHand(rules, { code: DECLINED_RULE, on, office });
    if (!due.ok) return;
    const id = await insertCallRetention(tx, {
      intakeId,
      ruleCode: due.rule,
      ruleVersion: due.version,
      declinedOn: on,
      dueOn: due.rolled,
      arithmetic: due.arithmetic,
    });
    this.audit.record(tx, { action: 'call_retention.opened', subject: { kind: 'call_retention', id } });
  }

  /** A call that is opened again is kept like any other: its day ends with the decision. */
  @OnEvent(IntakeReopened, 'in-transaction')
  async intakeReopened({ intakeId }: IntakeReopened): Promise<void> {
    for (const id of await closeCallRetention(this.unit.tx, { intakeId }, 'reopened')) this.noteClosed(id);
  }

  /** The date of one declined call, or those of all calls that are over or come within two weeks; the soonest first. */
  async list(intakeId: string | undefined): Promise<CallRetentionListDto> {
    const by = this.clock.today(OFFICE_ZONE).add({ days: LISTED_DAYS_BEFORE });
    const rows = await openCallRetentions(this.unit.tx, {
      intakeId: intakeId ?? null,
      by: by.toString(),
      limit: MOST,
    });
    return { items: rows.map(toCallRetentionDto) };
  }

  /** Somebody reduced the call. Throws NotFound when the date is not there or was ended before. */
  async reduced(id: string): Promise<void> {
    const closed = await closeCallRetention(this.unit.tx, { id }, 'reduced');
    if (closed.length === 0) throw new NotFound();
    this.noteClosed(id);
  }

  private noteClosed(id: string): void {
    this.audit.record(this.unit.tx, {
      action: 'call_retention.closed',
      subject: { kind: 'call_retention', id },
      fields: ['closed_as'],
    });
  }
}
