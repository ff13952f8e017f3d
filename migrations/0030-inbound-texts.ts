import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASIDE_REASONS } from '../src/messages/rules/inbound-texts.js';
import { fileInboundText } from './parts/inbound-text-functions.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** What families and clients text to the office lies on their case; what nobody can be found for waits for the coordinators. */
export class InboundTexts1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [KEYS, TABLES, POLICIES, INBOX, FILE]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION app.file_inbound_text(jsonb), app.tell_of_placed_text(uuid, uuid);
      DELETE FROM app.inbox_items WHERE inbound_text_id IS NOT NULL;
      ALTER TABLE app.inbox_items DROP COLUMN inbound_text_id;
      DROP TABLE app.inbound_text_reads, app.inbound_text_cases, app.inbound_texts;
      DROP POLICY subject_keys_worker_inbound ON keys.subject_keys;
      DROP POLICY subject_keys_worker_inbound_add ON keys.subject_keys;
      REVOKE INSERT ON keys.subject_keys FROM app_worker;
      DELETE FROM keys.subject_keys WHERE purpose = 'inbound';
      ALTER TABLE keys.subject_keys DROP CONSTRAINT ck_subject_keys_purpose,
        ADD CONSTRAINT ck_subject_keys_purpose CHECK (purpose IN ('identity', 'contact', 'legal', 'staff'));
    `);
  }
}

// A key per text: whoever takes it in may seal it and reaches no key of a person.
const KEYS = `
  ALTER TABLE keys.subject_keys DROP CONSTRAINT ck_subject_keys_purpose,
    ADD CONSTRAINT ck_subject_keys_purpose CHECK (purpose IN ('identity', 'contact', 'legal', 'staff', 'inbound'));
  CREATE POLICY subject_keys_worker_inbound ON keys.subject_keys FOR SELECT TO app_worker USING (purpose = 'inbound');
  CREATE POLICY subject_keys_worker_inbound_add ON keys.subject_keys FOR INSERT TO app_worker WITH CHECK (purpose = 'inbound');
  GRANT INSERT ON keys.subject_keys TO app_worker;
`;

const TABLES = `
  CREATE TABLE app.inbound_texts (
    id uuid CONSTRAINT pk_inbound_texts PRIMARY KEY,
    provider text NOT NULL,
    event_id text NOT NULL,
    party_id uuid CONSTRAINT fk_inbound_texts_party REFERENCES app.parties,
    phone_sealed bytea NOT NULL,
    phone_bidx bytea NOT NULL CONSTRAINT ck_inbound_texts_bidx CHECK (octet_length(phone_bidx) = 16),
    body_sealed bytea NOT NULL,
    pictures int NOT NULL DEFAULT 0,
    received_at timestamptz NOT NULL DEFAULT app.now(),
    aside_at timestamptz,
    aside_by uuid CONSTRAINT fk_inbound_texts_aside_by REFERENCES app.staff,
    aside_as text CONSTRAINT ck_inbound_texts_aside_as CHECK (aside_as ${oneOf(ASIDE_REASONS)}),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT uq_inbound_texts_event UNIQUE (provider, event_id),
    CONSTRAINT fk_inbound_texts_event FOREIGN KEY (provider, event_id) REFERENCES app.provider_events (provider, event_id),
    CONSTRAINT ck_inbound_texts_aside CHECK ((aside_at IS NULL) = (aside_by IS NULL) AND (aside_at IS NULL) = (aside_as IS NULL))
  );
  COMMENT ON TABLE app.inbound_texts IS 'What somebody who does not work here texted to the office. Words and number are sealed under a key of this text alone.';
  COMMENT ON COLUMN app.inbound_texts.party_id IS 'Whose number it is; null when it is nobody’s we know. Families share telephones: the first of them.';

  CREATE TABLE app.inbound_text_cases (
    text_id uuid NOT NULL CONSTRAINT fk_inbound_text_cases_text REFERENCES app.inbound_texts,
    case_id uuid NOT NULL CONSTRAINT fk_inbound_text_cases_case REFERENCES app.cases,
    placed_by uuid CONSTRAINT fk_inbound_text_cases_placed_by REFERENCES app.staff,
    placed_at timestamptz NOT NULL DEFAULT app.now(),
    handled_at timestamptz,
    handled_by uuid CONSTRAINT fk_inbound_text_cases_handled_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_inbound_text_cases PRIMARY KEY (text_id, case_id),
    CONSTRAINT ck_inbound_text_cases_handled CHECK ((handled_at IS NULL) = (handled_by IS NULL))
  );
  COMMENT ON COLUMN app.inbound_text_cases.placed_by IS 'Who laid it on the case; null when the number was known.';
  CREATE INDEX ix_inbound_text_cases_case ON app.inbound_text_cases (case_id);

  CREATE TABLE app.inbound_text_reads (
    text_id uuid NOT NULL CONSTRAINT fk_inbound_text_reads_text REFERENCES app.inbound_texts,
    staff_id uuid NOT NULL CONSTRAINT fk_inbound_text_reads_staff REFERENCES app.staff,
    read_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_inbound_text_reads PRIMARY KEY (text_id, staff_id)
  );
  COMMENT ON TABLE app.inbound_text_reads IS 'Whose screen showed it, and when first.';
