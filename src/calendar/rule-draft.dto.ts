import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import { DueDto, toDueDto } from './due.dto.js';
import { toPersonRef } from './person-ref.js';
import { RuleDto, RuleTitleDto, toRuleDto } from './rule-book.dto.js';
import type { RuleDraftRow } from './rule-drafts.queries.js';
import type { ChangedDate, RuleEffects } from './rule-effects.service.js';
import {
  CONFIDENCE_MARKS,
  DEADLINE_UNITS,
  RULE_LADDERS,
  type ConfidenceMark,
  type DeadlineUnit,
  type RuleLadder,
} from './rules/deadline-rule.js';
import { partsOf } from './rules/due-instants.js';
import { DRAFT_STATES, type DraftState } from './rules/rule-draft.js';

/** The next version of a rule, as far as it may differ from the one before. */
export class DraftRuleDto {
  @Nested(() => RuleTitleDto)
  title!: RuleTitleDto;

  @Whole({ min: 0, max: 3660 })
  count!: number;

  @Choice(DEADLINE_UNITS)
  unit!: DeadlineUnit;

  @Flag()
  rolls!: boolean;

  @Choice(RULE_LADDERS)
  ladder!: RuleLadder;

  @Text({ max: 500 })
  citation!: string;

  @Choice(CONFIDENCE_MARKS)
  mark!: ConfidenceMark;

  @Day({ description: 'First day on which an event falls under this version.' })
  effectiveFrom!: string;

  @Text({ max: 1000, description: 'What changed, and where that is written. Nothing about a person.' })
  why!: string;
}

export class RuleDraftDto {
  @Id()
  id!: string;

  @Choice(DRAFT_STATES)
  state!: DraftState;

  @Whole()
  version!: number;

  @Nested(() => RuleDto, { description: 'The version it follows.' })
  base!: RuleDto;

  @Nested(() => RuleDto)
  rule!: RuleDto;

  @Text({ max: 1000 })
  why!: string;

  @Nested(() => PersonRefDto)
  draftedBy!: PersonRefDto;

  @Instant()
  draftedAt!: string;

  @Nested(() => PersonRefDto, { nullable: true })
  approvedBy!: PersonRefDto | null;

  @Instant({ nullable: true })
  approvedAt!: string | null;

  @Nested(() => PersonRefDto, { nullable: true })
  enactedBy!: PersonRefDto | null;

  @Instant({ nullable: true })
  enactedAt!: string | null;

  @Flag({
    description: 'Whether the one who asks may put it in force: anybody who may but the one who approved it.',
  })
  youMayEnact!: boolean;
}

export class RuleDraftListDto {
  @ListOf(() => RuleDraftDto)
  items!: RuleDraftDto[];
}

export class ChangedDateDto {
  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;

  @Id()
  deadlineId!: string;

  @Text()
  timeZone!: string;

  @Nested(() => DueDto)
  nominal!: DueDto;

  @Nested(() => DueDto)
  rolled!: DueDto;

  @Nested(() => DueDto)
  nextNominal!: DueDto;

  @Nested(() => DueDto)
  nextRolled!: DueDto;

  @Text({ max: 1000, description: 'How the next version counts it.' })
  arithmetic!: string;
}

export class RuleDraftViewDto extends RuleDraftDto {
  @Whole({ description: 'Open dates of this rule; those that are not listed stay as they are.' })
  openDates!: number;

  @ListOf(() => ChangedDateDto, { description: 'Empty once the draft has ended.' })
  changes!: ChangedDateDto[];
}

export function toRuleDraftDto(
  row: RuleDraftRow,
  staff: ReadonlyMap<string, StaffCard>,
  youMayEnact: boolean,
): RuleDraftDto {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    base: toRuleDto(row.base, staff),
    rule: toRuleDto(row.definition, staff),
    why: row.why,
    draftedBy: toPersonRef(row.draftedBy, staff),
    draftedAt: row.draftedAt.toISOString(),
    approvedBy: row.approvedBy ? toPersonRef(row.approvedBy, staff) : null,
    approvedAt: isoOf(row.approvedAt),
    enactedBy: row.enactedBy ? toPersonRef(row.enactedBy, staff) : null,
    enactedAt: isoOf(row.enactedAt),
    youMayEnact,
  };
}

export function toRuleDraftView(draft: RuleDraftDto, effects: RuleEffects): RuleDraftViewDto {
  return { ...draft, openDates: effects.open, changes: effects.changed.map(toChangedDateDto) };
}

function toChangedDateDto({ row, caseReference, result }: ChangedDate): ChangedDateDto {
  const { nominal, rolled, arithmetic } = result;
  return {
    caseId: row.caseId,
    caseReference,
    deadlineId: row.id,
    timeZone: row.timeZone,
    nominal: toDueDto(row.nominalOn, row.nominalAt),
    rolled: toDueDto(row.rolledOn, row.rolledAt),
    nextNominal: present(partsOf(nominal)),
    nextRolled: present(partsOf(rolled)),
    arithmetic,
  };
}

function present({ on, at }: { on: string | null; at: string | null }): DueDto {
  return { ...(on === null ? {} : { on }), ...(at === null ? {} : { at }) };
}
