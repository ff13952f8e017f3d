import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  BOND_TRACK_STATUSES,
  CASE_STATUSES,
  CLOSING_OUTCOMES,
  CUSTODY_STATUSES,
  REPRESENTATION_STATUSES,
} from '../src/cases/rules/case-lifecycle.js';
import { CASE_EVENT_KINDS, NOTE_KINDS } from '../src/cases/rules/case-words.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** The representation: cases, what happened in them (ids and kinds only), and their sealed notes. */
export class Cases1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PORT);
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query(CALLS_NAME_THEIR_CASE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX app.ix_intakes_case;
      ALTER TABLE app.intakes DROP CONSTRAINT fk_intakes_case;
      DROP TABLE app.case_notes, app.case_events, app.cases;
      DROP FUNCTION app.my_case_ids();
    `);
  }
}

// Cases ask which of them the signed-in person stands beside; assignments answer (0008). Until then: none.
const PORT = `
  CREATE FUNCTION app.my_case_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT NULL::uuid WHERE false $$;
  REVOKE ALL ON FUNCTION app.my_case_ids() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_case_ids() TO app_rt, app_worker;
`;

const TABLES = `
  CREATE TABLE app.cases (
    id uuid CONSTRAINT pk_cases PRIMARY KEY DEFAULT gen_random_uuid(),
    reference text NOT NULL CONSTRAINT uq_cases_reference UNIQUE CONSTRAINT ck_cases_reference CHECK (reference ~ '^FZ-[0-9A-HJKMNP-TV-Z]{4}$'),
    version int NOT NULL DEFAULT 1,
    status text NOT NULL CONSTRAINT ck_cases_status CHECK (status ${oneOf(CASE_STATUSES)}),
    bond_track text NOT NULL CONSTRAINT ck_cases_bond_track CHECK (bond_track ${oneOf(BOND_TRACK_STATUSES)}),
    representation text NOT NULL CONSTRAINT ck_cases_representation CHECK (representation ${oneOf(REPRESENTATION_STATUSES)}),
    custody_status text NOT NULL CONSTRAINT ck_cases_custody_status CHECK (custody_status ${oneOf(CUSTODY_STATUSES)}),
    intake_id uuid NOT NULL CONSTRAINT uq_cases_intake UNIQUE CONSTRAINT fk_cases_intake REFERENCES app.intakes,
    detained_party_id uuid NOT NULL CONSTRAINT fk_cases_detained_party REFERENCES app.parties,
    opened_by uuid NOT NULL CONSTRAINT fk_cases_opened_by REFERENCES app.staff,
    opened_at timestamptz NOT NULL DEFAULT app.now(),
    matching_since timestamptz DEFAULT app.now(),
    closed_at timestamptz,
    outcome text CONSTRAINT ck_cases_outcome CHECK (outcome ${oneOf(CLOSING_OUTCOMES)}),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_cases_closed CHECK ((status = 'closed') = (closed_at IS NOT NULL) AND (status = 'closed') = (outcome IS NOT NULL)),
    CONSTRAINT ck_cases_matching CHECK ((status = 'matching') = (matching_since IS NOT NULL))
  );
  COMMENT ON COLUMN app.cases.matching_since IS 'Since when it waits for a lead; null when it does not.';
  CREATE INDEX ix_cases_opened ON app.cases (opened_at DESC, id);
  CREATE INDEX ix_cases_matching ON app.cases (matching_since) WHERE status = 'matching';
  CREATE INDEX ix_cases_detained_party ON app.cases (detained_party_id);

  CREATE TABLE app.case_events (
    id uuid CONSTRAINT pk_case_events PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_case_events_case REFERENCES app.cases,
    kind text NOT NULL CONSTRAINT ck_case_events_kind CHECK (kind ${oneOf(CASE_EVENT_KINDS)}),
    from_state text,
    to_state text,
    ref_id uuid,
    actor_id uuid CONSTRAINT fk_case_events_actor REFERENCES app.staff,
    happened_at timestamptz NOT NULL DEFAULT app.now()
  );
  COMMENT ON TABLE app.case_events IS 'What happened and when: ids, kinds and states, never words about a person.';
  CREATE INDEX ix_case_events_case ON app.case_events (case_id, happened_at);

  CREATE TABLE app.case_notes (
    id uuid CONSTRAINT pk_case_notes PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_case_notes_case REFERENCES app.cases,
    kind text NOT NULL CONSTRAINT ck_case_notes_kind CHECK (kind ${oneOf(NOTE_KINDS)}),
    text_sealed bytea NOT NULL,
    author_id uuid NOT NULL CONSTRAINT fk_case_notes_author REFERENCES app.staff,
    event_id uuid CONSTRAINT fk_case_notes_event REFERENCES app.case_events,
    created_at timestamptz NOT NULL DEFAULT app.now()
  );
  COMMENT ON COLUMN app.case_notes.event_id IS 'What the note gives the reason for, when it is a reason.';
  CREATE INDEX ix_case_notes_case ON app.case_notes (case_id, created_at DESC, id);
`;

/** Those who see the case see what hangs on it; nobody changes the past. Workers never read notes. */
const POLICIES = `
  ALTER TABLE app.cases ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.cases FORCE ROW LEVEL SECURITY;
  CREATE POLICY cases_read ON app.cases FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR id IN (SELECT app.my_case_ids()));
  CREATE POLICY cases_open ON app.cases FOR INSERT TO app_rt WITH CHECK ((SELECT app.sees_all_cases()));
  CREATE POLICY cases_move ON app.cases FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) OR id IN (SELECT app.my_case_ids()));
  CREATE POLICY cases_worker ON app.cases FOR SELECT TO app_worker USING (true);
  CREATE POLICY cases_owner ON app.cases FOR SELECT TO app_owner USING (true);
  GRANT SELECT, INSERT ON app.cases TO app_rt;
  GRANT UPDATE (version, status, bond_track, representation, custody_status, matching_since, closed_at, outcome) ON app.cases TO app_rt;
  GRANT SELECT ON app.cases TO app_worker;

  ALTER TABLE app.case_events ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.case_events FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_events_read ON app.case_events FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY case_events_add ON app.case_events FOR INSERT TO app_rt
    WITH CHECK ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  GRANT SELECT, INSERT ON app.case_events TO app_rt;

  ALTER TABLE app.case_notes ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.case_notes FORCE ROW LEVEL SECURITY;
  CREATE POLICY case_notes_read ON app.case_notes FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY case_notes_write ON app.case_notes FOR INSERT TO app_rt
    WITH CHECK (author_id = (SELECT app.uid()) AND ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())));
  GRANT SELECT, INSERT ON app.case_notes TO app_rt;
`;

const CALLS_NAME_THEIR_CASE = `
  ALTER TABLE app.intakes ADD CONSTRAINT fk_intakes_case FOREIGN KEY (case_id) REFERENCES app.cases;
  CREATE INDEX ix_intakes_case ON app.intakes (case_id) WHERE case_id IS NOT NULL;
`;
