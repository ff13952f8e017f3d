import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';

@Entity({ schema: 'app', name: 'staff' })
export class Staff {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_staff', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column('bytea', { name: 'name_sealed', nullable: true })
  nameSealed!: Sealed<'staff.name'> | null;

  @Column('bytea', { name: 'email_sealed' })
  emailSealed!: Sealed<'staff.email'>;

  @Column('bytea', { name: 'email_bidx' })
  emailBidx!: Buffer;

  @Column('text', { default: 'en' })
  language!: 'en' | 'es';

  @Column('text', { name: 'time_zone', default: 'America/New_York' })
  timeZone!: string;

  @Column('boolean', { default: false })
  synthetic!: boolean;

  @Column('timestamptz', { name: 'joined_at', nullable: true })
  joinedAt!: Date | null;

  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  @Column('timestamptz', { name: 'last_seen_at', nullable: true })
  lastSeenAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
