import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type {
  ConfidenceMark,
  DeadlineInputs,
  DeadlineOwner,
  DeadlineStatus,
  RuleLadder,
} from './rules/deadline-rule.js';
import type { HearingSource } from './rules/hearing-words.js';

const NEW_ID = () => 'gen_random_uuid()';
const DAY = { type: 'date', nullable: true } as const;
const MOMENT = { type: 'timestamptz', nullable: true } as const;
const ID = { type: 'uuid', nullable: true } as const;

/** A computed date with the rule, the inputs and the arithmetic it follows from. Never recomputed in place. */
@Entity({ schema: 'app', name: 'deadlines' })
export class Deadline {
  @PrimaryColumn({ type: 'uuid', default: NEW_ID, primaryKeyConstraintName: 'pk_deadlines' })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'rule_version', type: 'int' })
  ruleVersion!: number;

  @Column({ type: 'text' })
  owner!: DeadlineOwner;

  @Column({ type: 'text' })
  ladder!: RuleLadder;

  @Column({ name: 'hearing_id', ...ID }) hearingId!: string | null;
  @Column({ name: 'decision_id', ...ID }) decisionId!: string | null;
  @Column({ name: 'filing_id', ...ID }) filingId!: string | null;
  @Column({ name: 'custody_stay_id', ...ID }) custodyStayId!: string | null;
  @Column({ name: 'event_id', ...ID }) eventId!: string | null;
  @Column({ name: 'closed_by_event_id', ...ID }) closedByEventId!: string | null;

  @Column({ type: 'jsonb' })
  inputs!: DeadlineInputs;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ name: 'nominal_on', ...DAY }) nominalOn!: string | null;
  @Column({ name: 'nominal_at', ...MOMENT }) nominalAt!: Date | null;
  @Column({ name: 'rolled_on', ...DAY }) rolledOn!: string | null;
  @Column({ name: 'rolled_at', ...MOMENT }) rolledAt!: Date | null;
  @Column({ name: 'remind_on', ...DAY }) remindOn!: string | null;
  @Column({ name: 'remind_at', ...MOMENT }) remindAt!: Date | null;

  @Column({ name: 'nominal_ends_at', type: 'timestamptz' })
  nominalEndsAt!: Date;

  @Column({ name: 'rolled_ends_at', type: 'timestamptz' })
  rolledEndsAt!: Date;

  @Column({ type: 'text' })
  arithmetic!: string;
  @Column({ type: 'text' })
  citation!: string;

  @Column({ type: 'text' })
  mark!: ConfidenceMark;

  @Column({ type: 'text', default: 'open' })
  status!: DeadlineStatus;

  @Column({ type: 'int', default: 1 })
  version!: number;

  @Column({ name: 'replaces_id', ...ID })
  replacesId!: string | null;

  @Column({ name: 'note_sealed', type: 'bytea', nullable: true })
  noteSealed!: Sealed<'deadlines.note'> | null;

  /** Who entered it by hand; null when a rule computed it. */
  @Column({ name: 'entered_by', ...ID }) enteredBy!: string | null;
  @Column({ name: 'told_by', type: 'text', nullable: true }) toldBy!: HearingSource | null;
  @Column({ name: 'title_sealed', type: 'bytea', nullable: true })
  titleSealed!: Sealed<'deadlines.title'> | null;

  @Column({ name: 'acknowledged_by', ...ID }) acknowledgedBy!: string | null;
  @Column({ name: 'acknowledged_at', ...MOMENT }) acknowledgedAt!: Date | null;
  @Column({ name: 'closed_by', ...ID }) closedBy!: string | null;
  @Column({ name: 'closed_at', ...MOMENT }) closedAt!: Date | null;

  @Column({ name: 'opened_at', type: 'timestamptz', default: () => 'app.now()' })
  openedAt!: Date;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
