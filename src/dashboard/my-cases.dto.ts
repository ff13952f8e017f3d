import type { PartyCard } from '../parties/party-reader.service.js';
import { FacilityRefDto } from '../places/place-refs.dto.js';
import { Choice, Day, Id, Instant, Nested, Text } from '../platform/fields.js';
import { pageOf } from '../platform/paging.js';
import { ASSIGNMENT_ROLES } from '../assignments/rules/assignment-words.js';
import {
  HearingDateDto,
  type Names,
  OneDateDto,
  TeamDto,
  toTeamDto,
  WordsDto,
} from './dashboard-parts.dto.js';
import type { MyCaseRow } from './my-cases.queries.js';

class NextHearingDto extends HearingDateDto {
  @Id()
  id!: string;
}

class NextDeadlineDto {
  @Id()
  id!: string;

  @Text()
  code!: string;

  @Nested(() => WordsDto)
  title!: WordsDto;

  @Text()
  owner!: string;

  @Day({ nullable: true })
  on!: string | null;

  @Instant({ nullable: true })
  at!: string | null;

  @Instant({ description: 'The end of the day, or the instant itself.' })
  dueAt!: string;

  @Text()
  timeZone!: string;
}

class NextDateDto extends OneDateDto {
  @Choice(['hearing', 'deadline'])
  kind!: string;
}

export class MyCaseDto extends TeamDto {
  @Id()
  caseId!: string;

  @Text()
  reference!: string;

  @Text()
  status!: string;

  @Text()
  detainedName!: string;

  @Text({ nullable: true })
  language!: string | null;

  @Nested(() => FacilityRefDto, { nullable: true })
  facility!: FacilityRefDto | null;

  @Choice(ASSIGNMENT_ROLES)
  role!: string;

  @Nested(() => NextDateDto, { nullable: true, description: 'The sooner of the two.' })
  nextDate!: NextDateDto | null;

  @Nested(() => NextHearingDto, { nullable: true })
  nextHearing!: NextHearingDto | null;

  @Nested(() => NextDeadlineDto, { nullable: true })
  nextDeadline!: NextDeadlineDto | null;
}

export class MyCasePage extends pageOf(MyCaseDto) {}

export function toMyCaseDto(row: MyCaseRow, person: PartyCard | undefined, names: Names): MyCaseDto {
  return {
    caseId: row.caseId,
    reference: row.reference,
    status: row.status,
    detainedName: person?.name ?? '',
    language: person?.language ?? null,
    facility: row.facility,
    role: row.role,
    nextDate: soonest(row),
    nextHearing: row.hearing,
    nextDeadline: row.deadline,
    ...toTeamDto(row, names),
  };
}

function soonest({ hearing, deadline }: MyCaseRow): NextDateDto | null {
  if (hearing && (!deadline || hearing.startsAt <= deadline.dueAt)) {
    const { kind, certainty, on, startsAt, timeZone } = hearing;
    const at = certainty === 'exact' ? startsAt : null;
    return { kind: 'hearing', code: null, title: null, hearingKind: kind, certainty, on, at, timeZone };
  }
  if (!deadline) return null;
  const { code, title, on, at, timeZone } = deadline;
  return { kind: 'deadline', code, title, hearingKind: null, certainty: null, on, at, timeZone };
}
