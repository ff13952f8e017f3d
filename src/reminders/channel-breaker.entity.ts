import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the other side of a channel is, as all workers know it together. No row: never a trouble. */
@Entity({ schema: 'app', name: 'channel_breakers' })
export class ChannelBreaker {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_channel_breakers' })
  channel!: 'mail' | 'sms' | 'push';

  /** Different messages in a row without a word from it. */
  @Column({ type: 'int', default: 0 })
  failures!: number;

  @Column({ name: 'away_since', type: 'timestamptz', nullable: true })
  awaySince!: Date | null;

  /** When one message may try again. */
  @Column({ name: 'probe_at', type: 'timestamptz', nullable: true })
  probeAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
