import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InboxKind, InboxTitle } from './rules/inbox-titles.js';

/** Something the office told one staff member inside the product. */
@Entity({ schema: 'app', name: 'inbox_items' })
export class InboxItem {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_inbox_items',
  })
  id!: string;

  @Column({ name: 'recipient_id', type: 'uuid' })
  recipientId!: string;

  @Column({ type: 'text' })
  kind!: InboxKind;

  @Column({ name: 'title_key', type: 'text' })
  titleKey!: InboxTitle;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: string | null;

  @Column({ name: 'reminder_id', type: 'uuid', nullable: true })
  reminderId!: string | null;

  /** The call a notice is about. */
  @Column({ name: 'intake_id', type: 'uuid', nullable: true })
  intakeId!: string | null;

  /** The call to a colleague a notice asks for. */
  @Column({ name: 'phone_task_id', type: 'uuid', nullable: true })
  phoneTaskId!: string | null;

  /** The text a notice is about. */
  @Column({ name: 'inbound_text_id', type: 'uuid', nullable: true })
  inboundTextId!: string | null;

  /** When to act. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone!: string | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
