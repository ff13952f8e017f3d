import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FilingKind } from './rules/deadlines-for-decision.js';

/** What the government filed, or a board decided, after an order of release. */
@Entity({ schema: 'app', name: 'government_filings' })
export class GovernmentFiling {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_government_filings',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'decision_id', type: 'uuid' })
  decisionId!: string;

  @Column({ type: 'text' })
  kind!: FilingKind;

  @Column({ name: 'happened_on', type: 'date' })
  happenedOn!: string;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
