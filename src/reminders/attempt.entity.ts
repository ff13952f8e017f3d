import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttemptState, DeliveryFault } from './rules/reminder-states.js';

/** A numbered try to deliver a reminder, committed before anything is sent. The same number is the same message. */
@Entity({ schema: 'app', name: 'attempts' })
export class Attempt {
  @PrimaryColumn({ name: 'reminder_id', type: 'uuid', primaryKeyConstraintName: 'pk_attempts' })
  reminderId!: string;

  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'pk_attempts' })
  n!: number;

  /** How often a worker took this number up; more than once is ambiguous. */
  @Column({ type: 'int', default: 1 })
  tries!: number;

  /** How often a worker vanished over it. */
  @Column({ type: 'int', default: 0 })
  crashes!: number;

  @Column({ type: 'text', default: 'sending' })
  state!: AttemptState;

  @Column({ type: 'text', nullable: true })
  provider!: string | null;

  @Column({ type: 'text' })
  correlation!: string;

  @Column({ name: 'claim_token', type: 'uuid' })
  claimToken!: string;

  @Column({ type: 'text', nullable: true })
  fault!: DeliveryFault | null;

  @Column({ name: 'body_sha256', type: 'bytea', nullable: true })
  bodySha256!: Buffer | null;

  @Column({ name: 'started_at', type: 'timestamptz', default: () => 'app.now()' })
  startedAt!: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;
}
