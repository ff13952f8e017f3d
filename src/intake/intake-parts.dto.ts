import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Choice, Flag, Id, Text, Texts } from '../platform/fields.js';
import { ANSWER_STATES } from './rules/answers.js';
import { INTAKE_STATUSES, type IntakeStatus } from './rules/intake-lifecycle.js';
import { URGENCY_LEVELS, type UrgencyLevel } from './rules/urgency.js';

const DUPLICATE_REASONS = ['a_number', 'phone'] as const;
const DUPLICATE_KINDS = ['intake', 'case'] as const;

/** Answers by question, as OpenAPI tells them. */
export const ANSWERS_API: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    nullable: true,
    properties: { state: { type: 'string', enum: [...ANSWER_STATES] }, value: {} },
    required: ['state'],
  },
};

export class UrgencyDto {
  @Choice(URGENCY_LEVELS)
  level!: UrgencyLevel;

  @Texts({ description: 'Codes of the reasons, in the order in which they should be read.' })
  reasons!: string[];
}

export class ConsentDto {
  @Flag()
  store!: boolean;

  @Flag()
  share!: boolean;
}

export class DuplicateDto {
  @Choice(DUPLICATE_REASONS)
  reason!: (typeof DUPLICATE_REASONS)[number];

  @Flag({ description: 'False: a case may exist, a coordinator will check.' })
  visible!: boolean;

  @Choice(DUPLICATE_KINDS)
  kind!: (typeof DUPLICATE_KINDS)[number];

  @Id({ optional: true })
  id?: string;

  @Text({ optional: true })
  reference?: string;

  @Choice(INTAKE_STATUSES, { optional: true })
  status?: IntakeStatus;
}

export class TakenByDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class HeldAtDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  detloc!: string | null;

  @Text()
  city!: string;

  @Text()
  state!: string;

  @Text()
  timeZone!: string;
}

export class OutcomeDto {
  @Text({ max: 2000, optional: true })
  note?: string;

  @Text({ max: 500, optional: true })
  reason?: string;

  @Text({ optional: true })
  referredTo?: string;
}
