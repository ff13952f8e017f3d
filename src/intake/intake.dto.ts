import { Choice, Flag, Id, Instant, ListOf, Members, Nested, Text, Whole } from '../platform/fields.js';
import { pageOf } from '../platform/paging.js';
import {
  ANSWERS_API,
  ConsentDto,
  DuplicateDto,
  HeldAtDto,
  OutcomeDto,
  TakenByDto,
  UrgencyDto,
} from './intake-parts.dto.js';
import type { Answers } from './rules/answers.js';
import { INTAKE_CHANNELS, type IntakeChannel } from './rules/call.js';
import { MISSING_PIECES } from './rules/enough-to-act.js';
import { INTAKE_STATUSES, type IntakeStatus } from './rules/intake-lifecycle.js';

export class SavedDto {
  @Whole()
  version!: number;

  @Instant()
  savedAt!: string;

  @Nested(() => UrgencyDto)
  urgency!: UrgencyDto;

  @Flag()
  enoughToAct!: boolean;

  @Choice(MISSING_PIECES, { many: true })
  missing!: string[];

  @Nested(() => ConsentDto)
  consent!: ConsentDto;

  @ListOf(() => DuplicateDto, {
    nullable: true,
    description: 'Null when neither the A-number nor the callback number changed.',
  })
  duplicates!: DuplicateDto[] | null;
}

export class IntakeListItemDto {
  @Id()
  id!: string;

  @Text()
  reference!: string;

  @Whole()
  version!: number;

  @Choice(INTAKE_STATUSES)
  status!: IntakeStatus;

  @Nested(() => UrgencyDto)
  urgency!: UrgencyDto;

  @Text({ max: 500, description: 'Empty when no name is known.' })
  detainedName!: string;

  @Text({ max: 500 })
  callerName!: string;

  @Flag()
  enoughToAct!: boolean;

  @Choice(MISSING_PIECES, { many: true })
  missing!: string[];

  @Instant()
  startedAt!: string;

  @Instant()
  savedAt!: string;

  @Instant({ nullable: true })
  finishedAt!: string | null;
}

export class IntakePage extends pageOf(IntakeListItemDto) {}

export class IntakeDto extends SavedDto {
  @Id()
  id!: string;

  @Text()
  reference!: string;

  @Choice(INTAKE_STATUSES)
  status!: IntakeStatus;

  @Choice(INTAKE_CHANNELS)
  channel!: IntakeChannel;

  @Flag()
  monitoredLine!: boolean;

  @Text()
  questionnaireVersion!: string;

  @Members({ api: ANSWERS_API })
  answers!: Answers;

  @Nested(() => HeldAtDto, { nullable: true })
  facility!: HeldAtDto | null;

  @Instant()
  startedAt!: string;

  @Instant({ nullable: true })
  finishedAt!: string | null;

  @Nested(() => TakenByDto)
  takenBy!: TakenByDto;

  @Nested(() => OutcomeDto, { nullable: true })
  outcome!: OutcomeDto | null;
}
