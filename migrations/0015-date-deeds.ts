import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEED_KINDS, DOCKET_CHECKS } from '../src/calendar/rules/closing.js';
import { VERIFY_METHODS } from '../src/calendar/rules/verification.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** What people do to dates: close them with a reason, open them again, and make sure that they are right. */
export class DateDeeds1764000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEEDS);
    await runner.query(VERIFICATIONS);
    await runner.query(protect('deadline_deeds', 'done_by'));
    await runner.query(protect('date_verifications', 'verified_by'));
    await runner.query('GRANT UPDATE (version) ON app.deadlines TO app_rt');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (version) ON app.deadlines FROM app_rt;
      DROP TABLE app.date_verifications, app.deadline_deeds;
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