`;

const POLICIES = `
  ALTER TABLE app.inbound_texts ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.inbound_texts FORCE ROW LEVEL SECURITY;
  CREATE POLICY inbound_texts_owner ON app.inbound_texts TO app_owner USING (true) WITH CHECK (true);
  CREATE POLICY inbound_texts_read ON app.inbound_texts FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR id IN (SELECT p.text_id FROM app.inbound_text_cases p WHERE p.case_id IN (SELECT app.my_case_ids())));
  CREATE POLICY inbound_texts_aside ON app.inbound_texts FOR UPDATE TO app_rt USING ((SELECT app.sees_all_cases()));
  GRANT SELECT, UPDATE (aside_at, aside_by, aside_as) ON app.inbound_texts TO app_rt;

  ALTER TABLE app.inbound_text_cases ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.inbound_text_cases FORCE ROW LEVEL SECURITY;
  CREATE POLICY inbound_text_cases_owner ON app.inbound_text_cases TO app_owner USING (true) WITH CHECK (true);
  CREATE POLICY inbound_text_cases_read ON app.inbound_text_cases FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY inbound_text_cases_place ON app.inbound_text_cases FOR INSERT TO app_rt
    WITH CHECK ((SELECT app.sees_all_cases()) AND placed_by = (SELECT app.uid()));
  CREATE POLICY inbound_text_cases_handle ON app.inbound_text_cases FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  GRANT SELECT, INSERT, UPDATE (handled_at, handled_by) ON app.inbound_text_cases TO app_rt;

  ALTER TABLE app.inbound_text_reads ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.inbound_text_reads FORCE ROW LEVEL SECURITY;
  CREATE POLICY inbound_text_reads_own ON app.inbound_text_reads FOR SELECT TO app_rt USING (staff_id = (SELECT app.uid()));
  CREATE POLICY inbound_text_reads_add ON app.inbound_text_reads FOR INSERT TO app_rt WITH CHECK (staff_id = (SELECT app.uid()));
  GRANT SELECT, INSERT ON app.inbound_text_reads TO app_rt;
`;

const INBOX = `
  ALTER TABLE app.inbox_items
    ADD COLUMN inbound_text_id uuid CONSTRAINT fk_inbox_items_inbound_text REFERENCES app.inbound_texts,
    ADD CONSTRAINT ck_inbox_items_inbound_text CHECK (inbound_text_id IS NULL OR (kind = 'notice' AND reminder_id IS NULL AND intake_id IS NULL));
  COMMENT ON COLUMN app.inbox_items.inbound_text_id IS 'The text a notice is about. It stops waiting when somebody has handled, placed or set aside the text.';
  CREATE UNIQUE INDEX uq_inbox_items_inbound_text ON app.inbox_items (inbound_text_id, recipient_id, case_id) NULLS NOT DISTINCT WHERE inbound_text_id IS NOT NULL;
`;

// Works for whoever takes a webhook in, which sees neither people nor calls: finds the number's open cases, lays the text on
// them, and tells those who stand on each, or the coordinators where nobody does or nobody is known.
const FILE = `
  ${fileInboundText({})}
  COMMENT ON FUNCTION app.file_inbound_text(jsonb) IS 'Keeps a text and lays it on the open cases of its number; gives on how many.';

  CREATE FUNCTION app.tell_of_placed_text(of_text uuid, of_case uuid) RETURNS int
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      WITH told AS (
        INSERT INTO app.inbox_items (recipient_id, kind, title_key, case_id, inbound_text_id)
        SELECT DISTINCT r.staff_id, 'notice', 'text-came', p.case_id, p.text_id
          FROM app.inbound_text_cases p CROSS JOIN LATERAL app.case_recipients(p.case_id) r
         WHERE p.text_id = of_text AND p.case_id = of_case AND r.rank IN ('lead', 'backup') AND app.sees_all_cases() AND r.staff_id <> app.uid()
        RETURNING 1)
      SELECT count(*)::int FROM told $$;
  COMMENT ON FUNCTION app.tell_of_placed_text(uuid, uuid) IS 'Tells those who stand on the case of a text that somebody laid on it.';

  REVOKE ALL ON FUNCTION app.file_inbound_text(jsonb), app.tell_of_placed_text(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.tell_of_placed_text(uuid, uuid) TO app_rt;
  GRANT EXECUTE ON FUNCTION app.file_inbound_text(jsonb) TO app_worker;
`;
