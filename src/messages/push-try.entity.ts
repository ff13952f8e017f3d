import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FaultClass } from './rules/mail-outcome.js';

/** What became of one numbered try of a reminder on one device. */
@Entity({ schema: 'app', name: 'push_tries' })
export class PushTry {
  @PrimaryColumn('uuid', { name: 'reminder_id', primaryKeyConstraintName: 'pk_push_tries' })
  reminderId!: string;

  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_push_tries' })
  n!: number;

  @PrimaryColumn('uuid', { name: 'device_id', primaryKeyConstraintName: 'pk_push_tries' })
  deviceId!: string;

  @Column('text', { default: 'sending' })
  state!: 'sending' | 'accepted' | 'refused' | 'ambiguous';

  @Column('text', { nullable: true })
  fault!: FaultClass | null;

  @Column('timestamptz', { name: 'started_at', default: () => 'app.now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;
}
