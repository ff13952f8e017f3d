import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AcknowledgedVia } from './rules/reminder-states.js';

/** Somebody has seen it. Seen is not done. */
@Entity({ schema: 'app', name: 'acknowledgements' })
export class Acknowledgement {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_acknowledgements',
  })
  id!: string;

  @Column({ name: 'reminder_id', type: 'uuid' })
  reminderId!: string;

  @Column({ name: 'staff_id', type: 'uuid' })
  staffId!: string;

  @Column({ type: 'text' })
  via!: AcknowledgedVia;

  @Column({ type: 'timestamptz', default: () => 'app.now()' })
  at!: Date;
}
