import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ComingMessages } from './coming.service.js';
import {
  toMessagePauseDto,
  type MessagePauseDto,
  type MessagePauseListDto,
  type PauseMessagesDto,
  type PausePreviewDto,
  type PauseQuery,
  type PreviewPauseDto,
} from './pause.dto.js';
import { endPause, isOpenCase, pausesThatLast, writePause, type PauseRow } from './pauses.queries.js';
import { AlreadyPaused, NotAColleague, OtherMessages } from './reminders.errors.js';

/** Messages of a case held back for a while: with a reason, an end, and what will become of each shown before it is done. */
@Injectable()
export class Pauses {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly coming: ComingMessages,
    private readonly staff: StaffDirectory,
    private readonly audit: Audit,
  ) {}

  /** The pauses that last, of one case or of all the actor sees. */
  async list({ caseId }: PauseQuery): Promise<MessagePauseListDto> {
    return { items: await this.describe(await pausesThatLast(this.unit.tx, caseId ?? null)) };
  }

  /**
   * What holding back would do to the messages of its time: the pause is made and undone (ADR 14). Throws NotFound for a case
   * the actor does not see or that is closed, NotAColleague, AlreadyPaused.
   */
  async preview(caseId: string, wish: PreviewPauseDto): Promise<PausePreviewDto> {
    const items = await this.unit.rehearse(
      () => this.write(caseId, { ...wish, reason: 'being-corrected' }),
      () => this.coming.within(caseId, wish.hours, wish.recipientId ?? null),
    );
    return { items };
  }

  /**
   * Holds back the messages that were shown, for hours from now. Throws NotFound, NotAColleague, AlreadyPaused, and OtherMessages when it
   * would hold back others than were shown.
   */
  async pause(caseId: string, wish: PauseMessagesDto): Promise<MessagePauseDto> {
    const id = await this.write(caseId, wish);
    const items = await this.coming.within(caseId, wish.hours, wish.recipientId ?? null);
    const held = items.filter(({ pause }) => pause !== null).map((message) => message.id);
    if (held.toSorted().join() !== wish.shown.toSorted().join()) throw new OtherMessages();
    this.audit.record(this.unit.tx, {
      action: 'reminder.paused',
      subject: { kind: 'reminder_pause', id },
      caseId,
      fields: ['reason', 'endsAt', ...(wish.recipientId ? ['recipientId'] : [])],
    });
    const [made] = await this.describe(
      (await pausesThatLast(this.unit.tx, caseId)).filter((pause) => pause.id === id),
    );
    if (!made) throw new NotFound();
    return made;
  }

  /** Ends a pause before its time: what it held back is due now. Throws NotFound when it does not last any more. */
  async end(id: string): Promise<void> {
    const { tx } = this.unit;
    const caseId = await endPause(tx, id, this.unit.staffId());
    if (caseId === null) throw new NotFound();
    this.audit.record(tx, { action: 'reminder.resumed', subject: { kind: 'reminder_pause', id }, caseId });
  }

  private async write(
    caseId: string,
    { recipientId, hours, reason }: Omit<PauseMessagesDto, 'shown'>,
  ): Promise<string> {
    const { tx } = this.unit;
    if (!(await isOpenCase(tx, caseId))) throw new NotFound();
    if (recipientId && !(await this.staff.names([recipientId])).has(recipientId))
      throw new NotAColleague('recipientId');
    const by = this.unit.staffId();
    const id = await writePause(tx, { caseId, recipientId: recipientId ?? null, reason, hours, by });
    if (id === null) throw new AlreadyPaused();
    return id;
  }

  private async describe(rows: readonly PauseRow[]): Promise<MessagePauseDto[]> {
    const people = rows.flatMap(({ recipientId, pausedBy }) => [
      pausedBy,
      ...(recipientId ? [recipientId] : []),
    ]);
    const cards = await this.staff.names([...new Set(people)]);
    return rows.map((row) => toMessagePauseDto(row, cards));
  }
}
