import { isoOf } from '../platform/clock.js';
import { Choice, Id, Instant, ListOf, Nested, Text } from '../platform/fields.js';
import type { PhoneTaskRow } from './phone-tasks.queries.js';
import {
  CALL_OUTCOMES,
  CALL_REASONS,
  SAID_OUTCOMES,
  type CallOutcome,
  type CallReason,
} from './rules/phone-calls.js';

export class ClosePhoneTaskDto {
  @Choice(SAID_OUTCOMES)
  outcome!: (typeof SAID_OUTCOMES)[number];
}

export class ColleagueToCallDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ nullable: true, description: 'The number they confirmed; null when they gave none.' })
  phone!: string | null;
}

export class PhoneTaskDto {
  @Id()
  id!: string;

  @Choice(CALL_REASONS)
  reason!: CallReason;

  @Nested(() => ColleagueToCallDto)
  colleague!: ColleagueToCallDto;

  @Text({ nullable: true })
  caseReference!: string | null;

  @Instant({ nullable: true })
  dueAt!: string | null;

  @Text({ nullable: true })
  timeZone!: string | null;

  @Instant()
  openedAt!: string;

  @Choice(CALL_OUTCOMES, { nullable: true })
  outcome!: CallOutcome | null;
}

export class PhoneTaskListDto {
  @ListOf(() => PhoneTaskDto)
  items!: PhoneTaskDto[];
}

export function toPhoneTaskDto(row: PhoneTaskRow, name: string, phone: string | null): PhoneTaskDto {
  return {
    id: row.id,
    reason: row.reason,
    colleague: { id: row.colleague_id, name, phone },
    caseReference: row.case_reference,
    dueAt: isoOf(row.due_at),
    timeZone: row.time_zone,
    openedAt: row.opened_at.toISOString(),
    outcome: row.outcome,
  };
}
