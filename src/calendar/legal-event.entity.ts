import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { EventSource, EventWay } from './rules/legal-event-kinds.js';

/** Something that happened in a case and sets dates going or ends them. Taken back, it stays and says so. */
@Entity({ schema: 'app', name: 'legal_events' })
export class LegalEvent {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_legal_events',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** The day in the zone. */
  @Column({ name: 'happened_on', type: 'date' })
  happenedOn!: string;

  /** Where a rule counts hours from it. */
  @Column({ name: 'happened_at', type: 'timestamptz', nullable: true })
  happenedAt!: Date | null;

  /** The day a court named itself, in the place of the one that is counted. */
  @Column({ name: 'ordered_on', type: 'date', nullable: true })
  orderedOn!: string | null;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ name: 'told_by', type: 'text' })
  toldBy!: EventSource;

  @Column({ name: 'told_how', type: 'text' })
  toldHow!: EventWay;

  @Column({ name: 'note_sealed', type: 'bytea', nullable: true })
  noteSealed!: Sealed<'legal_events.note'> | null;

  /** Where its dates are counted, as it was then: the court, the place of detention, and whether the person was held. */
  @Column({ name: 'court_id', type: 'uuid', nullable: true })
  courtId!: string | null;

  @Column({ name: 'facility_id', type: 'uuid', nullable: true })
  facilityId!: string | null;

  @Column({ type: 'boolean' })
  detained!: boolean;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;

  @Column({ name: 'taken_back_by', type: 'uuid', nullable: true })
  takenBackBy!: string | null;

  @Column({ name: 'taken_back_at', type: 'timestamptz', nullable: true })
  takenBackAt!: Date | null;

  @Column({ name: 'reason_sealed', type: 'bytea', nullable: true })
  reasonSealed!: Sealed<'legal_events.reason'> | null;
}
