import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Env } from '../platform/env.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { deadLetters, refusalOf, replay } from './dead-letters.queries.js';
import type { DeadLetterDto, ReplayedDto } from './queue-health.dto.js';
import { ReplayRefused } from './queue-health.errors.js';
import { CHANNELS, type Channel } from './rules/ladders.js';

const SHOWN = 100;
/** So many at a time: a mail server that was away all night is not asked for everything in one second. */
const REPLAYED_AT_ONCE = 200;

/** Reminders that were given up, and opening them again once their cause has been put right. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly audit: Audit,
  ) {}

  /** The dead of the last 30 days, at most 100, first those that can be opened again. Codes and roles, no names. */
  async list(): Promise<DeadLetterDto[]> {
    const rows = await deadLetters(this.unit.tx, this.askable(), SHOWN);
    return rows.map((row) => ({
      id: row.id,
      caseReference: row.case_reference,
      kind: row.kind,
      ladder: row.ladder,
      step: row.step,
      channel: row.channel,
      role: row.audience_rank,
      dueAt: row.due_at.toISOString(),
      subjectAt: row.subject_at.toISOString(),
      timeZone: row.time_zone,
      diedAt: row.died_at.toISOString(),
      tries: row.tries,
      fault: row.fault,
      refusal: row.refusal,
    }));
  }

  /**
   * Opens one dead reminder again, due now and marked late; its incident closes. What may have arrived keeps its number, so
   * that the channel is asked before anything is repeated. Throws NotFound, and ReplayRefused with the reason.
   */
  async replayOne(id: string): Promise<ReplayedDto> {
    const count = await this.open(id);
    if (count === 0) {
      const refusal = await refusalOf(this.unit.tx, id, this.askable());
      if (refusal === undefined) throw new NotFound();
      // Another replay was quicker when nothing stands against it any more.
      throw new ReplayRefused(refusal ?? 'not-dead');
    }
    return { count };
  }

  /** Opens every dead reminder that may be opened, the soonest due first, at most 200 at once. */
  async replayAll(): Promise<ReplayedDto> {
    return { count: await this.open(null) };
  }

  private async open(id: string | null): Promise<number> {
    const { tx } = this.unit;
    const which = { id, by: this.unit.staffId(), askable: this.askable(), limit: REPLAYED_AT_ONCE };
    const opened = await replay(tx, which);
    for (const { id: reminderId, case_id: caseId } of opened)
      this.audit.record(tx, {
        action: 'reminder.replayed',
        subject: { kind: 'reminder', id: reminderId },
        caseId,
        fields: ['state'],
      });
    return opened.length;
  }

  /** The inbox is written by the transaction that settles it; mail can be asked about only where there is a journal. */
  private askable(): Channel[] {
    return CHANNELS.filter((channel) => channel !== 'mail' || this.env.MAIL_LOOKUP_URL);
  }
}
