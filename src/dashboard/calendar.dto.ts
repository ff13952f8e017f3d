import { IntersectionType } from '@nestjs/swagger';
import { DEADLINE_OWNERS, type DeadlineOwner } from '../calendar/rules/deadline-rule.js';
import { HEARING_KINDS, type HearingKind } from '../calendar/rules/deadlines-for-decision.js';
import { HEARING_CERTAINTIES, type HearingCertainty } from '../calendar/rules/hearing-certainty.js';
import {
  HEARING_STATUSES,
  MODALITIES,
  type HearingStatus,
  type Modality,
} from '../calendar/rules/hearing-words.js';
import { CourtRefDto } from '../places/place-refs.dto.js';
import {
  Choice,
  Day,
  Flag,
  Id,
  Instant,
  ListOf,
  LocalTime,
  Nested,
  Text,
  Whole,
} from '../platform/fields.js';
import type { CalendarDeadlineRow, CalendarHearingRow } from './calendar.queries.js';
import { CaseRefDto, type Names, TeamDto, toTeamDto, WordsDto } from './dashboard-parts.dto.js';

export class CalendarQuery {
  @Day({ description: 'The first day, by the calendar of each court.' })
  from!: string;

  @Day({ description: 'The last day; at most 45 days are shown at once.' })
  to!: string;
}

class CalendarHearingDto extends IntersectionType(CaseRefDto, TeamDto) {
  @Id()
  hearingId!: string;

  @Choice(HEARING_KINDS)
  kind!: HearingKind;

  @Choice(HEARING_STATUSES)
  status!: HearingStatus;

  @Choice(MODALITIES)
  modality!: Modality;

  @Day({ description: "The court's calendar day." })
  on!: string;

  @Choice(HEARING_CERTAINTIES)
  certainty!: HearingCertainty;

  @LocalTime({ nullable: true, description: 'Court wall time; null on a control date.' })
  at!: string | null;

  @Instant({ description: 'When it begins; of a control date, when its day is over.' })
  startsAt!: string;

  @Text()
  timeZone!: string;

  @Nested(() => CourtRefDto)
  court!: CourtRefDto;

  @Flag({ description: 'Somebody made sure of the date as it stands, lately.' })
  isVerified!: boolean;
}

class CalendarDeadlineDto extends IntersectionType(CaseRefDto, TeamDto) {
  @Id()
  id!: string;

  @Text({ description: 'Rule code.' })
  code!: string;

  @Nested(() => WordsDto)
  title!: WordsDto;

  @Choice(DEADLINE_OWNERS)
  owner!: DeadlineOwner;

  @Day({ description: 'The day that is reminded of, in its zone.' })
  on!: string;

  @Instant({ nullable: true })
  at!: string | null;

  @Text()
  timeZone!: string;
}

class CalendarHolidayDto extends WordsDto {
  @Day()
  on!: string;
}

export class CalendarDto {
  @Day({ description: 'Today at the office.' })
  today!: string;

  @ListOf(() => CalendarHearingDto)
  hearings!: CalendarHearingDto[];

  @ListOf(() => CalendarDeadlineDto)
  deadlines!: CalendarDeadlineDto[];

  @ListOf(() => CalendarHolidayDto)
  holidays!: CalendarHolidayDto[];

  @Whole({ description: 'Legal dates that are over and still open, also outside of the span.' })
  late!: number;

  @Flag({ description: 'There are more dates than are shown: ask for fewer days.' })
  isCut!: boolean;
}

export function toCalendarHearings(rows: readonly CalendarHearingRow[], names: Names): CalendarHearingDto[] {
  return rows.map((row) => {
    const {
      hearingId,
      caseId,
      caseReference,
      kind,
      certainty,
      status,
      modality,
      on,
      at,
      timeZone,
      court,
      isVerified,
    } = row;
    const what = { hearingId, caseId, caseReference, kind, certainty, status, modality, court, isVerified };
    return { ...what, on, at, startsAt: row.startsAt.toISOString(), timeZone, ...toTeamDto(row, names) };
  });
}

export function toCalendarDeadlines(
  rows: readonly CalendarDeadlineRow[],
  names: Names,
): CalendarDeadlineDto[] {
  return rows.map((row) => {
    const { id, caseId, caseReference, code, title, owner, on, timeZone } = row;
    const what = { id, caseId, caseReference, code, title, owner };
    return { ...what, on, at: row.at?.toISOString() ?? null, timeZone, ...toTeamDto(row, names) };
  });
}
