import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AssignmentRole } from './rules/assignment-words.js';

/** One person standing beside one client, in one role, from one moment to another. */
@Entity({ schema: 'app', name: 'assignments' })
export class Assignment {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_assignments',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'staff_id', type: 'uuid' })
  staffId!: string;

  @Column({ type: 'text' })
  role!: AssignmentRole;

  @Column({ name: 'started_at', type: 'timestamptz', default: () => 'app.now()' })
  startedAt!: Date;

  @Column({ name: 'started_by', type: 'uuid' })
  startedBy!: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy!: string | null;
}
