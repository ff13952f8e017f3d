import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadDeadlineRules } from '../src/calendar/rule-rows.queries.js';
import {
  ALTERNATIVE_RESULTS,
  APPEAL_RESERVERS,
  BOND_RESULTS,
  DHS_BONDS,
  NO_JURISDICTION_REASONS,
  SERVICE_METHODS,
} from '../src/calendar/rules/bond-result.js';
import {
  CONFIDENCE_MARKS,
  DEADLINE_OWNERS,
  DEADLINE_STATUSES,
  RULE_LADDERS,
} from '../src/calendar/rules/deadline-rule.js';
import { FILING_KINDS, HEARING_KINDS } from '../src/calendar/rules/deadlines-for-decision.js';
import { HEARING_SOURCES, HEARING_STATUSES, MODALITIES } from '../src/calendar/rules/hearing-words.js';

const listOf = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');
const oneOf = (values: readonly string[]) => `IN (${listOf(values)})`;

/** Hearings, what was decided, what the government filed, the law as rows, and the dates that follow. */
export class Calendar1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HEARINGS);
    await runner.query(DECISIONS);
    await runner.query(RULES);
    await runner.query(DEADLINES);
    await runner.query(RULE_POLICIES);
    for (const table of ['hearings', 'bond_decisions', 'government_filings', 'deadlines'])
      await runner.query(protect(table));
    await runner.query(GRANTS);
    await loadDeadlineRules((sql, parameters) => runner.query(sql, [...parameters]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE app.deadlines, app.deadline_rules, app.government_filings, app.bond_decisions, app.hearings',
    );
  }
}

const HEARINGS = `
  CREATE TABLE app.hearings (
    id uuid CONSTRAINT pk_hearings PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_hearings_case REFERENCES app.cases,
    court_id uuid NOT NULL CONSTRAINT fk_hearings_court REFERENCES app.courts,
    kind text NOT NULL CONSTRAINT ck_hearings_kind CHECK (kind ${oneOf(HEARING_KINDS)}),
    modality text NOT NULL CONSTRAINT ck_hearings_modality CHECK (modality ${oneOf(MODALITIES)}),
    source text NOT NULL CONSTRAINT ck_hearings_source CHECK (source ${oneOf(HEARING_SOURCES)}),
    local_on date NOT NULL,
    local_at time NOT NULL,
    time_zone text NOT NULL,
    starts_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'scheduled' CONSTRAINT ck_hearings_status CHECK (status ${oneOf(HEARING_STATUSES)}),
    version int NOT NULL DEFAULT 1,
    continued_from uuid CONSTRAINT fk_hearings_continued_from REFERENCES app.hearings CONSTRAINT uq_hearings_continued_from UNIQUE,
    link_sealed bytea,
    judge_sealed bytea,
    reason_sealed bytea,
    recorded_by uuid NOT NULL CONSTRAINT fk_hearings_recorded_by REFERENCES app.staff,
    opened_at timestamptz NOT NULL DEFAULT app.now(),
    ended_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_hearings_ended CHECK ((status = 'scheduled') = (ended_at IS NULL))
  );
  COMMENT ON COLUMN app.hearings.local_on IS 'The court''s calendar day; local_at its wall time; starts_at is derived from both and time_zone.';
  COMMENT ON COLUMN app.hearings.reason_sealed IS 'Why it was continued or vacated.';
  CREATE INDEX ix_hearings_case ON app.hearings (case_id, starts_at);
  CREATE INDEX ix_hearings_scheduled ON app.hearings (starts_at) WHERE status = 'scheduled';
  CREATE INDEX ix_hearings_court ON app.hearings (court_id);
`;

