import { Choice, Id, ListOf, Nested, Text } from '../platform/fields.js';
import { EnterDeadlineDto } from './hand-deadline.dto.js';
import { RuleTitleDto } from './rule-book.dto.js';
import { HEARING_WARNINGS, type HearingWarning } from './rules/hearing-time.js';

/** Beyond this somebody has chosen "all" by mistake, and the locks would hold up the office. */
export const MOST_CASES = 100;

class CaseToDateDto {
  @Id()
  caseId!: string;

  @Id({ optional: true, description: 'Of the date in this case.' })
  id?: string;
}

/** One date for many cases: entered in all of them or in none. */
export class EnterManyDatesDto {
  @ListOf(() => CaseToDateDto, { max: MOST_CASES })
  cases!: CaseToDateDto[];

  @Nested(() => EnterDeadlineDto, { description: 'Its own id is not used: each case has one.' })
  date!: EnterDeadlineDto;
}

class EnteredInCaseDto {
  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;

  @Id()
  deadlineId!: string;
}

export class ManyDatesEnteredDto {
  @ListOf(() => EnteredInCaseDto)
  items!: EnteredInCaseDto[];
}

class CasePreviewDto {
  @Id()
  caseId!: string;

  @Text({ nullable: true, description: 'Null for a case that is not there, or not to be seen.' })
  caseReference!: string | null;

  @Text({ nullable: true, description: 'Why this case would refuse the date, as the slug of the problem.' })
  problem!: string | null;

  @ListOf(() => RuleTitleDto, { description: 'Other dates this case has open on that day already.' })
  sameDay!: RuleTitleDto[];
}

export class ManyDatesPreviewDto {
  @Choice(HEARING_WARNINGS, { many: true })
  warnings!: HearingWarning[];

  @ListOf(() => CasePreviewDto)
  items!: CasePreviewDto[];
}
