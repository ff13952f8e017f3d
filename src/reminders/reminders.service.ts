import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../cases/case-access.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  toReminderDto,
  type AcknowledgeReminderDto,
  type ReminderDto,
  type ReminderListDto,
} from './reminder.dto.js';
import { ReminderNotSent, ReminderSuperseded } from './reminders.errors.js';
import { findReminder, remindersOfCase, wasTried, type ReminderRow } from './reminders.queries.js';
import { Seen } from './seen.service.js';

/** What people see and say of reminders. */
@Injectable()
export class Reminders {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cases: CaseAccess,
    private readonly staff: StaffDirectory,
    private readonly seen: Seen,
  ) {}

  /** Every reminder of a case by due instant, past and to come. 404 when the case is not open to the one who asks. */
  async ofCase(caseId: string): Promise<ReminderListDto> {
    await this.cases.require(caseId);
    const rows = await remindersOfCase(this.unit.tx, caseId);
    const cards = await this.staff.names(rows.map((row) => row.recipient_id));
    return { items: rows.map((row) => toReminderDto(row, cards)) };
  }

  /**
   * "Seen", by the recipient or a colleague on the case; not "done". Ends the escalation of this step and of earlier
   * ones; later steps of the ladder remain. Repeating it changes nothing. 404 for a reminder one may not see, 409 when
   * it no longer counts or has not gone out.
   */
  async acknowledge(id: string, { via }: AcknowledgeReminderDto): Promise<ReminderDto> {
    const { tx } = this.unit;
    const found = await findReminder(tx, id);
    // What went to a client is not ours to have seen: it ends no escalation and no other reminder.
    if (!found || found.who !== null) throw new NotFound();
    await this.refuseUnsent(found);
    const staffId = this.unit.staffId();
    await this.seen.note(tx, found, staffId, via);
    const now = (await findReminder(tx, id)) ?? found;
    return toReminderDto(now, await this.staff.names([now.recipient_id]));
  }

  private async refuseUnsent(reminder: ReminderRow): Promise<void> {
    if (reminder.state === 'cancelled') throw new ReminderSuperseded();
    // A link that was clicked proves that the mail arrived, even if our server never heard so.
    const mayHaveLeft = reminder.state !== 'scheduled' || (await wasTried(this.unit.tx, reminder.id));
    if (!mayHaveLeft) throw new ReminderNotSent();
  }
}
