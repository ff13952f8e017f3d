import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FEED_KINDS } from '../src/feeds/rules/feed-words.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Private calendar addresses: who has one, since when, and when it was last fetched. Of the address only a digest. */
export class Feeds1764000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLE, POLICIES, BEGIN]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.begin_feed(bytea); DROP TABLE app.feeds');
  }
}

const TABLE = `
  CREATE TABLE app.feeds (
    id uuid CONSTRAINT pk_feeds PRIMARY KEY DEFAULT gen_random_uuid(),
    staff_id uuid NOT NULL CONSTRAINT fk_feeds_staff REFERENCES app.staff,
    kind text NOT NULL CONSTRAINT ck_feeds_kind CHECK (kind ${oneOf(FEED_KINDS)}),
    token_hash bytea NOT NULL CONSTRAINT uq_feeds_token UNIQUE CONSTRAINT ck_feeds_token CHECK (octet_length(token_hash) = 32),
    made_at timestamptz NOT NULL DEFAULT app.now(),
    last_used_at timestamptz,
    ended_at timestamptz
  );
  COMMENT ON COLUMN app.feeds.token_hash IS 'SHA-256 of the token in the address; the address itself is shown once and kept nowhere.';
  COMMENT ON COLUMN app.feeds.ended_at IS 'Revoked, or another address took its place.';
  CREATE UNIQUE INDEX uq_feeds_open ON app.feeds (staff_id, kind) WHERE ended_at IS NULL;
`;

// An admin ends the addresses of an account that is closed; who has which is all an admin sees.
const POLICIES = `
  ALTER TABLE app.feeds ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.feeds FORCE ROW LEVEL SECURITY;
  CREATE POLICY feeds_owner ON app.feeds TO app_owner USING (true);
  CREATE POLICY feeds_read ON app.feeds FOR SELECT TO app_rt USING (staff_id = (SELECT app.uid()) OR (SELECT app.has_role('admin')));
  CREATE POLICY feeds_make ON app.feeds FOR INSERT TO app_rt WITH CHECK (staff_id = (SELECT app.uid()));
  CREATE POLICY feeds_end ON app.feeds FOR UPDATE TO app_rt USING (staff_id = (SELECT app.uid()) OR (SELECT app.has_role('admin')));
  GRANT SELECT (id, staff_id, kind, made_at, last_used_at, ended_at) ON app.feeds TO app_rt;
  GRANT INSERT (staff_id, kind, token_hash) ON app.feeds TO app_rt;
  GRANT UPDATE (ended_at) ON app.feeds TO app_rt;
`;

// Roles are read anew for every fetch, as for every request: what was ended is gone from the next one.
const BEGIN = `
  CREATE FUNCTION app.begin_feed(token bytea)
    RETURNS TABLE (feed_id uuid, staff_id uuid, kind text, language text, roles text[], is_first_today boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  DECLARE
    live app.feeds;
    at timestamptz := app.now();
    spoken text;
    held text[];
  BEGIN
    SELECT f.* INTO live FROM app.feeds f JOIN app.staff p ON p.id = f.staff_id
     WHERE f.token_hash = token AND f.ended_at IS NULL AND p.disabled_at IS NULL AND p.joined_at IS NOT NULL;
    IF NOT FOUND THEN RETURN; END IF;
    SELECT p.language INTO STRICT spoken FROM app.staff p WHERE p.id = live.staff_id;
    IF live.last_used_at IS NULL OR live.last_used_at < at - interval '1 minute' THEN
      UPDATE app.feeds f SET last_used_at = at WHERE f.id = live.id;
    END IF;
    held := app.roles_of(live.staff_id);
    PERFORM app.begin_context('staff', live.staff_id, held);
    RETURN QUERY SELECT live.id, live.staff_id, live.kind, spoken, held,
      live.last_used_at IS NULL OR (live.last_used_at AT TIME ZONE 'UTC')::date < (at AT TIME ZONE 'UTC')::date;
  END $$;
  REVOKE ALL ON FUNCTION app.begin_feed(bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.begin_feed(bytea) TO app_rt;
`;
