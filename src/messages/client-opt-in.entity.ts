import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { AskedBy, ClientWay, Ending, Safety, Who } from './rules/client-opt-ins.js';
import type { Language } from './rules/templates.js';

/** Somebody outside the office who asked to be reminded of the dates of one case. Number and name have a key of their own. */
@Entity({ schema: 'app', name: 'client_opt_ins' })
export class ClientOptIn {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_client_opt_ins' })
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('text')
  who!: Who;

  @Column('text')
  way!: ClientWay;

  @Column('text')
  language!: Language;

  /** IANA zone they live in: their night is quiet. */
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text')
  safety!: Safety;

  @Column('text', { name: 'asked_by' })
  askedBy!: AskedBy;

  /** Calendar day, YYYY-MM-DD. */
  @Column('date', { name: 'asked_on' })
  askedOn!: string;

  @Column('bytea', { name: 'name_sealed', nullable: true })
  nameSealed!: Sealed<'client_opt_ins.name'> | null;

  /** Null once it is destroyed. */
  @Column('bytea', { name: 'phone_sealed', nullable: true })
  phoneSealed!: Sealed<'client_opt_ins.phone'> | null;

  @Column('bytea', { name: 'phone_bidx', nullable: true })
  phoneBidx!: Buffer | null;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at', default: () => 'app.now()' })
  recordedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'ended_as', nullable: true })
  endedAs!: Ending | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy!: string | null;

  @Column('timestamptz', { name: 'shredded_at', nullable: true })
  shreddedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
