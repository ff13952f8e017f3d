import { Choice, Id, Instant, ListOf, Nested, Text, Texts, Whole } from '../platform/fields.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { ComingMessageDto } from './coming.dto.js';
import type { PauseRow } from './pauses.queries.js';
import { ReminderRecipientDto } from './reminder.dto.js';
import { LONGEST_PAUSE_HOURS, PAUSE_REASONS, type PauseReason } from './rules/pauses.js';

export class PauseQuery {
  @Id({ optional: true, description: 'Of one case; of all the actor sees when left out.' })
  caseId?: string;
}

export class PreviewPauseDto {
  @Id({ optional: true, description: 'Whose messages; left out: everybody’s.' })
  recipientId?: string;

  @Whole({ min: 1, max: LONGEST_PAUSE_HOURS, description: 'For how many hours from now.' })
  hours!: number;
}

export class PauseMessagesDto extends PreviewPauseDto {
  @Choice(PAUSE_REASONS)
  reason!: PauseReason;

  @Texts({ max: 500, description: 'Ids of the messages that were shown as held back; others are refused.' })
  shown!: string[];
}

/** What a pause would do: every message of its time, those that go out nevertheless too. */
export class PausePreviewDto {
  @ListOf(() => ComingMessageDto)
  items!: ComingMessageDto[];
}

export class MessagePauseDto {
  @Id()
  id!: string;

  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;

  @Nested(() => ReminderRecipientDto, { nullable: true, description: 'Null: everybody.' })
  recipient!: ReminderRecipientDto | null;

  @Choice(PAUSE_REASONS)
  reason!: PauseReason;

  @Instant()
  endsAt!: string;

  @Nested(() => ReminderRecipientDto)
  pausedBy!: ReminderRecipientDto;
}

export class MessagePauseListDto {
  @ListOf(() => MessagePauseDto)
  items!: MessagePauseDto[];
}

export function toMessagePauseDto(
  row: PauseRow,
  cards: ReadonlyMap<string, Pick<StaffCard, 'name'>>,
): MessagePauseDto {
  const person = (id: string): ReminderRecipientDto => ({
    id,
    kind: 'staff',
    name: cards.get(id)?.name ?? '',
  });
  return {
    id: row.id,
    caseId: row.caseId,
    caseReference: row.caseReference,
    recipient: row.recipientId === null ? null : person(row.recipientId),
    reason: row.reason,
    endsAt: row.endsAt.toISOString(),
    pausedBy: person(row.pausedBy),
  };
}
