import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASSIGNMENT_ROLES } from '../src/assignments/rules/assignment-words.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Who stands beside the client. An assignment is what opens the file; ending it closes it at once. */
export class Assignments1764000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query(ANSWERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(NO_ANSWERS);
    await runner.query('DROP TABLE app.attorney_profiles, app.assignments');
  }
}

const TABLES = `
  CREATE TABLE app.assignments (
    id uuid CONSTRAINT pk_assignments PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_assignments_case REFERENCES app.cases,
    staff_id uuid NOT NULL CONSTRAINT fk_assignments_staff REFERENCES app.staff,
    role text NOT NULL CONSTRAINT ck_assignments_role CHECK (role ${oneOf(ASSIGNMENT_ROLES)}),
    started_at timestamptz NOT NULL DEFAULT app.now(),
    started_by uuid NOT NULL CONSTRAINT fk_assignments_started_by REFERENCES app.staff,
    ended_at timestamptz,
    ended_by uuid CONSTRAINT fk_assignments_ended_by REFERENCES app.staff,
    CONSTRAINT ck_assignments_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
  );
  CREATE UNIQUE INDEX uq_assignments_open_role ON app.assignments (case_id, role) WHERE ended_at IS NULL;
  CREATE UNIQUE INDEX uq_assignments_open_person ON app.assignments (case_id, staff_id) WHERE ended_at IS NULL;
  CREATE INDEX ix_assignments_mine ON app.assignments (staff_id, case_id) WHERE ended_at IS NULL;
  CREATE INDEX ix_assignments_case ON app.assignments (case_id, started_at);

  CREATE TABLE app.attorney_profiles (
    staff_id uuid CONSTRAINT pk_attorney_profiles PRIMARY KEY CONSTRAINT fk_attorney_profiles_staff REFERENCES app.staff,
    languages text[] NOT NULL DEFAULT '{}',
    court_ids uuid[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT app.now()
  );
  COMMENT ON COLUMN app.attorney_profiles.languages IS 'ISO 639-3 codes.';
`;

const POLICIES = `
  ALTER TABLE app.assignments ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.assignments FORCE ROW LEVEL SECURITY;
  CREATE POLICY assignments_read ON app.assignments FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY assignments_make ON app.assignments FOR INSERT TO app_rt WITH CHECK ((SELECT app.sees_all_cases()));
  CREATE POLICY assignments_end ON app.assignments FOR UPDATE TO app_rt USING ((SELECT app.sees_all_cases()));
  CREATE POLICY assignments_worker ON app.assignments FOR SELECT TO app_worker USING (true);
  CREATE POLICY assignments_owner ON app.assignments FOR SELECT TO app_owner USING (true);
  GRANT SELECT, INSERT ON app.assignments TO app_rt;
  GRANT UPDATE (ended_at, ended_by) ON app.assignments TO app_rt;
  GRANT SELECT ON app.assignments TO app_worker;

  ALTER TABLE app.attorney_profiles ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.attorney_profiles FORCE ROW LEVEL SECURITY;
  CREATE POLICY attorney_profiles_read ON app.attorney_profiles FOR SELECT TO app_rt
    USING (staff_id = (SELECT app.uid()) OR (SELECT app.sees_all_cases()));
  CREATE POLICY attorney_profiles_write ON app.attorney_profiles FOR INSERT TO app_rt WITH CHECK ((SELECT app.sees_all_cases()));
  CREATE POLICY attorney_profiles_edit ON app.attorney_profiles FOR UPDATE TO app_rt USING ((SELECT app.sees_all_cases()));
  GRANT SELECT, INSERT ON app.attorney_profiles TO app_rt;
  GRANT UPDATE (languages, court_ids) ON app.attorney_profiles TO app_rt;
`;

// The answer to "which cases may this person see": those with an open assignment of theirs, asked anew in every statement.
const ANSWERS = `
  CREATE OR REPLACE FUNCTION app.my_case_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT a.case_id FROM app.assignments a WHERE a.staff_id = app.uid() AND a.ended_at IS NULL $$;

  CREATE OR REPLACE FUNCTION app.my_party_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT party.id
        FROM app.assignments a
        JOIN app.cases c ON c.id = a.case_id
        JOIN app.intakes i ON i.id = c.intake_id
       CROSS JOIN LATERAL (VALUES (c.detained_party_id), (i.caller_party_id)) AS party(id)
       WHERE a.staff_id = app.uid() AND a.ended_at IS NULL AND party.id IS NOT NULL $$;
`;

const NO_ANSWERS = `
  CREATE OR REPLACE FUNCTION app.my_case_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT NULL::uuid WHERE false $$;
  CREATE OR REPLACE FUNCTION app.my_party_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT NULL::uuid WHERE false $$;
`;
