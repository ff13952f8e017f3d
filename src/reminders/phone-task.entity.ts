import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallOutcome, CallReason } from './rules/phone-calls.js';

/** Call this colleague, or this client: no message got through to them, or nobody has confirmed. */
@Entity({ schema: 'app', name: 'phone_tasks' })
export class PhoneTask {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_phone_tasks',
  })
  id!: string;

  @Column({ type: 'text' })
  reason!: CallReason;

  /** Who is to be called; null when it is somebody outside the office. */
  @Column({ name: 'colleague_id', type: 'uuid', nullable: true })
  colleagueId!: string | null;

  /** The client, or somebody of the family, who is to be called. */
  @Column({ name: 'opt_in_id', type: 'uuid', nullable: true })
  optInId!: string | null;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ name: 'deadline_id', type: 'uuid', nullable: true })
  deadlineId!: string | null;

  @Column({ name: 'hearing_id', type: 'uuid', nullable: true })
  hearingId!: string | null;

  /** When to act on the date. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone!: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz', default: () => 'app.now()' })
  openedAt!: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'done_by', type: 'uuid', nullable: true })
  doneBy!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: CallOutcome | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
