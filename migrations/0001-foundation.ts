import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What everything else stands on: the office clock, the signed row-security context, subject keys, the audit chain. */
export class Foundation1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOCK);
    await runner.query(CONTEXT);
    await runner.query(KEYS);
    await runner.query(AUDIT_TABLES);
    await runner.query(AUDIT_TRIGGER);
    await runner.query(AUDIT_VERIFIER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP SCHEMA audit CASCADE;
      DROP SCHEMA keys CASCADE;
      DROP FUNCTION app.begin_context(text, uuid, text[]), app.context(), app.uid(), app.has_role(text), app.sees_all_cases(), app.is_worker(), app.now();
      DROP TABLE app.context_secret, app.clock_shift;
    `);
  }
}

const CLOCK = `
  CREATE SCHEMA IF NOT EXISTS app;
  REVOKE ALL ON SCHEMA app FROM PUBLIC;
  GRANT USAGE ON SCHEMA app TO app_rt, app_worker;

  CREATE TABLE app.clock_shift (
    only_row boolean CONSTRAINT pk_clock_shift PRIMARY KEY DEFAULT true CONSTRAINT ck_clock_shift_one CHECK (only_row),
    shift interval NOT NULL DEFAULT interval '0'
  );
  COMMENT ON TABLE app.clock_shift IS 'Zero in an office. Tests move it; the product refuses to start on a shifted clock outside of tests.';
  ALTER TABLE app.clock_shift ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.clock_shift FORCE ROW LEVEL SECURITY;
  CREATE POLICY clock_shift_read ON app.clock_shift FOR SELECT USING (true);
  CREATE POLICY clock_shift_owner ON app.clock_shift TO app_owner USING (true);
  INSERT INTO app.clock_shift DEFAULT VALUES;
  GRANT SELECT ON app.clock_shift TO app_rt, app_worker;

  CREATE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT clock_timestamp() + shift FROM app.clock_shift $$;
  REVOKE ALL ON FUNCTION app.now() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.now() TO app_rt, app_worker;
`;

// The context is signed for this transaction of this connection with a secret app_rt cannot read, so that an injected
// set_config() gains nothing. It is a transaction-local setting: it dies with the transaction.
const CONTEXT = `
  CREATE TABLE app.context_secret (
    only_row boolean CONSTRAINT pk_context_secret PRIMARY KEY DEFAULT true CONSTRAINT ck_context_secret_one CHECK (only_row),
    secret bytea NOT NULL
  );
  ALTER TABLE app.context_secret ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.context_secret FORCE ROW LEVEL SECURITY;
  CREATE POLICY context_secret_owner ON app.context_secret TO app_owner USING (true);
  INSERT INTO app.context_secret (secret)
    VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

  CREATE FUNCTION app.context_signature(kind text, staff uuid, roles text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT encode(sha256(secret || convert_to(concat_ws('|', pg_backend_pid(), extract(epoch FROM transaction_timestamp()), kind, staff, roles), 'UTF8')), 'hex')
        FROM app.context_secret $$;
  REVOKE ALL ON FUNCTION app.context_signature(text, uuid, text) FROM PUBLIC;

  CREATE FUNCTION app.begin_context(kind text, staff uuid, roles text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT set_config('app.context', concat_ws(';', kind, staff, array_to_string(roles, ','),
               app.context_signature(kind, staff, array_to_string(roles, ','))), true) $$;
  REVOKE ALL ON FUNCTION app.begin_context(text, uuid, text[]) FROM PUBLIC;

  CREATE FUNCTION app.context() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT CASE WHEN part[4] = app.context_signature(part[1], part[2]::uuid, part[3]) THEN part END
        FROM string_to_array(nullif(current_setting('app.context', true), ''), ';') AS part $$;
  REVOKE ALL ON FUNCTION app.context() FROM PUBLIC;

  CREATE FUNCTION app.uid() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT (app.context())[2]::uuid $$;
  CREATE FUNCTION app.has_role(role text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT coalesce(role = ANY (string_to_array((app.context())[3], ',')), false) $$;
  CREATE FUNCTION app.sees_all_cases() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT coalesce(string_to_array((app.context())[3], ',') && ARRAY['coordinator', 'supervising_attorney'], false) $$;
  CREATE FUNCTION app.is_worker() RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT session_user = 'app_worker' $$;
  REVOKE ALL ON FUNCTION app.uid(), app.has_role(text), app.sees_all_cases(), app.is_worker() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.uid(), app.has_role(text), app.sees_all_cases(), app.is_worker() TO app_rt, app_worker;
`;

// A subject's key is the unit of erasure. Workers deliver mail: they get the keys of staff, not those of clients.
const KEYS = `
  CREATE SCHEMA keys;
  REVOKE ALL ON SCHEMA keys FROM PUBLIC;
  GRANT USAGE ON SCHEMA keys TO app_rt, app_worker;
  CREATE TABLE keys.subject_keys (
    subject_id uuid NOT NULL,
    purpose text NOT NULL CONSTRAINT ck_subject_keys_purpose CHECK (purpose IN ('identity', 'contact', 'legal', 'staff')),
    version smallint NOT NULL DEFAULT 1,
    kek_id text NOT NULL,
    wrapped bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_subject_keys PRIMARY KEY (subject_id, purpose, version)
  );
  ALTER TABLE keys.subject_keys ENABLE ROW LEVEL SECURITY;
  ALTER TABLE keys.subject_keys FORCE ROW LEVEL SECURITY;
  CREATE POLICY subject_keys_read ON keys.subject_keys FOR SELECT TO app_rt USING ((SELECT app.uid()) IS NOT NULL);
  CREATE POLICY subject_keys_add ON keys.subject_keys FOR INSERT TO app_rt WITH CHECK ((SELECT app.uid()) IS NOT NULL);
  CREATE POLICY subject_keys_worker ON keys.subject_keys FOR SELECT TO app_worker USING (purpose = 'staff');
  CREATE POLICY subject_keys_owner ON keys.subject_keys TO app_owner USING (true);
  GRANT SELECT, INSERT ON keys.subject_keys TO app_rt;
  GRANT SELECT ON keys.subject_keys TO app_worker;
`;

const AUDIT_TABLES = `
  CREATE SCHEMA audit;
  REVOKE ALL ON SCHEMA audit FROM PUBLIC;
  GRANT USAGE ON SCHEMA audit TO app_rt, app_worker;
  CREATE TABLE audit.heads (
    chain smallint CONSTRAINT pk_heads PRIMARY KEY,
    seq bigint NOT NULL DEFAULT 0,
    hash bytea NOT NULL DEFAULT '\\x00'
  );
  INSERT INTO audit.heads (chain) SELECT generate_series(0, 15);
  CREATE TABLE audit.entries (
    chain smallint NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid,
    case_id uuid,
    fields text[] NOT NULL DEFAULT '{}',
    request_id uuid NOT NULL,
    prev bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_entries PRIMARY KEY (chain, seq)
  );
  COMMENT ON COLUMN audit.entries.fields IS 'Names of fields, never their content.';
  CREATE INDEX ix_entries_subject ON audit.entries (subject_id, at);
  CREATE INDEX ix_entries_case ON audit.entries (case_id, at) WHERE case_id IS NOT NULL;
  ALTER TABLE audit.heads ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit.heads FORCE ROW LEVEL SECURITY;
  ALTER TABLE audit.entries ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit.entries FORCE ROW LEVEL SECURITY;
  CREATE POLICY heads_owner ON audit.heads TO app_owner USING (true);
  CREATE POLICY entries_owner ON audit.entries TO app_owner USING (true);
  CREATE POLICY entries_add ON audit.entries FOR INSERT TO app_rt, app_worker WITH CHECK (true);
  GRANT INSERT (action, subject_kind, subject_id, case_id, fields, request_id) ON audit.entries TO app_rt, app_worker;

  CREATE FUNCTION audit.chain_of(subject uuid) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS
    $$ SELECT (abs(uuid_hash(subject)) % 16)::smallint $$;
  GRANT EXECUTE ON FUNCTION audit.chain_of(uuid) TO app_rt, app_worker;
`;

// The head row stays locked until the commit, which is what keeps the chain from forking: entries are written last.
// Order is by seq, never by time.
const AUDIT_TRIGGER = `
  CREATE FUNCTION audit.canon(e audit.entries) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT convert_to(jsonb_build_array(e.chain, e.seq, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.actor_id,
      e.action, e.subject_kind, e.subject_id, e.case_id, e.fields, e.request_id)::text, 'UTF8') $$;

  CREATE FUNCTION audit.append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, audit, app, pg_temp AS $$
  DECLARE
    head audit.heads;
    who text[] := app.context();
  BEGIN
    NEW.chain := audit.chain_of(coalesce(NEW.case_id, NEW.subject_id, NEW.request_id));
    SELECT * INTO STRICT head FROM audit.heads h WHERE h.chain = NEW.chain FOR UPDATE;
    NEW.seq := head.seq + 1;
    NEW.at := app.now();
    NEW.actor_kind := CASE WHEN session_user = 'app_worker' THEN 'worker' ELSE coalesce(who[1], 'nobody') END;
    NEW.actor_id := who[2]::uuid;
    NEW.prev := head.hash;
    NEW.hash := sha256(head.hash || audit.canon(NEW));
    UPDATE audit.heads h SET seq = NEW.seq, hash = NEW.hash WHERE h.chain = NEW.chain;
    RETURN NEW;
  END $$;
  REVOKE ALL ON FUNCTION audit.append() FROM PUBLIC;
  CREATE TRIGGER append BEFORE INSERT ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.append();

  CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
    $$ BEGIN RAISE EXCEPTION 'The audit log is append-only' USING ERRCODE = '42501'; END $$;
  REVOKE ALL ON FUNCTION audit.refuse() FROM PUBLIC;
  CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.refuse();
  CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit.entries FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
`;

const AUDIT_VERIFIER = `
  CREATE FUNCTION audit.verify() RETURNS TABLE (chain smallint, entries bigint, broken_at bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, audit, pg_temp AS $$
      WITH checked AS (
        SELECT e.chain, e.seq,
               e.hash = sha256(e.prev || audit.canon(e))
               AND e.prev = coalesce(lag(e.hash) OVER w, '\\x00'::bytea)
               AND e.seq = coalesce(lag(e.seq) OVER w, 0) + 1 AS sound
          FROM audit.entries e WINDOW w AS (PARTITION BY e.chain ORDER BY e.seq)
      ), counted AS (
        SELECT c.chain, count(*) AS entries, min(c.seq) FILTER (WHERE NOT c.sound) AS broken_at FROM checked c GROUP BY c.chain
      )
      SELECT h.chain, coalesce(k.entries, 0),
             coalesce(k.broken_at, CASE WHEN coalesce(k.entries, 0) <> h.seq THEN coalesce(k.entries, 0) + 1 END)
        FROM audit.heads h LEFT JOIN counted k USING (chain) ORDER BY h.chain $$;
  REVOKE ALL ON FUNCTION audit.verify() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION audit.verify() TO app_rt, app_worker;
`;
