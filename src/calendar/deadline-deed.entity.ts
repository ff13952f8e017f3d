import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { DeedKind, DocketCheck } from './rules/closing.js';

/** A date closed by a person, or opened again: who, when, how and why. Added to, never changed. */
@Entity({ schema: 'app', name: 'deadline_deeds' })
export class DeadlineDeed {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_deadline_deeds',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'deadline_id', type: 'uuid' })
  deadlineId!: string;

  /** The version of the date that the deed made. */
  @Column({ type: 'int' })
  version!: number;

  @Column({ type: 'text' })
  kind!: DeedKind;

  @Column({ name: 'done_on', type: 'date', nullable: true })
  doneOn!: string | null;

  @Column({ name: 'docket_check', type: 'text', nullable: true })
  docketCheck!: DocketCheck | null;

  @Column({ name: 'note_sealed', type: 'bytea', nullable: true })
  noteSealed!: Sealed<'deadline_deeds.note'> | null;

  @Column({ name: 'done_by', type: 'uuid' })
  doneBy!: string;

  @Column({ name: 'done_at', type: 'timestamptz', default: () => 'app.now()' })
  doneAt!: Date;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
