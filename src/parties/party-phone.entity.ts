import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { PHONE_SLOTS } from './rules/party.js';

@Entity({ schema: 'app', name: 'party_phones' })
export class PartyPhone {
  @PrimaryColumn('uuid', { name: 'party_id', primaryKeyConstraintName: 'pk_party_phones' })
  partyId!: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_party_phones' })
  slot!: (typeof PHONE_SLOTS)[number];

  @Column('bytea', { name: 'phone_sealed' })
  phoneSealed!: Sealed<'party_phones.phone'>;

  @Column('bytea', { name: 'phone_bidx' })
  phoneBidx!: Buffer;

  @Column('bytea', { name: 'safety_sealed' })
  safetySealed!: Sealed<'party_phones.safety'>;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
