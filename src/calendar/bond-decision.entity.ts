import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type {
  AlternativeResult,
  AppealReserver,
  BondCondition,
  BondResult,
  DhsBond,
  DhsStance,
  NoJurisdictionReason,
  ServiceMethod,
} from './rules/bond-result.js';

/** What the judge decided at one hearing, and who may still appeal it. Corrected, it stays, and another stands in its place. */
@Entity({ schema: 'app', name: 'bond_decisions' })
export class BondDecision {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_bond_decisions',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'hearing_id', type: 'uuid' })
  hearingId!: string;

  @Column({ type: 'text' })
  result!: BondResult;

  @Column({ name: 'no_jurisdiction_reason', type: 'text', nullable: true })
  noJurisdictionReason!: NoJurisdictionReason | null;

  /** What would have been decided "in the alternative"; it orders nothing. */
  @Column({ name: 'alternative_result', type: 'text', nullable: true })
  alternativeResult!: AlternativeResult | null;

  @Column({ name: 'alternative_amount_cents', type: 'int', nullable: true })
  alternativeAmountCents!: number | null;

  @Column({ name: 'amount_cents', type: 'int', nullable: true })
  amountCents!: number | null;

  @Column({ name: 'appeal_reserved_by', type: 'text', array: true })
  appealReservedBy!: AppealReserver[];

  @Column({ name: 'decided_on', type: 'date' })
  decidedOn!: string;

  @Column({ name: 'served_method', type: 'text' })
  servedMethod!: ServiceMethod;

  @Column({ name: 'served_on', type: 'date' })
  servedOn!: string;

  /** What the government itself had set before. */
  @Column({ name: 'dhs_bond', type: 'text' })
  dhsBond!: DhsBond;

  @Column({ name: 'dhs_said_will_appeal', type: 'boolean', nullable: true })
  dhsSaidWillAppeal!: boolean | null;

  @Column({ name: 'condition_kinds', type: 'text', array: true, default: () => "'{}'" })
  conditionKinds!: BondCondition[];

  @Column({ name: 'dhs_stance', type: 'text', nullable: true })
  dhsStance!: DhsStance | null;

  @Column({ name: 'conditions_sealed', type: 'bytea', nullable: true })
  conditionsSealed!: Sealed<'bond_decisions.conditions'> | null;

  @Column({ name: 'dhs_position_sealed', type: 'bytea', nullable: true })
  dhsPositionSealed!: Sealed<'bond_decisions.dhs_position'> | null;

  /** The decision in whose place it stands. */
  @Column({ name: 'corrects_id', type: 'uuid', nullable: true })
  correctsId!: string | null;

  @Column({ name: 'corrected_by', type: 'uuid', nullable: true })
  correctedBy!: string | null;

  @Column({ name: 'corrected_at', type: 'timestamptz', nullable: true })
  correctedAt!: Date | null;

  @Column({ name: 'correction_sealed', type: 'bytea', nullable: true })
  correctionSealed!: Sealed<'bond_decisions.correction'> | null;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
