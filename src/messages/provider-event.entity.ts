import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReceiptStatus } from './rules/sms-outcome.js';

/** One webhook, kept once however often it comes. */
@Entity({ schema: 'app', name: 'provider_events' })
export class ProviderEvent {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_provider_events' })
  provider!: string;

  @PrimaryColumn('text', { name: 'event_id', primaryKeyConstraintName: 'pk_provider_events' })
  eventId!: string;

  @Column('text')
  kind!: 'receipt' | 'message';

  /** Of the message a receipt is about. */
  @Column('text', { nullable: true })
  correlation!: string | null;

  @Column('text', { nullable: true })
  status!: ReceiptStatus | null;

  /** The provider's number for what went wrong. */
  @Column('int', { nullable: true })
  code!: number | null;

  @Column('timestamptz', { name: 'received_at', default: () => 'app.now()' })
  receivedAt!: Date;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
