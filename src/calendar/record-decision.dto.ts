import { Choice, Day, Flag, Id, Nested, Text, Whole } from '../platform/fields.js';
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

export class AlternativeDto {
  @Choice(ALTERNATIVE_RESULTS)
  result!: AlternativeResult;

  @Whole({ optional: true, nullable: true, max: MOST_CENTS })
  amountCents?: number | null;
}

export class ServedDto {
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

/** What stands in the place of a decision that was recorded wrongly, and why. */
export class CorrectDecisionDto extends RecordDecisionDto {
  @Text({ min: 3, max: 2000, description: 'What was wrong with the record.' })
  reason!: string;
}
