import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import type { DeadlineRow } from './deadlines.queries.js';
import {
  CONFIDENCE_MARKS,
  DEADLINE_OWNERS,
  DEADLINE_STATUSES,
  RULE_LADDERS,
  type ConfidenceMark,
  type DeadlineOwner,
  type DeadlineStatus,
  type RuleLadder,
} from './rules/deadline-rule.js';

export class MarkMetDto {
  @Text({ optional: true, max: 2000 })
  note?: string;
}

class TitleDto {
  @Text()
  en!: string;

  @Text()
  es!: string;
}

class DueDto {
  @Day({ optional: true, description: 'A day in the zone of the date.' })
  on?: string;

  @Instant({ optional: true, description: 'A moment, when the rule counts hours.' })
  at?: string;
}

class RuleRefDto {
  @Text()
  code!: string;

  @Whole()
  version!: number;
}

class SeenDto {
  @Nested(() => PersonRefDto)
  by!: PersonRefDto;

  @Instant()
  at!: string;
}

export class DeadlineDto {
  @Id()
  id!: string;

  @Text()
  code!: string;

  @Nested(() => TitleDto)
  title!: TitleDto;

  @Choice(DEADLINE_OWNERS)
  owner!: DeadlineOwner;

  @Nested(() => DueDto)
  nominal!: DueDto;

  @Nested(() => DueDto)
  rolled!: DueDto;

  @Text()
  timeZone!: string;

  @Nested(() => DueDto, { description: 'What reminders count from.' })
  remindAt!: DueDto;

  @Text({ max: 1000, description: 'How it was counted, for checking by hand.' })
  arithmetic!: string;

  @Text({ max: 500 })
  citation!: string;

  @Choice(CONFIDENCE_MARKS)
  mark!: ConfidenceMark;

  @Flag({ description: 'False: "not verified, check the text".' })
  verified!: boolean;

  @Nested(() => RuleRefDto)
  rule!: RuleRefDto;

  @Choice(DEADLINE_STATUSES)
  status!: DeadlineStatus;

  @Whole()
  version!: number;

  @Choice(RULE_LADDERS)
  ladder!: RuleLadder;

  @Nested(() => SeenDto, { nullable: true })
  acknowledged!: SeenDto | null;

  @Id({ nullable: true })
  hearingId!: string | null;

  @Id({ nullable: true })
  decisionId!: string | null;

  @Id({ nullable: true, description: 'The deadline this one took the place of.' })
  replacesId!: string | null;

  @Instant()
  openedAt!: string;

  @Instant({ nullable: true })
  closedAt!: string | null;

  @Nested(() => PersonRefDto, { nullable: true })
  closedBy!: PersonRefDto | null;

  @Text({ nullable: true, max: 2000 })
  note!: string | null;
}

export class DeadlineListDto {
  @ListOf(() => DeadlineDto)
  items!: DeadlineDto[];
}

/** `note` is the opened text of the row's sealed note. */
export function toDeadlineDto(
  row: DeadlineRow,
  staff: ReadonlyMap<string, StaffCard>,
  note: string | null,
): DeadlineDto {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    owner: row.owner,
    nominal: toDueDto(row.nominalOn, row.nominalAt),
    rolled: toDueDto(row.rolledOn, row.rolledAt),
    timeZone: row.timeZone,
    remindAt: toDueDto(row.remindOn, row.remindAt),
    arithmetic: row.arithmetic,
    citation: row.citation,
    mark: row.mark,
    verified: row.mark === 'V',
    rule: { code: row.code, version: row.ruleVersion },
    status: row.status,
    version: row.version,
    ladder: row.ladder,
    acknowledged:
      row.acknowledgedBy && row.acknowledgedAt
        ? { by: toPersonRef(row.acknowledgedBy, staff), at: row.acknowledgedAt.toISOString() }
        : null,
    hearingId: row.hearingId,
    decisionId: row.decisionId,
    replacesId: row.replacesId,
    openedAt: row.openedAt.toISOString(),
    closedAt: isoOf(row.closedAt),
    closedBy: row.closedBy ? toPersonRef(row.closedBy, staff) : null,
    note,
  };
}

export function toPersonRef(id: string, staff: ReadonlyMap<string, StaffCard>): PersonRefDto {
  return { id, name: staff.get(id)?.name ?? '' };
}

function toDueDto(on: string | null, at: Date | null): DueDto {
  return { ...(on === null ? {} : { on }), ...(at === null ? {} : { at: at.toISOString() }) };
}
