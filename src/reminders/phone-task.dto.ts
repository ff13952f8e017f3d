import { WHO, type Who } from '../messages/rules/client-opt-ins.js';
import { LANGUAGES, type Language } from '../messages/rules/templates.js';
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

export class ClientToCallDto {
  @Choice(WHO)
  who!: Who;

  @Text({ nullable: true })
  name!: string | null;

  @Text({ nullable: true, description: 'Null when the number was wrong and is destroyed.' })
  phone!: string | null;

  @Choice(LANGUAGES)
  language!: Language;

  @Text({ max: 500, description: 'What to say, in their language.' })
  say!: string;
}

export class PhoneTaskDto {
  @Id()
  id!: string;

  @Choice(CALL_REASONS)
  reason!: CallReason;

  @Nested(() => ColleagueToCallDto, { nullable: true })
  colleague!: ColleagueToCallDto | null;

  @Nested(() => ClientToCallDto, {
    nullable: true,
    description: 'Somebody outside the office, in the place of a colleague.',
  })
  client!: ClientToCallDto | null;

  @Id({ nullable: true })
  caseId!: string | null;

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

export function toPhoneTaskDto(
  row: PhoneTaskRow,
  whom: Pick<PhoneTaskDto, 'colleague' | 'client'>,
): PhoneTaskDto {
  return {
    id: row.id,
    reason: row.reason,
    ...whom,
    caseId: row.case_id,
    caseReference: row.case_reference,
    dueAt: isoOf(row.due_at),
    timeZone: row.time_zone,
    openedAt: row.opened_at.toISOString(),
    outcome: row.outcome,
  };
}
