import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PauseReason } from './rules/pauses.js';

/** Messages of a case, or of one person on it, held back for a while. Never silent: the coordinators are told in their place. */
@Entity({ schema: 'app', name: 'reminder_pauses' })
export class ReminderPause {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_reminder_pauses',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** Null: everybody's. */
  @Column({ name: 'recipient_id', type: 'uuid', nullable: true })
  recipientId!: string | null;

  @Column({ type: 'text' })
  reason!: PauseReason;

  @Column({ name: 'starts_at', type: 'timestamptz', default: () => 'app.now()' })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  @Column({ name: 'paused_by', type: 'uuid' })
  pausedBy!: string;

  /** When it was ended, by somebody or because its time was over. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
