import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AudienceRank, Channel, LadderCode } from './rules/ladders.js';
import type { ReminderState } from './rules/reminder-states.js';

/**
 * One message to one person on one channel for one step of one date at one version. The row is the outbox: it is
 * written and cancelled in the transaction that changes the date.
 */
@Entity({ schema: 'app', name: 'reminders' })
export class Reminder {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()', primaryKeyConstraintName: 'pk_reminders' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'deadline_id', type: 'uuid', nullable: true })
  deadlineId!: string | null;

  @Column({ name: 'hearing_id', type: 'uuid', nullable: true })
  hearingId!: string | null;

  @Column({ name: 'subject_version', type: 'int' })
  subjectVersion!: number;

  /** When to act: the date the reminder is about. */
  @Column({ name: 'subject_at', type: 'timestamptz' })
  subjectAt!: Date;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ type: 'text' })
  kind!: 'reminder' | 'escalation';

  @Column({ type: 'text' })
  ladder!: LadderCode;

  @Column({ type: 'text' })
  step!: string;

  @Column({ name: 'audience_rank', type: 'text' })
  audienceRank!: AudienceRank;

  @Column({ name: 'recipient_id', type: 'uuid' })
  recipientId!: string;

  @Column({ type: 'text' })
  channel!: Channel;

  @Column({ name: 'must_acknowledge', type: 'boolean' })
  mustAcknowledge!: boolean;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  /** When a worker may take it next: due_at, or later after a refusal. */
  @Column({ name: 'next_at', type: 'timestamptz' })
  nextAt!: Date;

  @Column({ type: 'text', default: 'scheduled' })
  state!: ReminderState;

  @Column({ type: 'boolean', default: false })
  late!: boolean;

  @Column({ name: 'attempt_no', type: 'int', default: 1 })
  attemptNo!: number;

  @Column({ name: 'claim_token', type: 'uuid', nullable: true })
  claimToken!: string | null;

  @Column({ name: 'claimed_until', type: 'timestamptz', nullable: true })
  claimedUntil!: Date | null;

  @Column({ name: 'enq_at', type: 'timestamptz', nullable: true })
  enqAt!: Date | null;

  @Column({ name: 'enq_epoch', type: 'int', default: 0 })
  enqEpoch!: number;

  @Column({ name: 'pause_id', type: 'uuid', nullable: true }) pauseId!: string | null;
  @Column({ name: 'digest_id', type: 'uuid', nullable: true }) digestId!: string | null;
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true }) sentAt!: Date | null;
  @Column({ name: 'unconfirmed_at', type: 'timestamptz', nullable: true })
  unconfirmedAt!: Date | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  /** When a person last opened it again after it had died. */
  @Column({ name: 'replayed_at', type: 'timestamptz', nullable: true })
  replayedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
