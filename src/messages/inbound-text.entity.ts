import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { AsideReason } from './rules/inbound-texts.js';

/** What somebody who does not work here texted to the office. */
@Entity({ schema: 'app', name: 'inbound_texts' })
export class InboundText {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_inbound_texts' })
  id!: string;

  @Column('text')
  provider!: string;

  @Column('text', { name: 'event_id' })
  eventId!: string;

  /** Whose number it is; null when it is nobody's we know. */
  @Column('uuid', { name: 'party_id', nullable: true })
  partyId!: string | null;

  @Column('bytea', { name: 'phone_sealed' })
  phoneSealed!: Sealed<'inbound_texts.phone'>;

  @Column('bytea', { name: 'phone_bidx' })
  phoneBidx!: Buffer;

  @Column('bytea', { name: 'body_sealed' })
  bodySealed!: Sealed<'inbound_texts.body'>;

  /** Pictures that came with it and are not fetched. */
  @Column('int', { default: 0 })
  pictures!: number;

  @Column('timestamptz', { name: 'received_at', default: () => 'app.now()' })
  receivedAt!: Date;

  @Column('timestamptz', { name: 'aside_at', nullable: true })
  asideAt!: Date | null;

  @Column('uuid', { name: 'aside_by', nullable: true })
  asideBy!: string | null;

  @Column('text', { name: 'aside_as', nullable: true })
  asideAs!: AsideReason | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
