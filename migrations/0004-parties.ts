import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTY_KINDS, PHONE_SLOTS } from '../src/parties/rules/party.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Every person we know of. Who may see whom is added by the folders that give a reason to: a call, an assignment. */
export class Parties1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MY_PARTIES);
    await runner.query(PARTIES);
    await runner.query(PHONES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE app.party_phones;
      DROP TABLE app.parties;
      DROP FUNCTION app.my_party_ids();
    `);
  }
}

// Nobody is assigned to anything yet; assignments answer this question when they arrive.
const MY_PARTIES = `
  CREATE FUNCTION app.my_party_ids() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT NULL::uuid WHERE false $$;
  COMMENT ON FUNCTION app.my_party_ids() IS 'The detained people of the cases that are open to the signed-in person.';
  REVOKE ALL ON FUNCTION app.my_party_ids() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.my_party_ids() TO app_rt;
`;

const PARTIES = `
  CREATE TABLE app.parties (
    id uuid CONSTRAINT pk_parties PRIMARY KEY DEFAULT gen_random_uuid(),
    version int NOT NULL DEFAULT 1,
    kind text NOT NULL CONSTRAINT ck_parties_kind CHECK (kind ${oneOf(PARTY_KINDS)}),
    identity_sealed bytea,
    a_number_sealed bytea,
    a_number_bidx bytea CONSTRAINT ck_parties_a_number_bidx CHECK (octet_length(a_number_bidx) = 16),
    recorded_by uuid NOT NULL CONSTRAINT fk_parties_recorded_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_parties_a_number CHECK ((a_number_sealed IS NULL) = (a_number_bidx IS NULL))
  );
  COMMENT ON COLUMN app.parties.a_number_bidx IS 'Not unique: two calls about one person are two parties until somebody decides that they are one.';
  CREATE INDEX ix_parties_a_number ON app.parties (a_number_bidx) WHERE a_number_bidx IS NOT NULL;
  ALTER TABLE app.parties ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.parties FORCE ROW LEVEL SECURITY;
  CREATE POLICY parties_add ON app.parties FOR INSERT TO app_rt
    WITH CHECK (recorded_by = (SELECT app.uid()) AND ((SELECT app.sees_all_cases()) OR (SELECT app.has_role('hotline_volunteer'))));
  CREATE POLICY parties_change ON app.parties FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases())) WITH CHECK ((SELECT app.sees_all_cases()));
  CREATE POLICY parties_read ON app.parties FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR id IN (SELECT app.my_party_ids()));
  CREATE POLICY parties_owner ON app.parties TO app_owner USING (true);
  GRANT SELECT, INSERT ON app.parties TO app_rt;
  GRANT UPDATE (version, identity_sealed, a_number_sealed, a_number_bidx) ON app.parties TO app_rt;
`;

// Who sees a person sees their numbers.
const PHONES = `
  CREATE TABLE app.party_phones (
    party_id uuid NOT NULL CONSTRAINT fk_party_phones_party REFERENCES app.parties,
    slot text NOT NULL CONSTRAINT ck_party_phones_slot CHECK (slot ${oneOf(PHONE_SLOTS)}),
    phone_sealed bytea NOT NULL,
    phone_bidx bytea NOT NULL CONSTRAINT ck_party_phones_bidx CHECK (octet_length(phone_bidx) = 16),
    safety_sealed bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_party_phones PRIMARY KEY (party_id, slot)
  );
  COMMENT ON COLUMN app.party_phones.phone_bidx IS 'Not unique: families share a telephone.';
  COMMENT ON COLUMN app.party_phones.safety_sealed IS 'Whether a message may be left or sent there, and when to call.';
  CREATE INDEX ix_party_phones_phone ON app.party_phones (phone_bidx);
  ALTER TABLE app.party_phones ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.party_phones FORCE ROW LEVEL SECURITY;
  CREATE POLICY party_phones_add ON app.party_phones FOR INSERT TO app_rt
    WITH CHECK (EXISTS (SELECT 1 FROM app.parties p WHERE p.id = party_id));
  CREATE POLICY party_phones_change ON app.party_phones FOR UPDATE TO app_rt
    USING (EXISTS (SELECT 1 FROM app.parties p WHERE p.id = party_id)) WITH CHECK (EXISTS (SELECT 1 FROM app.parties p WHERE p.id = party_id));
  CREATE POLICY party_phones_read ON app.party_phones FOR SELECT TO app_rt
    USING (EXISTS (SELECT 1 FROM app.parties p WHERE p.id = party_id));
  CREATE POLICY party_phones_remove ON app.party_phones FOR DELETE TO app_rt
    USING (EXISTS (SELECT 1 FROM app.parties p WHERE p.id = party_id));
  CREATE POLICY party_phones_owner ON app.party_phones TO app_owner USING (true);
  GRANT SELECT, INSERT, DELETE ON app.party_phones TO app_rt;
  GRANT UPDATE (phone_sealed, phone_bidx, safety_sealed) ON app.party_phones TO app_rt;
`;
