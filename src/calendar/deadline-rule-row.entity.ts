import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConfidenceMark, DeadlineOwner, DeadlineRule, RuleLadder } from './rules/deadline-rule.js';

/** One version of one rule of law; never changed, only followed by a next version. */
@Entity({ schema: 'app', name: 'deadline_rules' })
export class DeadlineRuleRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_deadline_rules' })
  code!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'pk_deadline_rules' })
  version!: number;

  @Column({ type: 'text' })
  owner!: DeadlineOwner;

  @Column({ type: 'text' })
  ladder!: RuleLadder;

  @Column({ type: 'text' })
  mark!: ConfidenceMark;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom!: string;

  @Column({ name: 'effective_to', type: 'date', nullable: true })
  effectiveTo!: string | null;

  @Column({ name: 'approved_by', type: 'text', nullable: true })
  approvedBy!: string | null;

  @Column({ name: 'last_verified_on', type: 'date' })
  lastVerifiedOn!: string;

  @Column({ type: 'jsonb' })
  definition!: DeadlineRule;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
