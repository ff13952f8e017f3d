import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Day, Id, Instant, ListOf, LocalTime, Nested, Text, Whole } from '../platform/fields.js';
import { ZonedCourtDto } from '../places/place-refs.dto.js';
import { VerificationDto } from './date-verification.dto.js';
import { DeadlineDto } from './deadline.dto.js';
import { DecisionDto } from './decision.dto.js';
import type { HearingRow } from './hearings.queries.js';
import { toPersonRef } from './person-ref.js';
import { HEARING_KINDS, type HearingKind } from './rules/deadlines-for-decision.js';
import { HEARING_WARNINGS, type HearingWarning } from './rules/hearing-time.js';
import {
  HEARING_SOURCES,
  HEARING_STATUSES,
  MODALITIES,
  type HearingSource,
  type HearingStatus,
  type Modality,
} from './rules/hearing-words.js';

export class ScheduleHearingDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  courtId!: string;

  @Choice(HEARING_KINDS)
  kind!: HearingKind;

  @Day({ description: "The court's calendar day." })
  on!: string;

  @LocalTime({ description: "The court's wall time." })
  at!: string;

  @Choice(MODALITIES)
  modality!: Modality;

  @Text({ optional: true, max: 1000 })
  link?: string;

  @Choice(HEARING_SOURCES)
  source!: HearingSource;

  @Text({ optional: true, max: 200 })
  judge?: string;

  @Choice(HEARING_WARNINGS, {
    many: true,
    optional: true,
    description: 'Warnings about the date that the person has seen and confirmed.',
  })
  confirmed?: HearingWarning[];
}

export class ContinueHearingDto {
  @Id({ optional: true, description: 'Of the hearing that takes its place.' })
  id?: string;

  @Day()
  on!: string;

  @LocalTime()
  at!: string;

  @Text({ min: 3, max: 2000 })
  reason!: string;

  @Choice(HEARING_WARNINGS, {
    many: true,
    optional: true,
    description: 'Warnings about the date that the person has seen and confirmed.',
  })
  confirmed?: HearingWarning[];
}

export class VacateHearingDto {
  @Text({ min: 3, max: 2000 })
  reason!: string;
}

export class HearingDto {
  @Id()
  id!: string;

  @Id()
  caseId!: string;

  @Nested(() => ZonedCourtDto)
  court!: ZonedCourtDto;

  @Choice(HEARING_KINDS)
  kind!: HearingKind;

  @Day()
  on!: string;

  @LocalTime()
  at!: string;

  @Text()
  timeZone!: string;

  @Instant()
  startsAt!: string;

  @Choice(MODALITIES)
  modality!: Modality;

  @Text({ nullable: true, max: 1000 })
  link!: string | null;

  @Choice(HEARING_SOURCES)
  source!: HearingSource;

  @Text({ nullable: true })
  judge!: string | null;

  @Choice(HEARING_STATUSES)
  status!: HearingStatus;

  @Whole()
  version!: number;

  @Id({ nullable: true, description: 'The hearing this one took the place of.' })
  continuedFrom!: string | null;

  @Text({ nullable: true, max: 2000, description: 'Why it was continued or vacated.' })
  reason!: string | null;

  @Nested(() => PersonRefDto)
  recordedBy!: PersonRefDto;

  @Instant()
  recordedAt!: string;

  @Instant({ nullable: true })
  endedAt!: string | null;

  @Nested(() => DecisionDto, { nullable: true })
  decision!: DecisionDto | null;

  @Nested(() => VerificationDto)
  verification!: VerificationDto;
}

/** A hearing as it was just scheduled, what is odd about its date, and the dates that follow from it. */
export class ScheduledHearingDto extends HearingDto {
  @Choice(HEARING_WARNINGS, { many: true })
  warnings!: HearingWarning[];

  @ListOf(() => DeadlineDto)
  deadlines!: DeadlineDto[];
}

export class HearingListDto {
  @ListOf(() => HearingDto)
  items!: HearingDto[];
}

export interface OpenedHearing {
  readonly row: HearingRow;
  readonly link: string | null;
  readonly judge: string | null;
  readonly reason: string | null;
}

export function toHearingDto(
  { row, link, judge, reason }: OpenedHearing,
  staff: ReadonlyMap<string, StaffCard>,
  { decision, verification }: Pick<HearingDto, 'decision' | 'verification'>,
): HearingDto {
  return {
    id: row.id,
    caseId: row.caseId,
    court: { id: row.courtId, key: row.courtKey, name: row.courtName, timeZone: row.timeZone },
    kind: row.kind,
    on: row.on,
    at: row.at,
    timeZone: row.timeZone,
    startsAt: row.startsAt.toISOString(),
    modality: row.modality,
    link,
    source: row.source,
    judge,
    status: row.status,
    version: row.version,
    continuedFrom: row.continuedFrom,
    reason,
    recordedBy: toPersonRef(row.recordedBy, staff),
    recordedAt: row.createdAt.toISOString(),
    endedAt: isoOf(row.endedAt),
    decision,
    verification,
  };
}
