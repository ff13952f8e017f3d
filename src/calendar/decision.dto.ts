import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import type { DecisionRow } from './decisions.queries.js';
import { DeadlineDto } from './deadline.dto.js';
import { toPersonRef } from './person-ref.js';
import {
  ALTERNATIVE_RESULTS,
  APPEAL_RESERVERS,
  BOND_CONDITIONS,
  BOND_RESULTS,
  DHS_BONDS,
  DHS_STANCES,
  NO_JURISDICTION_REASONS,
  SERVICE_METHODS,
  type AlternativeResult,
  type AppealReserver,
  type BondCondition,
  type BondResult,
  type DhsBond,
  type DhsStance,
  type NoJurisdictionReason,
  type ServiceMethod,
} from './rules/bond-result.js';

/** Ten million dollars: an amount beyond it is a slip of the hand. */
const MOST_CENTS = 1_000_000_000;

class AlternativeDto {
  @Choice(ALTERNATIVE_RESULTS)
  result!: AlternativeResult;

  @Whole({ optional: true, nullable: true, max: MOST_CENTS })
  amountCents?: number | null;
}

class ServedDto {
  @Choice(SERVICE_METHODS)
  method!: ServiceMethod;

  @Day()
  on!: string;
}

export class RecordDecisionDto {
  @Id({ optional: true })
  id?: string;

  @Choice(BOND_RESULTS)
  result!: BondResult;

  @Choice(NO_JURISDICTION_REASONS, { optional: true })
  noJurisdictionReason?: NoJurisdictionReason;

  @Nested(() => AlternativeDto, { optional: true })
  alternative?: AlternativeDto;

  @Whole({ optional: true, max: MOST_CENTS })
  amountCents?: number;

  @Choice(BOND_CONDITIONS, { many: true, optional: true, description: 'Only with an order of release.' })
  conditionKinds?: BondCondition[];

  @Text({ optional: true, max: 2000 })
  conditions?: string;

  @Choice(APPEAL_RESERVERS, { many: true, description: "'none' stands alone: both sides waived." })
  appealReservedBy!: AppealReserver[];

  @Day()
  decidedOn!: string;

  @Nested(() => ServedDto)
  served!: ServedDto;

  @Choice(DHS_BONDS, { optional: true, description: 'What DHS itself had set before the hearing.' })
  dhsBond?: DhsBond;

  @Choice(DHS_STANCES, { optional: true, description: 'Where DHS stood at the hearing.' })
  dhsStance?: DhsStance;

  @Text({ optional: true, max: 2000 })
  dhsPosition?: string;

  @Flag({ optional: true })
  dhsSaidWillAppeal?: boolean;
}

export class DecisionDto {
  @Id()
  id!: string;

  @Id()
  hearingId!: string;

  @Choice(BOND_RESULTS)
  result!: BondResult;

  @Choice(NO_JURISDICTION_REASONS, { nullable: true })
  noJurisdictionReason!: NoJurisdictionReason | null;

  @Nested(() => AlternativeDto, { nullable: true })
  alternative!: AlternativeDto | null;

  @Whole({ nullable: true })
  amountCents!: number | null;

  @Choice(BOND_CONDITIONS, { many: true })
  conditionKinds!: BondCondition[];

  @Text({ nullable: true, max: 2000 })
  conditions!: string | null;

  @Choice(APPEAL_RESERVERS, { many: true })
  appealReservedBy!: AppealReserver[];

  @Day()
  decidedOn!: string;

  @Nested(() => ServedDto)
  served!: ServedDto;

  @Choice(DHS_BONDS)
  dhsBond!: DhsBond;

  @Choice(DHS_STANCES, { nullable: true })
  dhsStance!: DhsStance | null;

  @Text({ nullable: true, max: 2000 })
  dhsPosition!: string | null;

  @Flag({ nullable: true })
  dhsSaidWillAppeal!: boolean | null;

  @Nested(() => PersonRefDto)
  recordedBy!: PersonRefDto;

  @Instant()
  recordedAt!: string;
}

/** A decision and the dates that follow from it. */
export class DecisionRecordedDto {
  @Nested(() => DecisionDto)
  decision!: DecisionDto;

  @ListOf(() => DeadlineDto)
  deadlines!: DeadlineDto[];
}

export interface OpenedDecision {
  readonly row: DecisionRow;
  readonly conditions: string | null;
  readonly dhsPosition: string | null;
}

export function toDecisionDto(
  { row, conditions, dhsPosition }: OpenedDecision,
  staff: ReadonlyMap<string, StaffCard>,
): DecisionDto {
  return {
    id: row.id,
    hearingId: row.hearingId,
    result: row.result,
    noJurisdictionReason: row.noJurisdictionReason,
    alternative: row.alternativeResult
      ? { result: row.alternativeResult, amountCents: row.alternativeAmountCents }
      : null,
    amountCents: row.amountCents,
    conditionKinds: row.conditionKinds,
    conditions,
    appealReservedBy: row.appealReservedBy,
    decidedOn: row.decidedOn,
    served: { method: row.servedMethod, on: row.servedOn },
    dhsBond: row.dhsBond,
    dhsStance: row.dhsStance,
    dhsPosition,
    dhsSaidWillAppeal: row.dhsSaidWillAppeal,
    recordedBy: toPersonRef(row.recordedBy, staff),
    recordedAt: row.createdAt.toISOString(),
  };
}
