import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The staff: who they are, what they may do, how they sign in. Volunteers' identities are as protected as clients'. */
export class People1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(POLICIES);
    await runner.query(SIGN_IN);
    await runner.query(REQUEST);
    await runner.query(OPERATOR);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION app.begin_request(bytea), app.find_sign_in(bytea), app.open_session(bytea, uuid, text), app.raise_session(bytea, bytea, text),
        app.extend_session(bytea), app.end_session(bytea), app.begin_invitation(bytea), app.begin_operator(bytea, uuid), app.roles_of(uuid), app.has_staff();
      DROP TABLE app.operator_proof, app.rate_limits, app.invitations, app.sessions, app.staff_credentials, app.staff_roles, app.staff;
    `);
  }
}

const TABLES = `
  CREATE TABLE app.staff (
    id uuid CONSTRAINT pk_staff PRIMARY KEY DEFAULT gen_random_uuid(),
    name_sealed bytea,
    email_sealed bytea NOT NULL,
    email_bidx bytea NOT NULL CONSTRAINT uq_staff_email UNIQUE,
    language text NOT NULL DEFAULT 'en' CONSTRAINT ck_staff_language CHECK (language IN ('en', 'es')),
    time_zone text NOT NULL DEFAULT 'America/New_York',
    synthetic boolean NOT NULL DEFAULT false,
    joined_at timestamptz,
    disabled_at timestamptz,
    last_seen_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now()
  );
  COMMENT ON COLUMN app.staff.synthetic IS 'Made up for the demo. The seed refuses a database with anybody else.';

  CREATE TABLE app.staff_roles (
    staff_id uuid NOT NULL CONSTRAINT fk_staff_roles_staff REFERENCES app.staff,
    role text NOT NULL CONSTRAINT ck_staff_roles_role CHECK (role IN
      ('hotline_volunteer', 'coordinator', 'attorney', 'supervising_attorney', 'bond_fund_staff', 'interpreter', 'admin')),
    granted_at timestamptz NOT NULL DEFAULT app.now(),
    ended_at timestamptz,
    CONSTRAINT pk_staff_roles PRIMARY KEY (staff_id, role, granted_at)
  );
  CREATE INDEX ix_staff_roles_role ON app.staff_roles (role) WHERE ended_at IS NULL;

  CREATE TABLE app.staff_credentials (
    staff_id uuid CONSTRAINT pk_staff_credentials PRIMARY KEY CONSTRAINT fk_staff_credentials_staff REFERENCES app.staff,
    password_hash text NOT NULL,
    totp_sealed bytea NOT NULL,
    totp_confirmed_at timestamptz,
    totp_last_step bigint NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL DEFAULT app.now()
  );
  COMMENT ON COLUMN app.staff_credentials.totp_last_step IS 'A code is good once.';

  CREATE TABLE app.sessions (
    id uuid CONSTRAINT pk_sessions PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash bytea NOT NULL CONSTRAINT uq_sessions_token UNIQUE,
    staff_id uuid NOT NULL CONSTRAINT fk_sessions_staff REFERENCES app.staff,
    step text NOT NULL CONSTRAINT ck_sessions_step CHECK (step IN ('totp', 'enrol', 'done')),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    last_seen_at timestamptz NOT NULL DEFAULT app.now(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz
  );
  CREATE INDEX ix_sessions_staff ON app.sessions (staff_id) WHERE ended_at IS NULL;

  CREATE TABLE app.invitations (
    id uuid CONSTRAINT pk_invitations PRIMARY KEY DEFAULT gen_random_uuid(),
    token_hash bytea NOT NULL CONSTRAINT uq_invitations_token UNIQUE,
    staff_id uuid NOT NULL CONSTRAINT fk_invitations_staff REFERENCES app.staff,
    invited_by uuid,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now()
  );
  CREATE INDEX ix_invitations_staff ON app.invitations (staff_id);

  CREATE TABLE app.rate_limits (
    key varchar(255) CONSTRAINT pk_rate_limits PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  );
  COMMENT ON TABLE app.rate_limits IS 'Counters keyed by blind index or network address digest.';

  CREATE TABLE app.operator_proof (
    only_row boolean CONSTRAINT pk_operator_proof PRIMARY KEY DEFAULT true CONSTRAINT ck_operator_proof_one CHECK (only_row),
    digest bytea NOT NULL
  );
`;

const POLICIES = [
  'staff',
  'staff_roles',
  'staff_credentials',
  'sessions',
  'invitations',
  'rate_limits',
  'operator_proof',
]
  .map(
    (table) => `
    ALTER TABLE app.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE app.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_owner ON app.${table} TO app_owner USING (true);`,
  )
  .join('\n').concat(`
  CREATE POLICY staff_read ON app.staff FOR SELECT TO app_rt USING ((SELECT app.uid()) IS NOT NULL);
  CREATE POLICY staff_invite ON app.staff FOR INSERT TO app_rt WITH CHECK ((SELECT app.has_role('admin')));
  CREATE POLICY staff_change ON app.staff FOR UPDATE TO app_rt USING (id = (SELECT app.uid()) OR (SELECT app.has_role('admin')));
  CREATE POLICY staff_worker ON app.staff FOR SELECT TO app_worker USING (true);
  GRANT SELECT, INSERT ON app.staff TO app_rt;
  GRANT UPDATE (name_sealed, language, time_zone, joined_at, disabled_at) ON app.staff TO app_rt;
  GRANT SELECT ON app.staff TO app_worker;

  CREATE POLICY staff_roles_read ON app.staff_roles FOR SELECT TO app_rt USING ((SELECT app.uid()) IS NOT NULL);
  CREATE POLICY staff_roles_grant ON app.staff_roles FOR INSERT TO app_rt WITH CHECK ((SELECT app.has_role('admin')));
  CREATE POLICY staff_roles_end ON app.staff_roles FOR UPDATE TO app_rt USING ((SELECT app.has_role('admin')));
  CREATE POLICY staff_roles_worker ON app.staff_roles FOR SELECT TO app_worker USING (true);
  GRANT SELECT, INSERT ON app.staff_roles TO app_rt;
  GRANT UPDATE (ended_at) ON app.staff_roles TO app_rt;
  GRANT SELECT ON app.staff_roles TO app_worker;

  CREATE POLICY staff_credentials_own ON app.staff_credentials TO app_rt USING (staff_id = (SELECT app.uid())) WITH CHECK (staff_id = (SELECT app.uid()));
  GRANT SELECT, INSERT, UPDATE ON app.staff_credentials TO app_rt;

  CREATE POLICY sessions_own ON app.sessions FOR SELECT TO app_rt USING (staff_id = (SELECT app.uid()) OR (SELECT app.has_role('admin')));
  CREATE POLICY sessions_end ON app.sessions FOR UPDATE TO app_rt USING (staff_id = (SELECT app.uid()) OR (SELECT app.has_role('admin')));
  GRANT SELECT (id, staff_id, step, created_at, last_seen_at, expires_at, ended_at) ON app.sessions TO app_rt;
  GRANT UPDATE (ended_at) ON app.sessions TO app_rt;

  CREATE POLICY invitations_read ON app.invitations FOR SELECT TO app_rt USING ((SELECT app.has_role('admin')));
  CREATE POLICY invitations_make ON app.invitations FOR INSERT TO app_rt WITH CHECK ((SELECT app.has_role('admin')));
  CREATE POLICY invitations_accept ON app.invitations FOR UPDATE TO app_rt USING (staff_id = (SELECT app.uid()) OR (SELECT app.has_role('admin')));
  GRANT SELECT, INSERT ON app.invitations TO app_rt;
  GRANT UPDATE (accepted_at, expires_at) ON app.invitations TO app_rt;

  CREATE POLICY rate_limits_all ON app.rate_limits TO app_rt USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE, DELETE ON app.rate_limits TO app_rt;
`);

const SIGN_IN = `
  CREATE FUNCTION app.roles_of(staff uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT coalesce(array_agg(DISTINCT r.role ORDER BY r.role), '{}') FROM app.staff_roles r WHERE r.staff_id = staff AND r.ended_at IS NULL $$;
  REVOKE ALL ON FUNCTION app.roles_of(uuid) FROM PUBLIC;

  CREATE FUNCTION app.has_staff() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT EXISTS (SELECT 1 FROM app.staff WHERE joined_at IS NOT NULL) $$;

  CREATE FUNCTION app.find_sign_in(email bytea) RETURNS TABLE (staff_id uuid, password_hash text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT s.id, c.password_hash FROM app.staff s LEFT JOIN app.staff_credentials c ON c.staff_id = s.id
       WHERE s.email_bidx = email AND s.joined_at IS NOT NULL AND s.disabled_at IS NULL $$;

  CREATE FUNCTION app.open_session(token bytea, staff uuid, first_step text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      INSERT INTO app.sessions (token_hash, staff_id, step, expires_at) VALUES (token, staff, first_step, app.now() + interval '12 hours') $$;

  -- A new token at each step up, so that a token planted before sign-in is worth nothing after it.
  CREATE FUNCTION app.raise_session(old_token bytea, new_token bytea, new_step text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      WITH raised AS (
        UPDATE app.sessions SET token_hash = new_token, step = new_step, last_seen_at = app.now()
         WHERE token_hash = old_token AND ended_at IS NULL AND staff_id = app.uid() RETURNING 1)
      SELECT EXISTS (SELECT 1 FROM raised) $$;

  CREATE FUNCTION app.extend_session(token bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ UPDATE app.sessions SET last_seen_at = app.now() WHERE token_hash = token AND ended_at IS NULL AND staff_id = app.uid() $$;

  CREATE FUNCTION app.end_session(token bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ UPDATE app.sessions SET ended_at = app.now() WHERE token_hash = token AND ended_at IS NULL $$;
`;

// Roles are read anew for every request, so that a role that was ended, or an account that was disabled, is gone at once.
const REQUEST = `
  CREATE FUNCTION app.begin_request(token bytea)
    RETURNS TABLE (staff_id uuid, roles text[], session_id uuid, step text, expires_at timestamptz, idle_expires_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  DECLARE
    live app.sessions;
    at timestamptz := app.now();
    held text[];
  BEGIN
    SELECT s.* INTO live FROM app.sessions s JOIN app.staff p ON p.id = s.staff_id
     WHERE s.token_hash = token AND s.ended_at IS NULL AND s.expires_at > at
       AND s.last_seen_at > at - interval '30 minutes' AND p.disabled_at IS NULL;
    IF NOT FOUND THEN RETURN; END IF;
    IF live.last_seen_at < at - interval '1 minute' THEN
      UPDATE app.sessions s SET last_seen_at = at WHERE s.id = live.id;
      UPDATE app.staff p SET last_seen_at = at WHERE p.id = live.staff_id;
      live.last_seen_at := at;
    END IF;
    held := CASE WHEN live.step = 'done' THEN app.roles_of(live.staff_id) ELSE '{}' END;
    PERFORM app.begin_context('staff', live.staff_id, held);
    RETURN QUERY SELECT live.staff_id, held, live.id, live.step, live.expires_at, live.last_seen_at + interval '30 minutes';
  END $$;

  CREATE FUNCTION app.begin_invitation(token bytea) RETURNS TABLE (invitation_id uuid, staff_id uuid, roles text[], expires_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  DECLARE live app.invitations;
  BEGIN
    SELECT i.* INTO live FROM app.invitations i JOIN app.staff p ON p.id = i.staff_id
     WHERE i.token_hash = token AND i.accepted_at IS NULL AND i.expires_at > app.now() AND p.disabled_at IS NULL AND p.joined_at IS NULL
       FOR UPDATE OF i;
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM app.begin_context('staff', live.staff_id, '{}');
    RETURN QUERY SELECT live.id, live.staff_id, app.roles_of(live.staff_id), live.expires_at;
  END $$;
`;

// The operator is whoever holds the key file on the machine: command line, first admin, synthetic office.
const OPERATOR = `
  CREATE FUNCTION app.begin_operator(proof bytea, staff uuid) RETURNS text[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  DECLARE held text[];
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM app.operator_proof o WHERE o.digest = sha256(proof)) THEN
      RAISE EXCEPTION 'Not the operator' USING ERRCODE = '42501';
    END IF;
    held := CASE WHEN staff IS NULL THEN ARRAY['admin'] ELSE app.roles_of(staff) END;
    PERFORM app.begin_context(CASE WHEN staff IS NULL THEN 'operator' ELSE 'staff' END, coalesce(staff, '00000000-0000-0000-0000-000000000000'), held);
    RETURN held;
  END $$;

  REVOKE ALL ON FUNCTION app.has_staff(), app.find_sign_in(bytea), app.open_session(bytea, uuid, text), app.raise_session(bytea, bytea, text),
    app.extend_session(bytea), app.end_session(bytea), app.begin_request(bytea), app.begin_invitation(bytea), app.begin_operator(bytea, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.has_staff(), app.find_sign_in(bytea), app.open_session(bytea, uuid, text), app.raise_session(bytea, bytea, text),
    app.extend_session(bytea), app.end_session(bytea), app.begin_request(bytea), app.begin_invitation(bytea), app.begin_operator(bytea, uuid) TO app_rt;
`;
