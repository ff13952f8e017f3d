import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Signs of life: 'canary' is a job that went through the real queue; other names are ticks of the reconciler. */
@Entity({ schema: 'app', name: 'heartbeats' })
export class Heartbeat {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_heartbeats' })
  name!: string;

  /** When it was last asked for. */
  @Column({ name: 'asked_at', type: 'timestamptz', nullable: true })
  askedAt!: Date | null;

  /** When it last came back. */
  @Column({ name: 'beat_at', type: 'timestamptz', nullable: true })
  beatAt!: Date | null;

  /** Number of the last question, so that an old answer does not count as a new one. */
  @Column({ type: 'int', default: 0 })
  epoch!: number;

  /** Of the plan check: whether the office sent texts when the last round ended. */
  @Column({ name: 'with_texts', type: 'boolean', nullable: true })
  withTexts!: boolean | null;

  /** The same of notifications. */
  @Column({ name: 'with_push', type: 'boolean', nullable: true })
  withPush!: boolean | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
