import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Day, Flag, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import type { ComputeAnswer } from './rules/compute.js';
import {
  CONFIDENCE_MARKS,
  DEADLINE_OWNERS,
  DEADLINE_UNITS,
  DIRECTIONS,
  RULE_LADDERS,
  countsHours,
  type ConfidenceMark,
  type DeadlineOwner,
  type DeadlineRule,
  type DeadlineUnit,
  type Direction,
  type RuleLadder,
} from './rules/deadline-rule.js';

export class RuleTitleDto {
  @Text({ max: 200 })
  en!: string;

  @Text({ max: 200 })
  es!: string;
}

export class RuleDto {
  @Text()
  code!: string;

  @Whole()
  version!: number;

  @Nested(() => RuleTitleDto)
  title!: RuleTitleDto;

  @Choice(DEADLINE_OWNERS)
  owner!: DeadlineOwner;

  @Whole()
  count!: number;

  @Choice(DEADLINE_UNITS)
  unit!: DeadlineUnit;

  @Choice(DIRECTIONS)
  direction!: Direction;

  @Flag({ description: 'Runs on to the next business day when it ends on a closed one.' })
  rolls!: boolean;

  @Flag({ description: 'Counts from a moment and not from a day.' })
  countsHours!: boolean;

  @Choice(RULE_LADDERS)
  ladder!: RuleLadder;

  @Text({ max: 500 })
  citation!: string;

  @Choice(CONFIDENCE_MARKS, { description: 'Anything but V: not verified, check the text.' })
  mark!: ConfidenceMark;

  @Day()
  effectiveFrom!: string;

  @Day({ nullable: true, description: 'Last day of this version; null while it is in force.' })
  effectiveTo!: string | null;

  @Text({ nullable: true, description: 'The attorney who approved the row; null until one has.' })
  approvedBy!: string | null;

  @Day()
  lastVerifiedOn!: string;
}

export class RuleListDto {
  @ListOf(() => RuleDto)
  items!: RuleDto[];
}

export class TryRuleDto {
  @Day({ optional: true, description: 'The day of the event, for rules that count days.' })
  on?: string;

  @Text({ optional: true, max: 60, description: 'Its moment: RFC 3339, or YYYY-MM-DDTHH:MM in the zone.' })
  at?: string;

  @Text({
    optional: true,
    max: 60,
    description: 'IANA zone of the court or the facility; America/New_York when left out.',
  })
  zone?: string;

  @Flag({ optional: true, description: 'Where a rule differs for people who are not detained.' })
  detained?: boolean;
}

export class TriedRuleDto {
  @Text()
  rule!: string;

  @Whole()
  version!: number;

  @Text({ description: 'A day, or a moment with its zone: counted, not rolled.' })
  nominal!: string;

  @Text({ description: 'The same after rolling over closed days.' })
  rolled!: string;

  @Text()
  timeZone!: string;

  @Text({ max: 1000 })
  arithmetic!: string;

  @Text({ max: 500 })
  citation!: string;

  @Choice(CONFIDENCE_MARKS)
  mark!: ConfidenceMark;

  @Flag()
  verified!: boolean;
}

/** `staff` knows who approved versions the office put in force itself. */
export function toRuleDto(rule: DeadlineRule, staff: ReadonlyMap<string, StaffCard>): RuleDto {
  const { code, version, owner, count, unit, direction, ladder, citation, mark } = rule;
  const { effectiveFrom, effectiveTo, approvedBy, lastVerifiedOn } = rule;
  return {
    code,
    version,
    title: { en: rule.title.en, es: rule.title.es },
    owner,
    count,
    unit,
    direction,
    rolls: rule.roll !== 'NONE',
    countsHours: countsHours(unit),
    ladder,
    citation,
    mark,
    effectiveFrom,
    effectiveTo,
    approvedBy: approvedBy && (staff.get(approvedBy)?.name ?? approvedBy),
    lastVerifiedOn,
  };
}

export function toTriedRuleDto({ ok: _ok, ...answer }: ComputeAnswer): TriedRuleDto {
  return answer;
}
