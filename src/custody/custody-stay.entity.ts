import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PartialDate } from '../parties/rules/partial-date.js';
import type { CustodySource } from './rules/custody-words.js';
import type { ReleaseType } from './rules/release.js';

/** One stay in one place. It ends where the next one begins. */
@Entity({ schema: 'app', name: 'custody_stays' })
export class CustodyStay {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_custody_stays',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  /** Null while nobody knows where the person is. */
  @Column({ name: 'facility_id', type: 'uuid', nullable: true })
  facilityId!: string | null;

  @Column({ name: 'arrived_precision', type: 'text' })
  arrivedPrecision!: PartialDate['precision'];

  @Column({ name: 'arrived_year', type: 'smallint', nullable: true })
  arrivedYear!: number | null;

  @Column({ name: 'arrived_month', type: 'smallint', nullable: true })
  arrivedMonth!: number | null;

  @Column({ name: 'arrived_day', type: 'smallint', nullable: true })
  arrivedDay!: number | null;

  /** Calendar day, YYYY-MM-DD. */
  @Column({ name: 'ordered_on', type: 'date' })
  orderedOn!: string;

  @Column({ type: 'text' })
  source!: CustodySource;

  @Column({ name: 'would_be_released_at', type: 'timestamptz', nullable: true })
  wouldBeReleasedAt!: Date | null;

  @Column({ name: 'detainer_lodged', type: 'boolean', nullable: true })
  detainerLodged!: boolean | null;

  /** The day of a release; a transfer ends a stay by beginning the next. */
  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn!: string | null;

  @Column({ name: 'release_type', type: 'text', nullable: true })
  releaseType!: ReleaseType | null;

  /** When the release was written down. */
  @Column({ name: 'release_recorded_at', type: 'timestamptz', nullable: true })
  releaseRecordedAt!: Date | null;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
