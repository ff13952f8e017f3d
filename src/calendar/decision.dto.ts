import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import type { DecisionRow } from './decisions.queries.js';
import { DeadlineDto } from './deadline.dto.js';
import { toPersonRef } from './person-ref.js';
import {
  APPEAL_RESERVERS,
  BOND_CONDITIONS,
  BOND_RESULTS,
  DHS_BONDS,
  DHS_STANCES,
  NO_JURISDICTION_REASONS,
  type AppealReserver,
  type BondCondition,
  type BondResult,
  type DhsBond,
  type DhsStance,
  type NoJurisdictionReason,
} from './rules/bond-result.js';
import { AlternativeDto, ServedDto } from './record-decision.dto.js';

class CorrectedDto {
  @Nested(() => PersonRefDto)
  by!: PersonRefDto;

  @Instant()
  at!: string;

  @Text({ nullable: true, max: 2000 })
  reason!: string | null;
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

  @Nested(() => CorrectedDto, {
    nullable: true,
    description: 'It does not stand any more; null of one that does.',
  })
  corrected!: CorrectedDto | null;
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
  readonly correction: string | null;
}

export function toDecisionDto(
  { row, conditions, dhsPosition, correction }: OpenedDecision,
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
    corrected:
      row.correctedBy && row.correctedAt
        ? { by: toPersonRef(row.correctedBy, staff), at: row.correctedAt.toISOString(), reason: correction }
        : null,
  };
}
