import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseAccess } from '../cases/case-access.js';
import { ClientDirectory } from '../messages/client-directory.service.js';
import { ClientEndings } from '../messages/client-endings.service.js';
import { findOptIn } from '../messages/client-opt-ins.queries.js';
import { ReplyUnclear } from '../messages/reach.events.js';
import { ReachDirectory } from '../messages/reach-directory.service.js';
import { renderClient, type ClientKey } from '../messages/rules/client-words.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OnEvent } from '../platform/announce.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  toPhoneTaskDto,
  type ClientToCallDto,
  type ClosePhoneTaskDto,
  type PhoneTaskDto,
  type PhoneTaskListDto,
} from './phone-task.dto.js';
import {
  closePhoneTask,
  findPhoneTask,
  openClientCalls,
  openPhoneTask,
  openPhoneTasks,
  type PhoneTaskRow,
} from './phone-tasks.queries.js';
import type { CallReason } from './rules/phone-calls.js';

/** What whoever calls a client says; of the others, the date itself. */
const SAID: Readonly<Partial<Record<CallReason, ClientKey>>> = {
  'client-stopped': 'ask',
  'client-wrong-number': 'wrong',
};

/** The last resort: a person calls a person. */
@Injectable()
export class PhoneTasks {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly staff: StaffDirectory,
    private readonly reach: ReachDirectory,
    private readonly clients: ClientDirectory,
    private readonly endings: ClientEndings,
    private readonly cases: CaseAccess,
    private readonly env: Env,
    private readonly audit: Audit,
  ) {}

  /** Calls nobody has made yet, the most urgent first, with the colleague's name and the number they confirmed. */
  async list(): Promise<PhoneTaskListDto> {
    const rows = await openPhoneTasks(this.unit.tx);
    return { items: await this.describe(rows) };
  }

  /** Calls to clients and families of one case that nobody has made yet. Throws NotFound. */
  async ofClients(caseId: string): Promise<PhoneTaskListDto> {
    await this.cases.require(caseId);
    return { items: await this.describe(await openClientCalls(this.unit.tx, caseId)) };
  }

  /** Says how a call to a client of this case went. Throws NotFound. */
  async closeOfClient(caseId: string, id: string, said: ClosePhoneTaskDto): Promise<PhoneTaskDto> {
    await this.cases.require(caseId);
    const task = await findPhoneTask(this.unit.tx, id);
    if (task?.case_id !== caseId || task.opt_in_id === null) throw new NotFound();
    return this.close(id, said);
  }

  /** Says how the call went; the first word stands, repeating it changes nothing. Throws NotFound. */
  async close(id: string, { outcome }: ClosePhoneTaskDto): Promise<PhoneTaskDto> {
    const { tx } = this.unit;
    if (await closePhoneTask(tx, id, this.unit.staffId(), outcome)) {
      const task = await findPhoneTask(tx, id);
      const caseId = task?.case_id;
      // The number of somebody who said STOP was kept for this call and no other.
      const isOver = outcome === 'reached' || outcome === 'not-needed';
      if (task?.reason === 'client-stopped' && task.opt_in_id && isOver)
        await this.endings.forget(tx, task.opt_in_id);
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
    const cards = await this.staff.names(rows.flatMap((row) => row.colleague_id ?? []));
    const tasks: PhoneTaskDto[] = [];
    for (const row of rows) {
      const id = row.colleague_id;
      const colleague = id && { id, name: cards.get(id)?.name ?? '', phone: await this.reach.toCall(id) };
      tasks.push(toPhoneTaskDto(row, { colleague: colleague || null, client: await this.clientOf(row) }));
    }
    return tasks;
  }

  private async clientOf(row: PhoneTaskRow): Promise<ClientToCallDto | null> {
    const optIn = row.opt_in_id ? await findOptIn(this.unit.tx, row.opt_in_id) : null;
    if (!optIn) return null;
    const { who, language } = optIn;
    const date = row.due_at && row.time_zone ? { at: instantOf(row.due_at), zone: row.time_zone } : {};
    const facts = { ...date, isDay: row.is_day, phone: this.env.hotline };
    const say = renderClient(SAID[row.reason] ?? 'due', language, facts);
    return { who, language, say, ...(await this.clients.open(optIn)) };
  }
}
