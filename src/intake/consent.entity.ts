import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentScope } from './rules/call.js';

/** What was read aloud and what the caller said. Rows are added, never changed. */
@Entity({ schema: 'app', name: 'consents' })
export class Consent {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_consents', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column('uuid', { name: 'intake_id' })
  intakeId!: string;

  @Column('uuid', { name: 'party_id' })
  partyId!: string;

  @Column('text')
  scope!: ConsentScope;

  @Column('boolean')
  given!: boolean;

  @Column('text', { name: 'text_version' })
  textVersion!: string;

  @Column('text')
  language!: string;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at', default: () => 'app.now()' })
  recordedAt!: Date;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
