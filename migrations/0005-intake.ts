import type { MigrationInterface, QueryRunner } from 'typeorm';
import questionnaire from '../src/intake/data/questionnaire.v1.json' with { type: 'json' };
import { CONSENT_SCOPES, INTAKE_CHANNELS } from '../src/intake/rules/call.js';
import { INTAKE_STATUSES } from '../src/intake/rules/intake-lifecycle.js';
import { URGENCY_LEVELS } from '../src/intake/rules/urgency.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Someone is detained and a family calls: the calls, their questions, the consents. */
export class Intake1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(QUESTIONNAIRES);
    await runner.query(INTAKES);
    await runner.query(INTAKE_POLICIES);
    await runner.query(PEOPLE_OF_CALLS);
    await runner.query(CONSENTS);
    await runner.query(SHARED_NUMBERS);
    await runner.query('INSERT INTO app.questionnaires (version, content) VALUES ($1, $2::jsonb)', [
      questionnaire.version,
      JSON.stringify(questionnaire),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION app.intakes_sharing(uuid);
      DROP POLICY parties_change_of_calls ON app.parties;
      DROP POLICY parties_read_of_calls ON app.parties;
      DROP FUNCTION app.sees_call_with(uuid), app.takes_call_with(uuid);
      DROP TABLE app.consents;
      DROP TABLE app.intakes;
      DROP TABLE app.questionnaires;
    `);
  }
}

const QUESTIONNAIRES = `
  CREATE TABLE app.questionnaires (
    version text CONSTRAINT pk_questionnaires PRIMARY KEY,
    content jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT app.now()
  );
  COMMENT ON TABLE app.questionnaires IS 'Questions, order, scripts and sensitivity. A change is a new version; answers keep theirs.';
  ALTER TABLE app.questionnaires ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.questionnaires FORCE ROW LEVEL SECURITY;
  CREATE POLICY questionnaires_read ON app.questionnaires FOR SELECT TO app_rt USING (true);
  CREATE POLICY questionnaires_owner ON app.questionnaires TO app_owner USING (true);
  GRANT SELECT ON app.questionnaires TO app_rt;
`;

// What is only shown back whole is sealed, under the key of the person it is about; what is searched or ordered is a column.
const INTAKES = `
  CREATE TABLE app.intakes (
    id uuid CONSTRAINT pk_intakes PRIMARY KEY DEFAULT gen_random_uuid(),
    reference text NOT NULL CONSTRAINT uq_intakes_reference UNIQUE
      CONSTRAINT ck_intakes_reference CHECK (reference ~ '^IN-[0-9A-HJKMNP-TV-Z]{4,8}$'),
    version int NOT NULL DEFAULT 1,
    status text NOT NULL DEFAULT 'draft' CONSTRAINT ck_intakes_status CHECK (status ${oneOf(INTAKE_STATUSES)}),
    channel text NOT NULL CONSTRAINT ck_intakes_channel CHECK (channel ${oneOf(INTAKE_CHANNELS)}),
    monitored_line boolean NOT NULL,
    questionnaire_version text NOT NULL CONSTRAINT fk_intakes_questionnaire REFERENCES app.questionnaires,
    caller_party_id uuid NOT NULL CONSTRAINT fk_intakes_caller REFERENCES app.parties,
    detained_party_id uuid NOT NULL CONSTRAINT fk_intakes_detained REFERENCES app.parties,
    caller_sealed bytea,
    detained_sealed bytea,
    legal_sealed bytea,
    answers_sealed bytea,
    reasons_sealed bytea,
    outcome_sealed bytea,
    urgency text NOT NULL DEFAULT 'amber' CONSTRAINT ck_intakes_urgency CHECK (urgency ${oneOf(URGENCY_LEVELS)}),
    enough_to_act boolean NOT NULL DEFAULT false,
    missing text[] NOT NULL,
    facility_id uuid CONSTRAINT fk_intakes_facility REFERENCES app.facilities,
    consent_store boolean NOT NULL DEFAULT false,
    consent_share boolean NOT NULL DEFAULT false,
    taken_by uuid NOT NULL CONSTRAINT fk_intakes_taken_by REFERENCES app.staff,
    started_at timestamptz NOT NULL DEFAULT app.now(),
    saved_at timestamptz NOT NULL DEFAULT app.now(),
    finished_at timestamptz,
    reviewed_by uuid CONSTRAINT fk_intakes_reviewed_by REFERENCES app.staff,
    reviewed_at timestamptz,
    last_patch_id uuid,
    case_id uuid,
    case_reference text,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT uq_intakes_caller UNIQUE (caller_party_id),
    CONSTRAINT uq_intakes_detained UNIQUE (detained_party_id),
    CONSTRAINT ck_intakes_finished CHECK (status IN ('draft', 'parked') OR finished_at IS NOT NULL),
    CONSTRAINT ck_intakes_case CHECK (case_id IS NULL OR status = 'accepted')
  );
  COMMENT ON COLUMN app.intakes.caller_sealed IS 'Answers about the caller, under the caller''s contact key.';
  COMMENT ON COLUMN app.intakes.detained_sealed IS 'Answers of class P0 and P1 about the detained person, under their identity key.';
  COMMENT ON COLUMN app.intakes.legal_sealed IS 'Answers of class P2 and P3 about the detained person, under their legal key.';
  COMMENT ON COLUMN app.intakes.answers_sealed IS 'Answers about the call itself, under the intake''s own key.';
  COMMENT ON COLUMN app.intakes.reasons_sealed IS 'Why it is urgent: the codes tell of health and history.';
  COMMENT ON COLUMN app.intakes.outcome_sealed IS 'What was said at the hand-off and why it was decided so, under the intake''s own key.';
  COMMENT ON COLUMN app.intakes.last_patch_id IS 'The patch saved last: the same one again gets the same answer.';
  COMMENT ON COLUMN app.intakes.case_id IS 'Written back by the case that was opened from this call.';
  CREATE INDEX ix_intakes_taken_by ON app.intakes (taken_by, saved_at DESC);
  CREATE INDEX ix_intakes_queue ON app.intakes (finished_at) WHERE status IN ('finished', 'wait_listed');
`;

// A volunteer sees own calls while they are open and for a day after the hand-off; an attorney those of own clients.
const OWN_OPEN = `i.taken_by = app.uid() AND (i.status IN ('draft', 'parked') OR i.finished_at > app.now() - interval '24 hours')`;
// The same for policies, where each question about who asks is answered once per statement and not once per row.
const OWN_OPEN_ROW = `taken_by = (SELECT app.uid()) AND (status IN ('draft', 'parked') OR finished_at > (SELECT app.now()) - interval '24 hours')`;

const INTAKE_POLICIES = `
  ALTER TABLE app.intakes ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.intakes FORCE ROW LEVEL SECURITY;
  CREATE POLICY intakes_add ON app.intakes FOR INSERT TO app_rt
    WITH CHECK (taken_by = (SELECT app.uid()) AND status = 'draft'
      AND ((SELECT app.sees_all_cases()) OR (SELECT app.has_role('hotline_volunteer'))));
  CREATE POLICY intakes_change ON app.intakes FOR UPDATE TO app_rt
    USING ((${OWN_OPEN_ROW} AND status IN ('draft', 'parked', 'finished', 'wrong_number')) OR (SELECT app.sees_all_cases()))
    WITH CHECK ((taken_by = (SELECT app.uid()) AND status IN ('draft', 'parked', 'finished', 'wrong_number', 'referred'))
      OR (SELECT app.sees_all_cases()));
  CREATE POLICY intakes_read ON app.intakes FOR SELECT TO app_rt
    USING ((${OWN_OPEN_ROW}) OR (SELECT app.sees_all_cases()) OR detained_party_id IN (SELECT app.my_party_ids()));
  CREATE POLICY intakes_owner ON app.intakes TO app_owner USING (true);
  GRANT SELECT, INSERT ON app.intakes TO app_rt;
  GRANT UPDATE (version, status, caller_sealed, detained_sealed, legal_sealed, answers_sealed, reasons_sealed, outcome_sealed, urgency,
    enough_to_act, missing, facility_id, consent_store, consent_share, saved_at, finished_at, reviewed_by, reviewed_at, last_patch_id,
    case_id, case_reference) ON app.intakes TO app_rt;
`;

// Who sees a call sees its two people. Functions and not subqueries: their plans are kept, so that a policy on the people
// does not make every statement plan the policies of the calls again.
const PEOPLE_OF_CALLS = `
  CREATE FUNCTION app.sees_call_with(party uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$ BEGIN
      RETURN EXISTS (SELECT 1 FROM app.intakes i WHERE (i.caller_party_id = party OR i.detained_party_id = party)
        AND ((${OWN_OPEN}) OR i.detained_party_id IN (SELECT app.my_party_ids())));
    END $$;
  CREATE FUNCTION app.takes_call_with(party uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$ BEGIN
      RETURN EXISTS (SELECT 1 FROM app.intakes i WHERE (i.caller_party_id = party OR i.detained_party_id = party)
        AND i.taken_by = app.uid() AND i.status IN ('draft', 'parked'));
    END $$;
  REVOKE ALL ON FUNCTION app.sees_call_with(uuid), app.takes_call_with(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.sees_call_with(uuid), app.takes_call_with(uuid) TO app_rt;
  CREATE POLICY parties_read_of_calls ON app.parties FOR SELECT TO app_rt USING (app.sees_call_with(id));
  CREATE POLICY parties_change_of_calls ON app.parties FOR UPDATE TO app_rt USING (app.takes_call_with(id));
`;

const CONSENTS = `
  CREATE TABLE app.consents (
    id uuid CONSTRAINT pk_consents PRIMARY KEY DEFAULT gen_random_uuid(),
    intake_id uuid NOT NULL CONSTRAINT fk_consents_intake REFERENCES app.intakes,
    party_id uuid NOT NULL CONSTRAINT fk_consents_party REFERENCES app.parties,
    scope text NOT NULL CONSTRAINT ck_consents_scope CHECK (scope ${oneOf(CONSENT_SCOPES)}),
    given boolean NOT NULL,
    text_version text NOT NULL CONSTRAINT fk_consents_text REFERENCES app.questionnaires,
    language text NOT NULL,
    recorded_by uuid NOT NULL CONSTRAINT fk_consents_recorded_by REFERENCES app.staff,
    recorded_at timestamptz NOT NULL DEFAULT app.now(),
    created_at timestamptz NOT NULL DEFAULT app.now()
  );
  COMMENT ON TABLE app.consents IS 'Append-only: what was read aloud, in which language, what the caller said, who heard it. The last row of a scope counts.';
  CREATE INDEX ix_consents_intake ON app.consents (intake_id, recorded_at);
  ALTER TABLE app.consents ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.consents FORCE ROW LEVEL SECURITY;
  CREATE POLICY consents_add ON app.consents FOR INSERT TO app_rt
    WITH CHECK (recorded_by = (SELECT app.uid()) AND EXISTS (SELECT 1 FROM app.intakes i WHERE i.id = intake_id));
  CREATE POLICY consents_read ON app.consents FOR SELECT TO app_rt
    USING (EXISTS (SELECT 1 FROM app.intakes i WHERE i.id = intake_id));
  CREATE POLICY consents_owner ON app.consents TO app_owner USING (true);
  GRANT SELECT, INSERT ON app.consents TO app_rt;
`;

// Tells only that another call shares an exact number. What of it may be seen is decided by joining the ids to the
// calls under row security.
const SHARED_NUMBERS = `
  CREATE FUNCTION app.intakes_sharing(call uuid) RETURNS TABLE (intake_id uuid, reason text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      (SELECT other.id, 'a_number'
         FROM app.intakes mine
         JOIN app.parties me ON me.id = mine.detained_party_id
         JOIN app.parties they ON they.a_number_bidx = me.a_number_bidx AND they.id <> me.id
         JOIN app.intakes other ON other.detained_party_id = they.id AND other.status <> 'wrong_number'
        WHERE mine.id = call AND app.uid() IS NOT NULL
        ORDER BY other.started_at DESC LIMIT 3)
      UNION ALL
      (SELECT other.id, 'phone'
         FROM app.intakes mine
         JOIN app.party_phones me ON me.party_id = mine.caller_party_id
         JOIN app.party_phones they ON they.phone_bidx = me.phone_bidx AND they.party_id <> me.party_id
         JOIN app.intakes other ON other.caller_party_id = they.party_id AND other.status <> 'wrong_number'
        WHERE mine.id = call AND app.uid() IS NOT NULL
        ORDER BY other.started_at DESC LIMIT 3) $$;
  COMMENT ON FUNCTION app.intakes_sharing(uuid) IS 'Calls with the same A-number or callback number, at most three each: a hint, never a block.';
  REVOKE ALL ON FUNCTION app.intakes_sharing(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.intakes_sharing(uuid) TO app_rt;
`;
