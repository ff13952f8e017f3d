import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every request asks of the database, in fewer steps: who acts, what time it is, and whether a save was overtaken. */
export class LeanRequests1764000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [CLOCK, CONTEXT, OVERTAKEN, IN_PLACE]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const part of [CLOCK_BEFORE, CONTEXT_BEFORE, IN_PLACE_BEFORE, 'DROP FUNCTION app.overtaken()'])
      await runner.query(part);
  }
}

// Runs as its owner whoever asks: a plan under row security is made anew each time another role runs it, and within one
// request the roles alternate. plpgsql keeps its plan, a SQL function with settings of its own does not.
const CLOCK = `
  CREATE OR REPLACE FUNCTION app.now() RETURNS timestamptz
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ BEGIN RETURN clock_timestamp() + (SELECT c.shift FROM app.clock_shift c); END $$;
`;

const CONTEXT = `
  CREATE OR REPLACE FUNCTION app.context_signature(kind text, staff uuid, roles text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    RETURN (SELECT encode(sha256(s.secret || convert_to(
              concat_ws('|', pg_backend_pid(), extract(epoch FROM transaction_timestamp()), kind, staff, roles), 'UTF8')), 'hex')
              FROM app.context_secret s);
  END $$;
  CREATE OR REPLACE FUNCTION app.context() RETURNS text[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  DECLARE part text[] := string_to_array(nullif(current_setting('app.context', true), ''), ';');
  BEGIN
    IF part[4] = app.context_signature(part[1], part[2]::uuid, part[3]) THEN RETURN part; END IF;
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION app.uid() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ BEGIN RETURN (app.context())[2]::uuid; END $$;
  CREATE OR REPLACE FUNCTION app.has_role(role text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ BEGIN RETURN coalesce(role = ANY (string_to_array((app.context())[3], ',')), false); END $$;
  CREATE OR REPLACE FUNCTION app.sees_all_cases() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    RETURN coalesce(string_to_array((app.context())[3], ',') && ARRAY['coordinator', 'supervising_attorney'], false);
  END $$;
`;

// A guarded write that found another version fails with this, so that what follows it in the packet is not done either.
const OVERTAKEN = `
  CREATE FUNCTION app.overtaken() RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
    $$ BEGIN RAISE EXCEPTION 'Somebody else changed this first' USING ERRCODE = 'FZ001'; END $$;
  REVOKE ALL ON FUNCTION app.overtaken() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.overtaken() TO app_rt, app_worker;
`;

// A call is saved every few seconds while it lasts. With no index over what each save changes, and room on its page, a
// save writes one row and no index entries. Ciphertext does not compress: trying to is lost time.
const IN_PLACE = `
  DROP INDEX app.ix_intakes_taken_by;
  CREATE INDEX ix_intakes_taken_by ON app.intakes (taken_by);
  ALTER TABLE app.intakes SET (fillfactor = 50, toast_tuple_target = 4080);
  ALTER TABLE app.intakes
    ALTER COLUMN caller_sealed SET STORAGE EXTERNAL, ALTER COLUMN detained_sealed SET STORAGE EXTERNAL,
    ALTER COLUMN legal_sealed SET STORAGE EXTERNAL, ALTER COLUMN answers_sealed SET STORAGE EXTERNAL,
    ALTER COLUMN reasons_sealed SET STORAGE EXTERNAL, ALTER COLUMN outcome_sealed SET STORAGE EXTERNAL;
`;

const IN_PLACE_BEFORE = `
  DROP INDEX app.ix_intakes_taken_by;
  CREATE INDEX ix_intakes_taken_by ON app.intakes (taken_by, saved_at DESC);
  ALTER TABLE app.intakes RESET (fillfactor, toast_tuple_target);
  ALTER TABLE app.intakes
    ALTER COLUMN caller_sealed SET STORAGE EXTENDED, ALTER COLUMN detained_sealed SET STORAGE EXTENDED,
    ALTER COLUMN legal_sealed SET STORAGE EXTENDED, ALTER COLUMN answers_sealed SET STORAGE EXTENDED,
    ALTER COLUMN reasons_sealed SET STORAGE EXTENDED, ALTER COLUMN outcome_sealed SET STORAGE EXTENDED;
`;

const CLOCK_BEFORE = `
  CREATE OR REPLACE FUNCTION app.now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT clock_timestamp() + shift FROM app.clock_shift $$;
`;

const CONTEXT_BEFORE = `
  CREATE OR REPLACE FUNCTION app.context_signature(kind text, staff uuid, roles text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT encode(sha256(secret || convert_to(concat_ws('|', pg_backend_pid(), extract(epoch FROM transaction_timestamp()), kind, staff, roles), 'UTF8')), 'hex')
        FROM app.context_secret $$;
  CREATE OR REPLACE FUNCTION app.context() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT CASE WHEN part[4] = app.context_signature(part[1], part[2]::uuid, part[3]) THEN part END
        FROM string_to_array(nullif(current_setting('app.context', true), ''), ';') AS part $$;
  CREATE OR REPLACE FUNCTION app.uid() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT (app.context())[2]::uuid $$;
  CREATE OR REPLACE FUNCTION app.has_role(role text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT coalesce(role = ANY (string_to_array((app.context())[3], ',')), false) $$;
  CREATE OR REPLACE FUNCTION app.sees_all_cases() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ SELECT coalesce(string_to_array((app.context())[3], ',') && ARRAY['coordinator', 'supervising_attorney'], false) $$;
`;
