import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DigestState } from './rules/reminder-states.js';

/** One person's mail of one day, for what is not urgent. The row is the outbox; the reminders it tells of point to it. */
@Entity({ schema: 'app', name: 'digests' })
export class Digest {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()', primaryKeyConstraintName: 'pk_digests' })
  id!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  /** In the person's own zone. */
  @Column('date', { name: 'on_day' })
  onDay!: string;

  @Column('text', { default: 'waiting' })
  state!: DigestState;

  /** Only a definite refusal raises it, so that a repeated try is the same message. */
  @Column('int', { name: 'attempt_no', default: 1 })
  attemptNo!: number;

  @Column('timestamptz', { name: 'next_at', default: () => 'app.now()' })
  nextAt!: Date;

  @Column('uuid', { name: 'claim_token', nullable: true })
  claimToken!: string | null;

  @Column('timestamptz', { name: 'claimed_until', nullable: true })
  claimedUntil!: Date | null;

  /** When the bytes of this numbered try may first have left. */
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
