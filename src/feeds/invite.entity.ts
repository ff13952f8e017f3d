import { Column, Entity, PrimaryColumn } from 'typeorm';

export const INVITE_METHODS = ['REQUEST', 'CANCEL'] as const;
export type InviteMethod = (typeof INVITE_METHODS)[number];

export const INVITE_STATES = ['waiting', 'sending', 'sent', 'superseded', 'dead'] as const;
export type InviteState = (typeof INVITE_STATES)[number];

/** One mail that puts a hearing into a person's own calendar, moves it there or takes it out. The row is the outbox. */
@Entity({ schema: 'app', name: 'invites' })
export class Invite {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()', primaryKeyConstraintName: 'pk_invites' })
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'recipient_id' })
  recipientId!: string;

  /** Names the line of continuances, as in the feeds. */
  @Column('uuid')
  uid!: string;

  @Column('int')
  sequence!: number;

  @Column('text')
  method!: InviteMethod;

  /** The day of a control date; null when there is an instant. */
  @Column('date', { name: 'on_day', nullable: true })
  onDay!: string | null;

  @Column('timestamptz', { name: 'starts_at', nullable: true })
  startsAt!: Date | null;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text', { default: 'waiting' })
  state!: InviteState;

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
