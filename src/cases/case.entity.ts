import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  BondTrackStatus,
  CaseStatus,
  ClosingOutcome,
  CustodyStatus,
  RepresentationStatus,
} from './rules/case-lifecycle.js';

/** The representation of one detained person, opened from one intake. */
@Entity({ schema: 'app', name: 'cases' })
export class Case {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()', primaryKeyConstraintName: 'pk_cases' })
  id!: string;

  @Column({ type: 'text' })
  reference!: string;

  @Column({ type: 'int', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  status!: CaseStatus;

  @Column({ name: 'bond_track', type: 'text' })
  bondTrack!: BondTrackStatus;

  @Column({ type: 'text' })
  representation!: RepresentationStatus;

  @Column({ name: 'custody_status', type: 'text' })
  custodyStatus!: CustodyStatus;

  @Column({ name: 'intake_id', type: 'uuid' })
  intakeId!: string;

  @Column({ name: 'detained_party_id', type: 'uuid' })
  detainedPartyId!: string;

  @Column({ name: 'opened_by', type: 'uuid' })
  openedBy!: string;

  @Column({ name: 'opened_at', type: 'timestamptz', default: () => 'app.now()' })
  openedAt!: Date;

  @Column({ name: 'matching_since', type: 'timestamptz', nullable: true, default: () => 'app.now()' })
  matchingSince!: Date | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome!: ClosingOutcome | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
