import { Choice, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import { PageQuery, pageOf } from '../platform/paging.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { CaseContactDto, CaseSafetyDto, DetainedPersonDto, PersonRefDto } from './case-people.dto.js';
import type { CaseEventRow, CaseRow } from './cases.queries.js';
import {
  BOND_TRACK_STATUSES,
  CASE_MOVES,
  CASE_STATUSES,
  CLOSING_OUTCOMES,
  CUSTODY_STATUSES,
  REPRESENTATION_STATUSES,
  allowedMoves,
  type CaseMove,
  type CaseState,
  type ClosingOutcome,
} from './rules/case-lifecycle.js';
import { CASE_EVENT_KINDS } from './rules/case-words.js';

const REVEALABLE = ['detained.aNumber'] as const;
export type RevealableField = (typeof REVEALABLE)[number];

export class ListCasesQuery extends PageQuery {
  @Choice(CASE_STATUSES, { optional: true })
  status?: string;
}

export class OpenCaseDto {
  @Text({ min: 3, max: 1000 })
  reason!: string;

  @Id({ optional: true, description: 'Id of the new case; the same one again gives the same case.' })
  caseId?: string;
}

export class OpenedCaseDto {
  @Id()
  caseId!: string;

  @Text()
  reference!: string;
}

export class MoveCaseDto {
  @Choice(CASE_MOVES)
  to!: CaseMove;

  @Text({ min: 3, max: 1000, description: 'Kept as a sealed note.' })
  reason!: string;

  @Choice(CLOSING_OUTCOMES, { optional: true, description: 'Needed when closing.' })
  outcome?: ClosingOutcome;
}

export class RevealCaseFieldDto {
  @Choice(REVEALABLE)
  field!: RevealableField;
}

/** Where a case stands: four fields that move independently. */
export class CaseStandingDto {
  @Id()
  id!: string;

  @Whole({ min: 1 })
  version!: number;

  @Choice(CASE_STATUSES)
  status!: string;

  @Choice(BOND_TRACK_STATUSES)
  bondTrack!: string;

  @Choice(REPRESENTATION_STATUSES)
  representation!: string;

  @Choice(CUSTODY_STATUSES)
  custodyStatus!: string;

  @Choice(CASE_MOVES, { many: true, description: 'What a person may do next; each word names one field.' })
  allowedMoves!: string[];
}

export class CaseListItemDto {
  @Id()
  id!: string;

  @Text()
  reference!: string;

  @Choice(CASE_STATUSES)
  status!: string;

  @Text()
  detainedName!: string;

  @Instant()
  openedAt!: string;
}

export class CasePage extends pageOf(CaseListItemDto) {}

class CaseEventDto {
  @Id()
  id!: string;

  @Choice(CASE_EVENT_KINDS)
  kind!: string;

  @Text({ nullable: true })
  from!: string | null;

  @Text({ nullable: true })
  to!: string | null;

  @Nested(() => PersonRefDto, { nullable: true })
  by!: PersonRefDto | null;

  @Instant()
  at!: string;
}

export class CaseDto extends CaseStandingDto {
  @Text()
  reference!: string;

  @Id()
  intakeId!: string;

  @Instant()
  openedAt!: string;

  @Instant({ nullable: true })
  closedAt!: string | null;

  @Choice(CLOSING_OUTCOMES, { nullable: true })
  outcome!: string | null;

  @Nested(() => DetainedPersonDto)
  detained!: DetainedPersonDto;

  @ListOf(() => CaseContactDto)
  contacts!: CaseContactDto[];

  @Nested(() => CaseSafetyDto)
  safety!: CaseSafetyDto;

  @ListOf(() => CaseEventDto, { description: 'Newest first.' })
  timeline!: CaseEventDto[];
}

export function toCaseStandingDto(id: string, version: number, state: CaseState): CaseStandingDto {
  const { status, bondTrack, representation, custodyStatus } = state;
  return { id, version, status, bondTrack, representation, custodyStatus, allowedMoves: allowedMoves(state) };
}

export function toCaseListItemDto(row: CaseRow, detainedName: string): CaseListItemDto {
  const { id, reference, status } = row;
  return { id, reference, status, detainedName, openedAt: row.openedAt.toISOString() };
}

export function toCaseEventDto(row: CaseEventRow, staff: ReadonlyMap<string, StaffCard>): CaseEventDto {
  const actor = row.actorId ? staff.get(row.actorId) : undefined;
  return {
    id: row.id,
    kind: row.kind,
    from: row.fromState,
    to: row.toState,
    by: actor ? { id: actor.id, name: actor.name } : null,
    at: row.happenedAt.toISOString(),
  };
}

export function toCaseDto(
  row: CaseRow,
  parts: Pick<CaseDto, 'detained' | 'contacts' | 'safety' | 'timeline'>,
): CaseDto {
  const { detained, contacts, safety, timeline } = parts;
  return {
    ...toCaseStandingDto(row.id, row.version, row),
    reference: row.reference,
    intakeId: row.intakeId,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    outcome: row.outcome,
    detained,
    contacts,
    safety,
    timeline,
  };
}
