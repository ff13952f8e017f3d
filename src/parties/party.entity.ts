import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { PartyKind } from './rules/party.js';

@Entity({ schema: 'app', name: 'parties' })
export class Party {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_parties', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column('int', { default: 1 })
  version!: number;

  @Column('text')
  kind!: PartyKind;

  @Column('bytea', { name: 'identity_sealed', nullable: true })
  identitySealed!: Sealed<'parties.identity'> | null;

  @Column('bytea', { name: 'a_number_sealed', nullable: true })
  aNumberSealed!: Sealed<'parties.a_number'> | null;

  @Column('bytea', { name: 'a_number_bidx', nullable: true })
  aNumberBidx!: Buffer | null;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
