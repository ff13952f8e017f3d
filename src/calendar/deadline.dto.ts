import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import { VerificationDto } from './date-verification.dto.js';
import { DeadlineDeedDto } from './deadline-deed.dto.js';
import type { DeadlineRow } from './deadlines.queries.js';
import { DateSourceDto, DueDto, toDueDto } from './due.dto.js';
import { toPersonRef } from './person-ref.js';
import {
  CONFIDENCE_MARKS,
  DEADLINE_OWNERS,
  DEADLINE_STATUSES,
  RULE_LADDERS,
  isWatched,
  type ConfidenceMark,
  type DeadlineOwner,
  type DeadlineStatus,
  type RuleLadder,
} from './rules/deadline-rule.js';
import { titleOfKind } from './rules/legal-event-kinds.js';
import { TitleDto } from './title.dto.js';

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

  @Nested(() => TitleDto, { nullable: true, description: 'The event that closed it.' })
  closedByEvent!: TitleDto | null;

  @Text({ nullable: true, max: 2000 })
  note!: string | null;

  @Flag({ description: 'False: the act of the government, a court or a jail, which is only watched.' })
  ours!: boolean;

  @Flag()
  waivable!: boolean;

  @Instant({ nullable: true, description: 'From when an open watched date may be marked as passed.' })
  passableFrom!: string | null;

  @Flag({ description: 'A person closed it, so that a person may open it again.' })
  reopenable!: boolean;

  @Nested(() => DateSourceDto)
  source!: DateSourceDto;

  @Nested(() => VerificationDto)
  verification!: VerificationDto;

  @ListOf(() => DeadlineDeedDto, { description: 'What people did to it, the oldest deed first.' })
  history!: DeadlineDeedDto[];
}

export class DeadlineListDto {
  @ListOf(() => DeadlineDto)
  items!: DeadlineDto[];
}

/** What a row alone does not say. */
export interface DeadlineContext {
  readonly staff: ReadonlyMap<string, StaffCard>;
  /** The opened note of the row, from when notes stood there. */
  readonly note: string | null;
  /** The opened own words for a date entered by hand. */
  readonly words: string | null;
  readonly passableFrom: string | null;
  readonly reopenable: boolean;
  readonly verification: VerificationDto;
  readonly history: DeadlineDeedDto[];
}

export function toDeadlineDto(row: DeadlineRow, context: DeadlineContext): DeadlineDto {
  const { staff, history } = context;
  const last = history.at(-1);
  return {
    id: row.id,
    code: row.code,
    title: context.words === null ? row.title : { en: context.words, es: context.words },
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
    closedByEvent: titleOfKind(row.closedByKind),
    note: context.note ?? (last?.kind === row.status ? last.note : null),
    ours: !isWatched(row.owner),
    waivable: row.waivable,
    passableFrom: context.passableFrom,
    reopenable: context.reopenable,
    source: {
      kind: row.sourceKind,
      toldBy: row.toldBy,
      by: row.enteredBy ? toPersonRef(row.enteredBy, staff) : null,
      at: row.enteredAt.toISOString(),
    },
    verification: context.verification,
    history,
  };
}
