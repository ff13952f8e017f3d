import { Choice, Day, Flag, Id, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import type { CallRetentionRow } from './call-retentions.queries.js';
import { RuleTitleDto } from './rule-book.dto.js';
import { CONFIDENCE_MARKS, type ConfidenceMark } from './rules/deadline-rule.js';

export class CallRetentionsQuery {
  @Id({ optional: true, description: 'The date of this declined call, however far away.' })
  intakeId?: string;
}

class RetentionRuleDto {
  @Text()
  code!: string;

  @Whole()
  version!: number;
}

export class CallRetentionDto {
  @Id()
  id!: string;

  @Id()
  intakeId!: string;

  @Text()
  intakeReference!: string;

  @Day({ description: "The office's day on which it was declined." })
  declinedOn!: string;

  @Day()
  dueOn!: string;

  @Nested(() => RuleTitleDto)
  title!: RuleTitleDto;

  @Nested(() => RetentionRuleDto)
  rule!: RetentionRuleDto;

  @Text({ max: 1000, description: 'How it was counted, for a person who counts it again.' })
  arithmetic!: string;

  @Text({ max: 500 })
  citation!: string;

  @Choice(CONFIDENCE_MARKS)
  mark!: ConfidenceMark;

  @Flag({ description: 'Whether the text of the rule was checked.' })
  verified!: boolean;
}

export class CallRetentionListDto {
  @ListOf(() => CallRetentionDto)
  items!: CallRetentionDto[];
}

export function toCallRetentionDto({ rule, ...row }: CallRetentionRow): CallRetentionDto {
  const { code, version, title, citation, mark } = rule;
  return { ...row, title, rule: { code, version }, citation, mark, verified: mark === 'V' };
}
