import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IncidentClosing } from './rules/queue-trouble.js';
import type { IncidentKind } from './rules/reminder-states.js';

/** Something a person must look at because a reminder did not do its work by itself. */
@Entity({ schema: 'app', name: 'incidents' })
export class Incident {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_incidents',
  })
  id!: string;

  @Column({ type: 'text' })
  kind!: IncidentKind;

  @Column({ name: 'reminder_id', type: 'uuid', nullable: true })
  reminderId!: string | null;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  /** The mail of the day that died. */
  @Column({ name: 'digest_id', type: 'uuid', nullable: true })
  digestId!: string | null;

  /** Class of the fault, never its text. */
  @Column({ type: 'text', nullable: true })
  fault!: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz', default: () => 'app.now()' })
  openedAt!: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  /** Null when its cause went away by itself. */
  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Column({ name: 'closed_as', type: 'text', nullable: true })
  closedAs!: IncidentClosing | null;
}
