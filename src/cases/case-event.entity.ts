import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseEventKind } from './rules/case-words.js';

/** Something that happened in a case: ids, kinds and states only. */
@Entity({ schema: 'app', name: 'case_events' })
export class CaseEvent {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_case_events',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  kind!: CaseEventKind;

  @Column({ name: 'from_state', type: 'text', nullable: true })
  fromState!: string | null;

  @Column({ name: 'to_state', type: 'text', nullable: true })
  toState!: string | null;

  /** What it is about: a note, an assignment. */
  @Column({ name: 'ref_id', type: 'uuid', nullable: true })
  refId!: string | null;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @Column({ name: 'happened_at', type: 'timestamptz', default: () => 'app.now()' })
  happenedAt!: Date;
}
