import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { IntakeChannel } from './rules/call.js';
import type { IntakeStatus } from './rules/intake-lifecycle.js';
import type { UrgencyLevel } from './rules/urgency.js';
@Entity({ schema: 'app', name: 'intakes' })
export class Intake {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_intakes', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column('text')
  reference!: string;

  @Column('int', { default: 1 })
  version!: number;

  @Column('text', { default: 'draft' })
  status!: IntakeStatus;

  @Column('text')
  channel!: IntakeChannel;

  @Column('boolean', { name: 'monitored_line' })
  monitoredLine!: boolean;

  @Column('text', { name: 'questionnaire_version' })
  questionnaireVersion!: string;

  @Column('uuid', { name: 'caller_party_id' })
  callerPartyId!: string;

  @Column('uuid', { name: 'detained_party_id' })
  detainedPartyId!: string;

  @Column('bytea', { name: 'caller_sealed', nullable: true })
  callerSealed!: Sealed<'intakes.caller'> | null;

  @Column('bytea', { name: 'detained_sealed', nullable: true })
  detainedSealed!: Sealed<'intakes.detained'> | null;

  @Column('bytea', { name: 'legal_sealed', nullable: true })
  legalSealed!: Sealed<'intakes.legal'> | null;

  @Column('bytea', { name: 'answers_sealed', nullable: true })
  answersSealed!: Sealed<'intakes.answers'> | null;

  @Column('bytea', { name: 'reasons_sealed', nullable: true })
  reasonsSealed!: Sealed<'intakes.reasons'> | null;

  @Column('bytea', { name: 'outcome_sealed', nullable: true })
  outcomeSealed!: Sealed<'intakes.outcome'> | null;

  @Column('text', { default: 'amber' })
  urgency!: UrgencyLevel;

  @Column('boolean', { name: 'enough_to_act', default: false })
  enoughToAct!: boolean;

  @Column('text', { array: true })
  missing!: string[];

  @Column('uuid', { name: 'facility_id', nullable: true })
  facilityId!: string | null;

  @Column('boolean', { name: 'consent_store', default: false })
  consentStore!: boolean;

  @Column('boolean', { name: 'consent_share', default: false })
  consentShare!: boolean;

  @Column('uuid', { name: 'taken_by' })
  takenBy!: string;

  @Column('timestamptz', { name: 'started_at', default: () => 'app.now()' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'saved_at', default: () => 'app.now()' })
  savedAt!: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column('uuid', { name: 'reviewed_by', nullable: true })
  reviewedBy!: string | null;

  @Column('timestamptz', { name: 'reviewed_at', nullable: true })
  reviewedAt!: Date | null;

  @Column('uuid', { name: 'last_patch_id', nullable: true })
  lastPatchId!: string | null;

  @Column('uuid', { name: 'case_id', nullable: true })
  caseId!: string | null;

  @Column('text', { name: 'case_reference', nullable: true })
  caseReference!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
