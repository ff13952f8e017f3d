import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEED_KINDS, DOCKET_CHECKS } from '../src/calendar/rules/closing.js';
import { HAND_KINDS, HAND_TITLES, type HandKind } from '../src/calendar/rules/hand-date.js';
import { HEARING_SOURCES } from '../src/calendar/rules/hearing-words.js';
import { HEARING_REVERIFY_DAYS, VERIFY_METHODS } from '../src/calendar/rules/verification.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** What people do to dates: close them with a reason, open them again, and make sure that they are right. */
export class DateDeeds1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEEDS);
    await runner.query(VERIFICATIONS);
    await runner.query(protect('deadline_deeds', 'done_by'));
    await runner.query(protect('date_verifications', 'verified_by'));
    await runner.query('GRANT UPDATE (version) ON app.deadlines TO app_rt');
    await runner.query(BY_HAND);
    await runner.query(HAND_RULES, [JSON.stringify(HAND_KINDS.map(handRule))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (version) ON app.deadlines FROM app_rt;
      DROP TABLE app.date_verifications, app.deadline_deeds;
      ALTER TABLE app.deadlines DROP CONSTRAINT ck_deadlines_trigger, DROP CONSTRAINT ck_deadlines_told,
        DROP COLUMN entered_by, DROP COLUMN told_by, DROP COLUMN title_sealed,
        ADD CONSTRAINT ck_deadlines_trigger CHECK (num_nonnulls(hearing_id, decision_id, filing_id, custody_stay_id) = 1);
      DELETE FROM app.deadline_rules WHERE code ${oneOf(HAND_KINDS)};
    `);
  }
}

const DEEDS = `
  CREATE TABLE app.deadline_deeds (
    id uuid CONSTRAINT pk_deadline_deeds PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_deadline_deeds_case REFERENCES app.cases,
    deadline_id uuid NOT NULL CONSTRAINT fk_deadline_deeds_deadline REFERENCES app.deadlines,
    version int NOT NULL,
    kind text NOT NULL CONSTRAINT ck_deadline_deeds_kind CHECK (kind ${oneOf(DEED_KINDS)}),
    done_on date,
    docket_check text CONSTRAINT ck_deadline_deeds_check CHECK (docket_check ${oneOf(DOCKET_CHECKS)}),
    note_sealed bytea,
    done_by uuid NOT NULL CONSTRAINT fk_deadline_deeds_by REFERENCES app.staff,
    done_at timestamptz NOT NULL DEFAULT app.now(),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT uq_deadline_deeds_version UNIQUE (deadline_id, version),
    CONSTRAINT ck_deadline_deeds_passed CHECK ((kind = 'passed') = (docket_check IS NOT NULL)),
    CONSTRAINT ck_deadline_deeds_reason CHECK (kind NOT IN ('waived', 'reopened') OR note_sealed IS NOT NULL)
  );
  COMMENT ON TABLE app.deadline_deeds IS 'How a date was closed or opened again by a person. Never changed.';
  COMMENT ON COLUMN app.deadline_deeds.version IS 'The version of the date that the deed made.';
  COMMENT ON COLUMN app.deadline_deeds.done_on IS 'The day on which what was due was done, in the zone of the date.';
  CREATE INDEX ix_deadline_deeds_case ON app.deadline_deeds (case_id);
`;

const VERIFICATIONS = `
  CREATE TABLE app.date_verifications (
    id uuid CONSTRAINT pk_date_verifications PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_date_verifications_case REFERENCES app.cases,
    deadline_id uuid CONSTRAINT fk_date_verifications_deadline REFERENCES app.deadlines,
    hearing_id uuid CONSTRAINT fk_date_verifications_hearing REFERENCES app.hearings,
    subject_version int NOT NULL,
    method text NOT NULL CONSTRAINT ck_date_verifications_method CHECK (method ${oneOf(VERIFY_METHODS)}),
    note_sealed bytea,
    verified_by uuid NOT NULL CONSTRAINT fk_date_verifications_by REFERENCES app.staff,
    verified_at timestamptz NOT NULL DEFAULT app.now(),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_date_verifications_subject CHECK ((deadline_id IS NULL) <> (hearing_id IS NULL))
  );
  COMMENT ON TABLE app.date_verifications IS 'Somebody made sure that a date is right, at the version it had. Never changed.';
  CREATE INDEX ix_date_verifications_case ON app.date_verifications (case_id);
  CREATE INDEX ix_date_verifications_deadline ON app.date_verifications (deadline_id, verified_at DESC) WHERE deadline_id IS NOT NULL;
  CREATE INDEX ix_date_verifications_hearing ON app.date_verifications (hearing_id, verified_at DESC) WHERE hearing_id IS NOT NULL;
`;

/** Those who see the case see what was done, and add to it in their own name. Nobody changes the past. */
const protect = (table: string, by: string) => `
  ALTER TABLE app.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_read ON app.${table} FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY ${table}_add ON app.${table} FOR INSERT TO app_rt
    WITH CHECK (${by} = (SELECT app.uid()) AND ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())));
  GRANT SELECT, INSERT ON app.${table} TO app_rt;
`;

const BY_HAND = `
  ALTER TABLE app.deadlines
    ADD COLUMN entered_by uuid CONSTRAINT fk_deadlines_entered_by REFERENCES app.staff,
    ADD COLUMN told_by text CONSTRAINT ck_deadlines_told_by CHECK (told_by ${oneOf(HEARING_SOURCES)}),
    ADD COLUMN title_sealed bytea,
    DROP CONSTRAINT ck_deadlines_trigger,
    ADD CONSTRAINT ck_deadlines_trigger CHECK (num_nonnulls(hearing_id, decision_id, filing_id, custody_stay_id, entered_by) = 1),
    ADD CONSTRAINT ck_deadlines_told CHECK ((entered_by IS NULL) = (told_by IS NULL));
  GRANT UPDATE (title_sealed) ON app.deadlines TO app_rt;
  COMMENT ON COLUMN app.deadlines.entered_by IS 'Who entered a date by hand; null when a rule computed it.';
  COMMENT ON COLUMN app.deadlines.title_sealed IS 'Own words for a date entered by hand. Mails and lists show the general title.';
`;

/** Dates entered by hand have a row among the rules too, so that whatever names a date by its rule can name them. */
const HAND_RULES = `
  INSERT INTO app.deadline_rules (code, version, owner, ladder, mark, effective_from, last_verified_on, definition)
  SELECT r.code, r.version, r.owner, r.ladder, r.mark, r."effectiveFrom", r."lastVerifiedOn", r.definition
    FROM jsonb_to_recordset($1) AS r(code text, version int, owner text, ladder text, mark text, "effectiveFrom" date,
         "lastVerifiedOn" date, definition jsonb)
`;

const handRule = (code: HandKind) => {
  const row = { code, version: 1, owner: 'US', ladder: 'C', mark: 'D', effectiveFrom: '2019-01-01' };
  const definition = {
    ...row,
    title: HAND_TITLES[code],
    waivable: true,
    reverifyEveryDays: HEARING_REVERIFY_DAYS,
  };
  return { ...row, lastVerifiedOn: '2026-11-24', definition };
};
