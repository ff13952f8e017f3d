import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { ReplyUnclear } from '../messages/reach.events.js';
import { ReachDirectory } from '../messages/reach-directory.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OnEvent } from '../platform/announce.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  toPhoneTaskDto,
  type ClosePhoneTaskDto,
  type PhoneTaskDto,
  type PhoneTaskListDto,
} from './phone-task.dto.js';
import {
  closePhoneTask,
  findPhoneTask,
  openPhoneTask,
  openPhoneTasks,
  type PhoneTaskRow,
} from './phone-tasks.queries.js';

/** The last resort: a person calls a person. */
@Injectable()
export class PhoneTasks {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly staff: StaffDirectory,
    private readonly reach: ReachDirectory,
    private readonly audit: Audit,
  ) {}

  /** Calls nobody has made yet, the most urgent first, with the colleague's name and the number they confirmed. */
  async list(): Promise<PhoneTaskListDto> {
    const rows = await openPhoneTasks(this.unit.tx);
    return { items: await this.describe(rows) };
  }

  /** Says how the call went; the first word stands, repeating it changes nothing. Throws NotFound. */
  async close(id: string, { outcome }: ClosePhoneTaskDto): Promise<PhoneTaskDto> {
    const { tx } = this.unit;
    if (await closePhoneTask(tx, id, this.unit.staffId(), outcome)) {
      const caseId = (await findPhoneTask(tx, id))?.case_id;
      this.audit.record(tx, {
        action: 'phone_task.done',
        subject: { kind: 'phone_task', id },
        fields: ['outcome'],
        ...(caseId && { caseId }),
      });
    }
    const row = await findPhoneTask(tx, id);
    const [task] = await this.describe(row ? [row] : []);
    if (!task) throw new NotFound();
    return task;
  }

  /** What somebody wrote back is not kept; that they wrote is, and a colleague asks them. */
  @OnEvent(ReplyUnclear, 'in-transaction')
  async onReplyUnclear({ staffId }: ReplyUnclear): Promise<void> {
    await openPhoneTask(this.unit.tx, {
      reason: 'unclear-reply',
      colleagueId: staffId,
      caseId: null,
      deadlineId: null,
      hearingId: null,
      dueAt: null,
      timeZone: null,
    });
  }

  private async describe(rows: readonly PhoneTaskRow[]): Promise<PhoneTaskDto[]> {
    const cards = await this.staff.names(rows.map((row) => row.colleague_id));
    const tasks: PhoneTaskDto[] = [];
    for (const row of rows)
      tasks.push(
        toPhoneTaskDto(
          row,
          cards.get(row.colleague_id)?.name ?? '',
          await this.reach.toCall(row.colleague_id),
        ),
      );
    return tasks;
  }
}
