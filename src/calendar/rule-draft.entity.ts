import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeadlineRule } from './rules/deadline-rule.js';
import type { DraftState } from './rules/rule-draft.js';

const WHO = { type: 'uuid', nullable: true } as const;
const WHEN = { type: 'timestamptz', nullable: true } as const;

/** The next version of a rule before it is in force. */
@Entity({ schema: 'app', name: 'rule_drafts' })
export class RuleDraft {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_rule_drafts',
  })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'base_version', type: 'int' })
  baseVersion!: number;

  @Column({ type: 'jsonb' })
  definition!: DeadlineRule;

  /** What changed in the law, and where that is written. */
  @Column({ type: 'text' })
  why!: string;

  @Column({ type: 'text', default: 'draft' })
  state!: DraftState;

  @Column({ type: 'int', default: 1 })
  version!: number;

  @Column({ name: 'drafted_by', type: 'uuid' })
  draftedBy!: string;

  @Column({ name: 'drafted_at', type: 'timestamptz', default: () => 'app.now()' })
  draftedAt!: Date;

  @Column({ name: 'approved_by', ...WHO }) approvedBy!: string | null;
  @Column({ name: 'approved_at', ...WHEN }) approvedAt!: Date | null;
  @Column({ name: 'enacted_by', ...WHO }) enactedBy!: string | null;
  @Column({ name: 'enacted_at', ...WHEN }) enactedAt!: Date | null;
  @Column({ name: 'withdrawn_by', ...WHO }) withdrawnBy!: string | null;
  @Column({ name: 'withdrawn_at', ...WHEN }) withdrawnAt!: Date | null;
}
