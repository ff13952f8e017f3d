import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A number that said STOP: our own list, whatever the provider keeps. */
@Entity({ schema: 'app', name: 'sms_stops' })
export class SmsStop {
  @PrimaryColumn('bytea', { name: 'phone_bidx', primaryKeyConstraintName: 'pk_sms_stops' })
  phoneBidx!: Buffer;

  @Column('timestamptz', { name: 'stopped_at', nullable: true })
  stoppedAt!: Date | null;

  /** START came later. */
  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('text')
  via!: 'reply' | 'provider';

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
