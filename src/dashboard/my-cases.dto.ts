import type { PartyCard } from '../parties/party-reader.service.js';
import { Choice, Day, Id, Instant, LocalTime, Nested, Text } from '../platform/fields.js';
import { pageOf } from '../platform/paging.js';
import { ASSIGNMENT_ROLES } from '../assignments/rules/assignment-words.js';
import { CourtRefDto, TeamMemberDto, WordsDto, toTeamMemberDto } from './dashboard-parts.dto.js';
import type { MyCaseRow } from './my-cases.queries.js';

class HeldAtDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  detloc!: string | null;

  @Text()
  city!: string;

  @Text()
  state!: string;
}

class NextHearingDto {
  @Id()
  id!: string;

  @Text()
  kind!: string;

  @Day()
  on!: string;

  @LocalTime({ description: 'Court wall time.' })
  at!: string;

  @Instant()
  startsAt!: string;

  @Text()
  timeZone!: string;

  @Nested(() => CourtRefDto)
  court!: CourtRefDto;
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

class NextDateDto {
  @Choice(['hearing', 'deadline'])
  kind!: string;

  @Text({ nullable: true })
  code!: string | null;

  @Nested(() => WordsDto, { nullable: true })
  title!: WordsDto | null;

  @Text({ nullable: true })
  hearingKind!: string | null;

  @Day({ nullable: true })
  on!: string | null;

  @Instant({ nullable: true })
  at!: string | null;

  @Text()
  timeZone!: string;
}

export class MyCaseDto {
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

  @Nested(() => HeldAtDto, { nullable: true })
  facility!: HeldAtDto | null;

  @Choice(ASSIGNMENT_ROLES)
  role!: string;

  @Nested(() => NextDateDto, { nullable: true, description: 'The sooner of the two.' })
  nextDate!: NextDateDto | null;

  @Nested(() => NextHearingDto, { nullable: true })
  nextHearing!: NextHearingDto | null;

  @Nested(() => NextDeadlineDto, { nullable: true })
  nextDeadline!: NextDeadlineDto | null;

  @Nested(() => TeamMemberDto, { nullable: true })
  lead!: TeamMemberDto | null;

  @Nested(() => TeamMemberDto, { nullable: true })
  backup!: TeamMemberDto | null;
}

export class MyCasePage extends pageOf(MyCaseDto) {}

export function toMyCaseDto(
  row: MyCaseRow,
  person: PartyCard | undefined,
  names: ReadonlyMap<string, { readonly name: string }>,
): MyCaseDto {
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
    lead: toTeamMemberDto(row.leadId, names),
    backup: toTeamMemberDto(row.backupId, names),
  };
}

function soonest({ hearing, deadline }: MyCaseRow): NextDateDto | null {
  if (hearing && (!deadline || hearing.startsAt <= deadline.dueAt)) {
    const { kind, on, startsAt, timeZone } = hearing;
    return { kind: 'hearing', code: null, title: null, hearingKind: kind, on, at: startsAt, timeZone };
  }
  if (!deadline) return null;
  const { code, title, on, at, timeZone } = deadline;
  return { kind: 'deadline', code, title, hearingKind: null, on, at, timeZone };
}
