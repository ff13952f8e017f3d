import { ASSIGNMENT_ROLES, type AssignmentRole } from '../assignments/rules/assignment-words.js';
import { PersonRefDto } from '../cases/case-people.dto.js';
import { TRANSFER_CHANGES, type TransferChange } from '../custody/rules/transfer.js';
import type { Facility } from '../places/facility-directory.service.js';
import { CourtRefDto, ZonedFacilityDto, toZonedFacilityDto } from '../places/place-refs.dto.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import type { DeadlineRow } from './deadlines.queries.js';
import { DueDto, toDueDto } from './due.dto.js';
import type { HearingRow } from './hearings.queries.js';
import { RuleTitleDto } from './rule-book.dto.js';
import { HEARING_KINDS, type HearingKind } from './rules/deadlines-for-decision.js';
import { DEADLINE_STATUSES, isWatched, type DeadlineStatus } from './rules/deadline-rule.js';
import type { Cascade, CascadeDate } from './rules/cascade.js';

export type CascadeRow = DeadlineRow & CascadeDate;

export class CascadeDateDto {
  @Id()
  id!: string;

  @Text()
  code!: string;

  @Nested(() => RuleTitleDto)
  title!: RuleTitleDto;

  @Nested(() => DueDto)
  nominal!: DueDto;

  @Nested(() => DueDto)
  rolled!: DueDto;

  @Text()
  timeZone!: string;

  @Text({ max: 1000 })
  arithmetic!: string;

  @Flag()
  ours!: boolean;

  @Flag({ description: 'False: check the text of the rule.' })
  verified!: boolean;

  @Choice(DEADLINE_STATUSES)
  status!: DeadlineStatus;
}

export class MovedDateDto {
  @Nested(() => CascadeDateDto)
  before!: CascadeDateDto;

  @Nested(() => CascadeDateDto)
  after!: CascadeDateDto;
}

/** What a change would do to the dates of the case. Nothing of it is kept. */
export class CascadeDto {
  @ListOf(() => CascadeDateDto)
  appears!: CascadeDateDto[];

  @ListOf(() => MovedDateDto)
  moves!: MovedDateDto[];

  @ListOf(() => CascadeDateDto, { description: 'With the status they would have.' })
  closes!: CascadeDateDto[];
}

export class PlaceOfDetentionDto extends ZonedFacilityDto {
  @Nested(() => CourtRefDto, { nullable: true })
  court!: CourtRefDto | null;

  @Text()
  district!: string;

  @Whole()
  circuit!: number;
}

export class HearingElsewhereDto {
  @Id()
  id!: string;

  @Choice(HEARING_KINDS)
  kind!: HearingKind;

  @Text()
  courtName!: string;

  @Day({ nullable: true, description: 'Null while the court has set no date.' })
  on!: string | null;

  @Instant({ nullable: true, description: 'Null unless the date is exact.' })
  startsAt!: string | null;

  @Text()
  timeZone!: string;
}

export class TeamElsewhereDto extends PersonRefDto {
  @Choice(ASSIGNMENT_ROLES)
  role!: AssignmentRole;
}

export class TransferPreviewDto extends CascadeDto {
  @Nested(() => PlaceOfDetentionDto, { nullable: true })
  from!: PlaceOfDetentionDto | null;

  @Nested(() => PlaceOfDetentionDto, { nullable: true })
  to!: PlaceOfDetentionDto | null;

  @Choice(TRANSFER_CHANGES, { many: true, description: 'What is different at the new place.' })
  changes!: TransferChange[];

  @ListOf(() => HearingElsewhereDto, {
    description: 'Hearings to come at a court that does not serve the new place.',
  })
  hearingsElsewhere!: HearingElsewhereDto[];

  @ListOf(() => TeamElsewhereDto, {
    description: 'Of lead and backup, those who do not say that they appear in the court of the new place.',
  })
  teamElsewhere!: TeamElsewhereDto[];
}

export function toCascadeDto({ appears, moves, closes }: Cascade<CascadeRow>): CascadeDto {
  return {
    appears: appears.map(toCascadeDate),
    moves: moves.map(({ before, after }) => ({ before: toCascadeDate(before), after: toCascadeDate(after) })),
    closes: closes.map(toCascadeDate),
  };
}

export function toPlaceDto(facility: Facility | null): PlaceOfDetentionDto | null {
  if (!facility) return null;
  const { court, district, circuit } = facility;
  return {
    ...toZonedFacilityDto(facility),
    court: court ? { id: court.id, key: court.key, name: court.name } : null,
    district,
    circuit,
  };
}

export function toHearingElsewhereDto(row: HearingRow): HearingElsewhereDto {
  const { id, kind, courtName, certainty, on, startsAt, timeZone } = row;
  return { id, kind, courtName, on, startsAt: certainty === 'exact' ? isoOf(startsAt) : null, timeZone };
}

function toCascadeDate(row: CascadeRow): CascadeDateDto {
  return {
    id: row.id,
    code: row.code,
    title: { en: row.title.en, es: row.title.es },
    nominal: toDueDto(row.nominalOn, row.nominalAt),
    rolled: toDueDto(row.rolledOn, row.rolledAt),
    timeZone: row.timeZone,
    arithmetic: row.arithmetic,
    ours: !isWatched(row.owner),
    verified: row.mark === 'V',
    status: row.status,
  };
}
