import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RetentionEnding } from './rules/call-retention.js';

/** When a declined call is reduced to what a conflict check needs. Closed once, and never opened again. */
@Entity({ schema: 'app', name: 'call_retentions' })
export class CallRetention {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_call_retentions',
  })
  id!: string;

  @Column({ name: 'intake_id', type: 'uuid' })
  intakeId!: string;

  @Column({ name: 'rule_code', type: 'text' })
  ruleCode!: string;

  @Column({ name: 'rule_version', type: 'int' })
  ruleVersion!: number;

  @Column({ name: 'declined_on', type: 'date' })
  declinedOn!: string;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ type: 'text' })
  arithmetic!: string;

  @Column({ name: 'opened_by', type: 'uuid' })
  openedBy!: string;

  @Column({ name: 'opened_at', type: 'timestamptz', default: () => 'app.now()' })
  openedAt!: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'closed_as', type: 'text', nullable: true })
  closedAs!: RetentionEnding | null;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
