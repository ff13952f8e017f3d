import { isoOf } from '../platform/clock.js';
import { Choice, Flag, Id, Instant, Text, Whole } from '../platform/fields.js';
import { PageQuery, pageOf } from '../platform/paging.js';
import type { InboxRow } from './inbox.queries.js';
import { INBOX_KINDS, INBOX_TITLES, type InboxKind, type InboxTitle } from './rules/inbox-titles.js';

const INBOX_STATES = ['open', 'all'] as const;

export class InboxQuery extends PageQuery {
  @Choice(INBOX_STATES, { optional: true })
  state?: (typeof INBOX_STATES)[number];
}

export class InboxItemDto {
  @Id()
  id!: string;

  @Choice(INBOX_KINDS)
  kind!: InboxKind;

  @Choice(INBOX_TITLES)
  titleKey!: InboxTitle;

  @Id({ nullable: true })
  caseId!: string | null;

  /** Null for a case the person no longer sees. */
  @Text({ nullable: true })
  caseReference!: string | null;

  /** The call a notice is about. */
  @Id({ nullable: true })
  intakeId!: string | null;

  /** Null for a call the person no longer sees. */
  @Text({ nullable: true })
  intakeReference!: string | null;

  /** The call to a colleague a notice asks for. */
  @Id({ nullable: true })
  phoneTaskId!: string | null;

  @Instant({ nullable: true })
  dueAt!: string | null;

  @Text({ nullable: true })
  timeZone!: string | null;

  @Id({ nullable: true })
  reminderId!: string | null;

  @Instant({ nullable: true })
  acknowledgedAt!: string | null;

  /** Whether it still waits to be seen: nobody has confirmed it, and what it is about is not settled. */
  @Flag()
  open!: boolean;

  @Instant()
  createdAt!: string;
}

export class InboxPage extends pageOf(InboxItemDto) {}

export class InboxCountDto {
  @Whole()
  open!: number;
}

export function toInboxItemDto(row: InboxRow): InboxItemDto {
  return {
    id: row.id,
    kind: row.kind,
    titleKey: row.title_key,
    caseId: row.case_id,
    caseReference: row.case_reference,
    intakeId: row.intake_id,
    intakeReference: row.intake_reference,
    phoneTaskId: row.phone_task_id,
    dueAt: isoOf(row.due_at),
    timeZone: row.time_zone,
    reminderId: row.reminder_id,
    acknowledgedAt: isoOf(row.acknowledged_at),
    open: row.open,
    createdAt: row.created_at.toISOString(),
  };
}
