import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';

export const CODE_STATES = ['none', 'wanted', 'sent', 'failed'] as const;
export type CodeState = (typeof CODE_STATES)[number];

/** How one staff member wants to be reached. Nobody needs a row: without one it is by mail, and quiet at night. */
@Entity({ schema: 'app', name: 'staff_reach' })
export class StaffReach {
  @PrimaryColumn('uuid', { name: 'staff_id', primaryKeyConstraintName: 'pk_staff_reach' })
  staffId!: string;

  @Column('boolean', { default: true })
  mail!: boolean;

  @Column('boolean', { default: false })
  sms!: boolean;

  /** Whether hearings of one's cases come as entries for one's own calendar; by mail, so only with it. */
  @Column('boolean', { default: true })
  invites!: boolean;

  /** Whether what is not urgent comes as one mail a day; by mail, so only with it. */
  @Column('boolean', { default: true })
  daily!: boolean;

  @Column('time', { name: 'quiet_from', default: '21:00:00' })
  quietFrom!: string;

  @Column('time', { name: 'quiet_until', default: '08:00:00' })
  quietUntil!: string;

  @Column('bytea', { name: 'phone_sealed', nullable: true })
  phoneSealed!: Sealed<'staff.phone'> | null;

  @Column('bytea', { name: 'phone_bidx', nullable: true })
  phoneBidx!: Buffer | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('bytea', { name: 'code_hash', nullable: true })
  codeHash!: Buffer | null;

  @Column('timestamptz', { name: 'code_expires_at', nullable: true })
  codeExpiresAt!: Date | null;

  @Column('text', { name: 'code_state', default: 'none' })
  codeState!: CodeState;

  @Column('timestamptz', { name: 'replan_at', nullable: true })
  replanAt!: Date | null;

  /** When a text last answered that there was nothing to confirm: not again for a day. */
  @Column('timestamptz', { name: 'nothing_told_at', nullable: true })
  nothingToldAt!: Date | null;

  @Column('int', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
