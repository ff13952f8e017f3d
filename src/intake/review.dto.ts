import { Choice, Flag, Id, Instant, Nested, Text, Texts, Whole } from '../platform/fields.js';
import { pageOf } from '../platform/paging.js';
import { HeldAtDto, TakenByDto, UrgencyDto } from './intake-parts.dto.js';
import { MISSING_PIECES } from './rules/enough-to-act.js';
import { INTAKE_STATUSES, type IntakeStatus } from './rules/intake-lifecycle.js';

export class DecideIntakeDto {
  @Text({ min: 3, max: 500 })
  reason!: string;

  @Text({ max: 2000, optional: true })
  note?: string;

  @Text({ optional: true, description: 'Who takes the family on, when they were referred.' })
  referredTo?: string;
}

export class ReviewItemDto {
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

  @Text({ max: 500 })
  detainedName!: string;

  @Text({ max: 500 })
  callerName!: string;

  @Nested(() => HeldAtDto, { nullable: true })
  facility!: HeldAtDto | null;

  @Texts({ description: "Codes: first the detained person's, then the caller's when it is another." })
  languages!: string[];

  @Choice(MISSING_PIECES, { many: true })
  missing!: string[];

  @Flag()
  enoughToAct!: boolean;

  @Instant()
  finishedAt!: string;

  @Nested(() => TakenByDto)
  takenBy!: TakenByDto;

  @Whole({ description: 'How many other calls share the A-number or the callback number.' })
  duplicates!: number;
}

export class ReviewPage extends pageOf(ReviewItemDto) {}