const DECISIONS = `
  CREATE TABLE app.bond_decisions (
    id uuid CONSTRAINT pk_bond_decisions PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_bond_decisions_case REFERENCES app.cases,
    hearing_id uuid NOT NULL CONSTRAINT fk_bond_decisions_hearing REFERENCES app.hearings CONSTRAINT uq_bond_decisions_hearing UNIQUE,
    result text NOT NULL CONSTRAINT ck_bond_decisions_result CHECK (result ${oneOf(BOND_RESULTS)}),
    no_jurisdiction_reason text CONSTRAINT ck_bond_decisions_no_jurisdiction_reason CHECK (no_jurisdiction_reason ${oneOf(NO_JURISDICTION_REASONS)}),
    alternative_result text CONSTRAINT ck_bond_decisions_alternative CHECK (alternative_result ${oneOf(ALTERNATIVE_RESULTS)}),
    alternative_amount_cents int,
    amount_cents int,
    appeal_reserved_by text[] NOT NULL CONSTRAINT ck_bond_decisions_appeal CHECK (appeal_reserved_by <@ ARRAY[${listOf(APPEAL_RESERVERS)}]),
    decided_on date NOT NULL,
    served_method text NOT NULL CONSTRAINT ck_bond_decisions_served CHECK (served_method ${oneOf(SERVICE_METHODS)}),
    served_on date NOT NULL,
    dhs_bond text NOT NULL CONSTRAINT ck_bond_decisions_dhs_bond CHECK (dhs_bond ${oneOf(DHS_BONDS)}),
    dhs_said_will_appeal boolean,
    conditions_sealed bytea,
    dhs_position_sealed bytea,
    recorded_by uuid NOT NULL CONSTRAINT fk_bond_decisions_recorded_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_bond_decisions_jurisdiction CHECK ((result = 'NO_JURISDICTION') = (no_jurisdiction_reason IS NOT NULL)),
    CONSTRAINT ck_bond_decisions_alternative_amount CHECK (alternative_amount_cents IS NULL OR alternative_result IS NOT NULL)
  );
  COMMENT ON COLUMN app.bond_decisions.alternative_result IS 'What the judge would have decided "in the alternative"; it orders nothing.';
  CREATE INDEX ix_bond_decisions_case ON app.bond_decisions (case_id, decided_on DESC);

  CREATE TABLE app.government_filings (
    id uuid CONSTRAINT pk_government_filings PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_government_filings_case REFERENCES app.cases,
    decision_id uuid NOT NULL CONSTRAINT fk_government_filings_decision REFERENCES app.bond_decisions,
    kind text NOT NULL CONSTRAINT ck_government_filings_kind CHECK (kind ${oneOf(FILING_KINDS)}),
    happened_on date NOT NULL,
    recorded_by uuid NOT NULL CONSTRAINT fk_government_filings_recorded_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT uq_government_filings_kind UNIQUE (decision_id, kind)
  );
  COMMENT ON TABLE app.government_filings IS 'What the government filed, or a board decided, after an order of release: it freezes or frees.';
  CREATE INDEX ix_government_filings_case ON app.government_filings (case_id, happened_on);
`;

const RULES = `
  CREATE TABLE app.deadline_rules (
    code text NOT NULL,
    version int NOT NULL,
    owner text NOT NULL CONSTRAINT ck_deadline_rules_owner CHECK (owner ${oneOf(DEADLINE_OWNERS)}),
    ladder text NOT NULL CONSTRAINT ck_deadline_rules_ladder CHECK (ladder ${oneOf(RULE_LADDERS)}),
    mark text NOT NULL CONSTRAINT ck_deadline_rules_mark CHECK (mark ${oneOf(CONFIDENCE_MARKS)}),
    effective_from date NOT NULL,
    effective_to date,
    approved_by text,
    last_verified_on date NOT NULL,
    definition jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_deadline_rules PRIMARY KEY (code, version),
    CONSTRAINT ck_deadline_rules_effective CHECK (effective_to IS NULL OR effective_to >= effective_from)
  );
  COMMENT ON TABLE app.deadline_rules IS 'The law as rows: a change of law is a new version, never an edit.';
`;

