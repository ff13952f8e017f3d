import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Id, Instant, ListOf, Nested, Text, Texts } from '../platform/fields.js';
import type { AssignmentRow } from './assignments.queries.js';
import { ASSIGNMENT_ROLES, type AssignmentRole } from './rules/assignment-words.js';

export class StartAssignmentDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  staffId!: string;

  @Choice(ASSIGNMENT_ROLES)
  role!: AssignmentRole;
}

export class EndAssignmentDto {
  @Text({ min: 3, max: 500, description: 'Kept as a sealed note.' })
  reason!: string;
}

class AssignedPersonDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text()
  language!: string;

  @Text()
  timeZone!: string;
}

export class AssignmentDto {
  @Id()
  id!: string;

  @Id()
  caseId!: string;

  @Choice(ASSIGNMENT_ROLES)
  role!: string;

  @Nested(() => AssignedPersonDto)
  staff!: AssignedPersonDto;

  @Instant()
  startedAt!: string;

  @Instant({ nullable: true })
  endedAt!: string | null;
}

export class AssignmentListDto {
  @ListOf(() => AssignmentDto)
  items!: AssignmentDto[];
}

export class AttorneyDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Texts({ description: 'ISO 639-3.' })
  languages!: string[];

  @Texts({ description: 'Courts they appear in; empty when they never said.' })
  courtIds!: string[];
}

export class PracticeDto {
  @Texts({ max: 100, description: 'Ids of the courts in which one appears; empty: nothing is said.' })
  courtIds!: string[];
}

export class AttorneyListDto {
  @ListOf(() => AttorneyDto)
  items!: AttorneyDto[];
}

export function toAssignmentDto(row: AssignmentRow, staff: StaffCard | undefined): AssignmentDto {
  return {
    id: row.id,
    caseId: row.caseId,
    role: row.role,
    staff: {
      id: row.staffId,
      name: staff?.name ?? '',
      language: staff?.language ?? 'en',
      timeZone: staff?.timeZone ?? 'America/New_York',
    },
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
