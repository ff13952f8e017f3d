import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { HearingKind } from './rules/deadlines-for-decision.js';
import type { HearingCertainty } from './rules/hearing-certainty.js';
import type { HearingSource, HearingStatus, Modality } from './rules/hearing-words.js';

/** A date the court set: its wall time and zone, and the instant that follows from them. */
@Entity({ schema: 'app', name: 'hearings' })
export class Hearing {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_hearings',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ name: 'court_id', type: 'uuid' })
  courtId!: string;

  @Column({ type: 'text' })
  kind!: HearingKind;

  @Column({ type: 'text' })
  modality!: Modality;

  @Column({ type: 'text' })
  source!: HearingSource;

  @Column({ type: 'text', default: 'exact' })
  certainty!: HearingCertainty;

  /** Calendar day at the court, YYYY-MM-DD; null while it is to be set. */
  @Column({ name: 'local_on', type: 'date', nullable: true })
  localOn!: string | null;

  /** Wall time at the court, HH:MM:SS; only when exact. */
  @Column({ name: 'local_at', type: 'time', nullable: true })
  localAt!: string | null;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ name: 'starts_at', type: 'timestamptz', nullable: true })
  startsAt!: Date | null;

  @Column({ type: 'text', default: 'scheduled' })
  status!: HearingStatus;

  @Column({ type: 'int', default: 1 })
  version!: number;

  /** The hearing this one took the place of. */
  @Column({ name: 'continued_from', type: 'uuid', nullable: true })
  continuedFrom!: string | null;

  @Column({ name: 'link_sealed', type: 'bytea', nullable: true })
  linkSealed!: Sealed<'hearings.link'> | null;

  @Column({ name: 'judge_sealed', type: 'bytea', nullable: true })
  judgeSealed!: Sealed<'hearings.judge'> | null;

  /** Why it was continued or vacated. */
  @Column({ name: 'reason_sealed', type: 'bytea', nullable: true })
  reasonSealed!: Sealed<'hearings.reason'> | null;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @Column({ name: 'opened_at', type: 'timestamptz', default: () => 'app.now()' })
  openedAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
