import { WHO } from '../messages/rules/client-opt-ins.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Id, Instant, ListOf, Nested, Text } from '../platform/fields.js';
import type { ReminderRow } from './reminders.queries.js';
import { CHANNELS, type Channel } from './rules/ladders.js';
import { CLICKED_VIA, REMINDER_STATES, type ReminderState } from './rules/reminder-states.js';

export class AcknowledgeReminderDto {
  @Choice(CLICKED_VIA)
  via!: (typeof CLICKED_VIA)[number];
}

/** Who a message is for: somebody who works here, or a client, family or sponsor who asked for it. */
export const RECIPIENT_KINDS = ['staff', ...WHO] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

export class ReminderRecipientDto {
  @Id()
  id!: string;

  @Choice(RECIPIENT_KINDS)
  kind!: RecipientKind;

  @Text({ description: 'Of staff; empty for others, who are called by what they are.' })
  name!: string;
}

export class ReminderDto {
  @Id()
  id!: string;

  @Id()
  caseId!: string;

  @Id({ nullable: true })
  deadlineId!: string | null;

  @Id({ nullable: true })
  hearingId!: string | null;

  @Choice(['reminder', 'escalation'])
  kind!: 'reminder' | 'escalation';

  @Text()
  step!: string;

  @Choice(CHANNELS)
  channel!: Channel;

  @Nested(() => ReminderRecipientDto)
  recipient!: ReminderRecipientDto;

  @Instant()
  dueAt!: string;

  @Choice(REMINDER_STATES)
  state!: ReminderState;

  @Instant({ nullable: true })
  sentAt!: string | null;

  @Instant({ nullable: true })
  acknowledgedAt!: string | null;
}

export class ReminderListDto {
  @ListOf(() => ReminderDto)
  items!: ReminderDto[];
}

export function toReminderDto(row: ReminderRow, cards: ReadonlyMap<string, StaffCard>): ReminderDto {
  return {
    id: row.id,
    caseId: row.case_id,
    deadlineId: row.deadline_id,
    hearingId: row.hearing_id,
    kind: row.kind,
    step: row.step,
    channel: row.channel,
    recipient: {
      id: row.recipient_id,
      kind: row.who ?? 'staff',
      name: cards.get(row.recipient_id)?.name ?? '',
    },
    dueAt: row.due_at.toISOString(),
    state: row.state,
    sentAt: isoOf(row.sent_at),
    acknowledgedAt: isoOf(row.acknowledged_at),
  };
}