const DEADLINES = `
  CREATE TABLE app.deadlines (
    id uuid CONSTRAINT pk_deadlines PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_deadlines_case REFERENCES app.cases,
    code text NOT NULL,
    rule_version int NOT NULL,
    owner text NOT NULL CONSTRAINT ck_deadlines_owner CHECK (owner ${oneOf(DEADLINE_OWNERS)}),
    ladder text NOT NULL CONSTRAINT ck_deadlines_ladder CHECK (ladder ${oneOf(RULE_LADDERS)}),
    hearing_id uuid CONSTRAINT fk_deadlines_hearing REFERENCES app.hearings,
    decision_id uuid CONSTRAINT fk_deadlines_decision REFERENCES app.bond_decisions,
    filing_id uuid CONSTRAINT fk_deadlines_filing REFERENCES app.government_filings,
    custody_stay_id uuid CONSTRAINT fk_deadlines_custody_stay REFERENCES app.custody_stays,
    inputs jsonb NOT NULL,
    time_zone text NOT NULL,
    nominal_on date,
    nominal_at timestamptz,
    rolled_on date,
    rolled_at timestamptz,
    remind_on date,
    remind_at timestamptz,
    nominal_ends_at timestamptz NOT NULL,
    rolled_ends_at timestamptz NOT NULL,
    arithmetic text NOT NULL,
    citation text NOT NULL,
    mark text NOT NULL CONSTRAINT ck_deadlines_mark CHECK (mark ${oneOf(CONFIDENCE_MARKS)}),
    status text NOT NULL DEFAULT 'open' CONSTRAINT ck_deadlines_status CHECK (status ${oneOf(DEADLINE_STATUSES)}),
    version int NOT NULL DEFAULT 1,
    replaces_id uuid CONSTRAINT fk_deadlines_replaces REFERENCES app.deadlines,
    note_sealed bytea,
    acknowledged_by uuid CONSTRAINT fk_deadlines_acknowledged_by REFERENCES app.staff,
    acknowledged_at timestamptz,
    closed_by uuid CONSTRAINT fk_deadlines_closed_by REFERENCES app.staff,
    closed_at timestamptz,
    opened_at timestamptz NOT NULL DEFAULT app.now(),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT fk_deadlines_rule FOREIGN KEY (code, rule_version) REFERENCES app.deadline_rules (code, version),
    CONSTRAINT ck_deadlines_trigger CHECK (num_nonnulls(hearing_id, decision_id, filing_id, custody_stay_id) = 1),
    CONSTRAINT ck_deadlines_nominal CHECK ((nominal_on IS NULL) <> (nominal_at IS NULL)),
    CONSTRAINT ck_deadlines_rolled CHECK ((rolled_on IS NULL) <> (rolled_at IS NULL)),
    CONSTRAINT ck_deadlines_remind CHECK ((remind_on IS NULL) <> (remind_at IS NULL)),
    CONSTRAINT ck_deadlines_closed CHECK ((status = 'open') = (closed_at IS NULL)),
    CONSTRAINT ck_deadlines_acknowledged CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL))
  );
  COMMENT ON COLUMN app.deadlines.nominal_on IS 'Counted, not rolled: our own acts are due on it. nominal_at when the rule counts hours.';
  COMMENT ON COLUMN app.deadlines.rolled_on IS 'After rolling over closed days: another''s date is not passed before it.';
  COMMENT ON COLUMN app.deadlines.remind_on IS 'The day reminders count from: nominal for our acts, rolled for others''.';
  COMMENT ON COLUMN app.deadlines.nominal_ends_at IS 'The instant the nominal day is over in its zone; nominal_at itself for hours.';
  CREATE INDEX ix_deadlines_case ON app.deadlines (case_id, nominal_ends_at);
  CREATE INDEX ix_deadlines_open ON app.deadlines (nominal_ends_at) WHERE status = 'open';
  CREATE INDEX ix_deadlines_hearing ON app.deadlines (hearing_id) WHERE hearing_id IS NOT NULL;
  CREATE INDEX ix_deadlines_decision ON app.deadlines (decision_id) WHERE decision_id IS NOT NULL;
  CREATE UNIQUE INDEX uq_deadlines_open ON app.deadlines (coalesce(hearing_id, decision_id, filing_id, custody_stay_id), code) WHERE status = 'open';
`;

const RULE_POLICIES = `
  ALTER TABLE app.deadline_rules ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.deadline_rules FORCE ROW LEVEL SECURITY;
  CREATE POLICY deadline_rules_read ON app.deadline_rules FOR SELECT TO app_rt, app_worker USING (true);
  CREATE POLICY deadline_rules_owner ON app.deadline_rules TO app_owner USING (true) WITH CHECK (true);
  GRANT SELECT ON app.deadline_rules TO app_rt, app_worker;
`;

/** Those who see the case see its dates and may record more; workers and the planner's functions read them. */
const protect = (table: string) => `
  ALTER TABLE app.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_read ON app.${table} FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY ${table}_record ON app.${table} FOR INSERT TO app_rt
    WITH CHECK ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY ${table}_worker ON app.${table} FOR SELECT TO app_worker USING (true);
  CREATE POLICY ${table}_owner ON app.${table} FOR SELECT TO app_owner USING (true);
  GRANT SELECT, INSERT ON app.${table} TO app_rt;
`;

// Workers read times and states, never a sealed column. What was decided or filed is not changed afterwards.
const GRANTS = `
  CREATE POLICY hearings_end ON app.hearings FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY deadlines_close ON app.deadlines FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  GRANT UPDATE (status, version, ended_at, reason_sealed) ON app.hearings TO app_rt;
  GRANT UPDATE (status, closed_at, closed_by, note_sealed, acknowledged_by, acknowledged_at) ON app.deadlines TO app_rt;
  GRANT SELECT (id, case_id, court_id, kind, modality, local_on, local_at, time_zone, starts_at, status, version, continued_from, opened_at, ended_at)
    ON app.hearings TO app_worker;
  GRANT SELECT (id, case_id, code, rule_version, owner, ladder, hearing_id, decision_id, filing_id, custody_stay_id, time_zone, nominal_on,
                nominal_at, rolled_on, rolled_at, remind_on, remind_at, nominal_ends_at, rolled_ends_at, status, version, opened_at, closed_at)
    ON app.deadlines TO app_worker;
`;
