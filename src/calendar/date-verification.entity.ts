import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { VerifyMethod } from './rules/verification.js';

/** Somebody made sure that a deadline or a hearing is right, at the version it had then. Added to, never changed. */
@Entity({ schema: 'app', name: 'date_verifications' })
export class DateVerification {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_date_verifications',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'deadline_id', type: 'uuid', nullable: true })
  deadlineId!: string | null;

  @Column({ name: 'hearing_id', type: 'uuid', nullable: true })
  hearingId!: string | null;

  @Column({ name: 'subject_version', type: 'int' })
  subjectVersion!: number;

  @Column({ type: 'text' })
  method!: VerifyMethod;

  @Column({ name: 'note_sealed', type: 'bytea', nullable: true })
  noteSealed!: Sealed<'date_verifications.note'> | null;

  @Column({ name: 'verified_by', type: 'uuid' })
  verifiedBy!: string;

  @Column({ name: 'verified_at', type: 'timestamptz', default: () => 'app.now()' })
  verifiedAt!: Date;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
