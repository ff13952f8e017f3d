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
import { HEARING_CERTAINTIES, type HearingCertainty } from './rules/hearing-certainty.js';
import { HEARING_WARNINGS, type HearingWarning } from './rules/hearing-time.js';
import {
  HEARING_SOURCES,
  HEARING_STATUSES,
  MODALITIES,
  type HearingSource,
  type HearingStatus,
  type Modality,
} from './rules/hearing-words.js';

export class HearingDto {
  @Id()
  id!: string;

  @Id()
  caseId!: string;

  @Nested(() => ZonedCourtDto)
  court!: ZonedCourtDto;

  @Choice(HEARING_KINDS)
  kind!: HearingKind;

  @Choice(HEARING_CERTAINTIES)
  certainty!: HearingCertainty;

  @Day({ nullable: true, description: 'Null while the court has set no date.' })
  on!: string | null;

  @LocalTime({ nullable: true, description: 'Null unless the date is exact.' })
  at!: string | null;

  @Text()
  timeZone!: string;

  @Instant({ nullable: true, description: 'When it begins; of a control date, when its day is over.' })
  startsAt!: string | null;

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

  @Nested(() => DecisionDto, { nullable: true, description: 'The one that stands.' })
  decision!: DecisionDto | null;

  @ListOf(() => DecisionDto, { description: 'As it was recorded before it was corrected, the oldest first.' })
  earlierDecisions!: DecisionDto[];

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
  {
    decision,
    earlierDecisions,
    verification,
  }: Pick<HearingDto, 'decision' | 'earlierDecisions' | 'verification'>,
): HearingDto {
  return {
    id: row.id,
    caseId: row.caseId,
    court: { id: row.courtId, key: row.courtKey, name: row.courtName, timeZone: row.timeZone },
    kind: row.kind,
    certainty: row.certainty,
    on: row.on,
    at: row.at,
    timeZone: row.timeZone,
    startsAt: isoOf(row.startsAt),
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
    earlierDecisions,
    verification,
  };
}
