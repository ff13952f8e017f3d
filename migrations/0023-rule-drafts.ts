import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DRAFT_STATES, OPEN_DRAFT_STATES } from '../src/calendar/rules/rule-draft.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** A change of law: drafted and signed by a supervising attorney, put in force by a second person. */
export class RuleDrafts1764000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLE, POLICIES, ENACT]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.enact_rule_draft(uuid); DROP TABLE app.rule_drafts');
  }
}

const TABLE = `
  CREATE TABLE app.rule_drafts (
    id uuid CONSTRAINT pk_rule_drafts PRIMARY KEY DEFAULT gen_random_uuid(),
    code text NOT NULL,
    base_version int NOT NULL,
    definition jsonb NOT NULL,
    why text NOT NULL CONSTRAINT ck_rule_drafts_why CHECK (length(why) <= 1000),
    state text NOT NULL DEFAULT 'draft' CONSTRAINT ck_rule_drafts_state CHECK (state ${oneOf(DRAFT_STATES)}),
    version int NOT NULL DEFAULT 1,
    drafted_by uuid NOT NULL CONSTRAINT fk_rule_drafts_drafted_by REFERENCES app.staff,
    drafted_at timestamptz NOT NULL DEFAULT app.now(),
    approved_by uuid CONSTRAINT fk_rule_drafts_approved_by REFERENCES app.staff,
    approved_at timestamptz,
    enacted_by uuid CONSTRAINT fk_rule_drafts_enacted_by REFERENCES app.staff,
    enacted_at timestamptz,
    withdrawn_by uuid CONSTRAINT fk_rule_drafts_withdrawn_by REFERENCES app.staff,
    withdrawn_at timestamptz,
    CONSTRAINT fk_rule_drafts_base FOREIGN KEY (code, base_version) REFERENCES app.deadline_rules (code, version),
    CONSTRAINT ck_rule_drafts_approved CHECK (state NOT IN ('approved', 'enacted') OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
    CONSTRAINT ck_rule_drafts_enacted CHECK ((state = 'enacted') = (enacted_by IS NOT NULL) AND (state = 'enacted') = (enacted_at IS NOT NULL)),
    CONSTRAINT ck_rule_drafts_withdrawn CHECK ((state = 'withdrawn') = (withdrawn_by IS NOT NULL) AND (state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
    CONSTRAINT ck_rule_drafts_two_people CHECK (enacted_by <> approved_by)
  );
  COMMENT ON TABLE app.rule_drafts IS 'The next version of a rule before it is law here. Says nothing about any person or case.';
  COMMENT ON COLUMN app.rule_drafts.definition IS 'The whole version as it will stand in deadline_rules.';
  CREATE UNIQUE INDEX uq_rule_drafts_open ON app.rule_drafts (code) WHERE state ${oneOf(OPEN_DRAFT_STATES)};
`;

// Who sees every case sees what a change of law would do to them; nobody else has a use for drafts.
const POLICIES = `
  ALTER TABLE app.rule_drafts ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.rule_drafts FORCE ROW LEVEL SECURITY;
  CREATE POLICY rule_drafts_owner ON app.rule_drafts TO app_owner USING (true) WITH CHECK (true);
  CREATE POLICY rule_drafts_read ON app.rule_drafts FOR SELECT TO app_rt USING ((SELECT app.sees_all_cases()));
  CREATE POLICY rule_drafts_make ON app.rule_drafts FOR INSERT TO app_rt
    WITH CHECK (drafted_by = (SELECT app.uid()) AND (SELECT app.has_role('supervising_attorney')));
  CREATE POLICY rule_drafts_move ON app.rule_drafts FOR UPDATE TO app_rt
    USING ((SELECT app.has_role('supervising_attorney'))) WITH CHECK (state <> 'enacted');
  GRANT SELECT ON app.rule_drafts TO app_rt;
  GRANT INSERT (id, code, base_version, definition, why, drafted_by) ON app.rule_drafts TO app_rt;
  GRANT UPDATE (definition, why, state, version, approved_by, approved_at, withdrawn_by, withdrawn_at) ON app.rule_drafts TO app_rt;
`;

// The end of the version before is the only thing of a version that is ever written; what was computed under it stays.
const ENACT = `
  CREATE FUNCTION app.enact_rule_draft(draft uuid) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  DECLARE
    d app.rule_drafts;
    next jsonb;
  BEGIN
    SELECT * INTO d FROM app.rule_drafts WHERE id = draft FOR UPDATE;
    IF NOT FOUND OR d.state <> 'approved' OR d.approved_by = app.uid() OR NOT app.sees_all_cases() THEN
      RAISE EXCEPTION 'This draft is not for the one who acts to put in force' USING ERRCODE = '42501';
    END IF;
    next := d.definition || jsonb_build_object('version', d.base_version + 1, 'approvedBy', d.approved_by, 'effectiveTo', NULL);
    INSERT INTO app.deadline_rules (code, version, owner, ladder, mark, effective_from, effective_to, approved_by, last_verified_on, definition)
    VALUES (d.code, d.base_version + 1, next->>'owner', next->>'ladder', next->>'mark', (next->>'effectiveFrom')::date, NULL,
            d.approved_by::text, (next->>'lastVerifiedOn')::date, next);
    UPDATE app.deadline_rules r
       SET effective_to = (next->>'effectiveFrom')::date - 1,
           definition = r.definition || jsonb_build_object('effectiveTo', ((next->>'effectiveFrom')::date - 1)::text)
     WHERE r.code = d.code AND r.version = d.base_version AND (r.effective_to IS NULL OR r.effective_to >= (next->>'effectiveFrom')::date);
    UPDATE app.rule_drafts SET state = 'enacted', enacted_by = app.uid(), enacted_at = app.now(), version = version + 1 WHERE id = draft;
    RETURN d.base_version + 1;
  END $$;
  REVOKE ALL ON FUNCTION app.enact_rule_draft(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.enact_rule_draft(uuid) TO app_rt;
`;
