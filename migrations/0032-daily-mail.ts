import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DIGEST_LADDERS } from '../src/reminders/rules/digest-steps.js';
import { ACKNOWLEDGED_VIA, DIGEST_STATES, INCIDENT_KINDS } from '../src/reminders/rules/reminder-states.js';
import { recipients } from './0018-text-messages.js';
import { planInputs } from './parts/plan-functions.js';

const oneOf = (words: readonly string[]) => `IN (${words.map((word) => `'${word}'`).join(', ')})`;

const NEW_KINDS: readonly string[] = ['dead-digest', 'digest-late'];

/** One mail a day for what is not urgent; "seen" by answering a text. */
export class DailyMail1764000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(words(INCIDENT_KINDS, ACKNOWLEDGED_VIA));
    for (const part of [REACH, DIGESTS, CLOCKS, SEEN_BY_TEXT]) await runner.query(part);
    await runner.query(recipients({ daily: true }));
    await runner.query(planInputs({ afterwards: true, digest: true }));
    await runner.query(PLAN_ANEW);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(planInputs({ afterwards: true }));
    await runner.query(recipients());
    await runner.query(`
      DROP FUNCTION app.digest_clocks(uuid[]), app.is_family_phone(bytea);
      REVOKE UPDATE (acknowledged_by, acknowledged_at) ON app.deadlines FROM app_worker;
      DROP INDEX app.ix_reminders_far;
      ALTER TABLE app.reminders DROP COLUMN digest_id;
      DROP TABLE app.digests;
      ALTER TABLE app.staff_reach DROP COLUMN daily, DROP COLUMN nothing_told_at;
    `);
    await runner.query(
      asOwner('incidents', `DELETE FROM app.incidents WHERE kind ${oneOf(NEW_KINDS)}`) +
        asOwner('acknowledgements', `DELETE FROM app.acknowledgements WHERE via = 'sms'`),
    );
    await runner.query(
      words(
        INCIDENT_KINDS.filter((kind) => !NEW_KINDS.includes(kind)),
        ACKNOWLEDGED_VIA.filter((via) => via !== 'sms'),
      ),
    );
    await runner.query(PLAN_ANEW);
  }
}

/** Row security holds for the owner too, where no policy lets it in: lifted for one statement, within the migration's transaction. */
const asOwner = (table: string, statement: string) => `
  ALTER TABLE app.${table} NO FORCE ROW LEVEL SECURITY;
  ${statement};
  ALTER TABLE app.${table} FORCE ROW LEVEL SECURITY;
`;

const words = (kinds: readonly string[], ways: readonly string[]) => `
  ALTER TABLE app.incidents DROP CONSTRAINT ck_incidents_kind, ADD CONSTRAINT ck_incidents_kind CHECK (kind ${oneOf(kinds)});
  ALTER TABLE app.acknowledgements DROP CONSTRAINT ck_acknowledgements_via, ADD CONSTRAINT ck_acknowledgements_via CHECK (via ${oneOf(ways)});
`;

const REACH = `
  ALTER TABLE app.staff_reach ADD COLUMN daily boolean NOT NULL DEFAULT true, ADD COLUMN nothing_told_at timestamptz;
  COMMENT ON COLUMN app.staff_reach.daily IS 'One mail a day for what is not urgent, in place of one for each; while mail is a way at all.';
  COMMENT ON COLUMN app.staff_reach.nothing_told_at IS 'When a text last answered that nothing waits for a "seen".';
`;

const DIGESTS = `
  CREATE TABLE app.digests (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    staff_id uuid NOT NULL,
    on_day date NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    attempt_no int NOT NULL DEFAULT 1,
    next_at timestamptz NOT NULL DEFAULT app.now(),
    claim_token uuid,
    claimed_until timestamptz,
    started_at timestamptz,
    done_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_digests PRIMARY KEY (id),
    CONSTRAINT fk_digests_staff FOREIGN KEY (staff_id) REFERENCES app.staff (id),
    CONSTRAINT uq_digests_day UNIQUE (staff_id, on_day),
    CONSTRAINT ck_digests_state CHECK (state ${oneOf(DIGEST_STATES)}),
    CONSTRAINT ck_digests_claim CHECK ((state = 'sending') = (claimed_until IS NOT NULL)),
    CONSTRAINT ck_digests_done CHECK ((state IN ('waiting', 'sending')) = (done_at IS NULL))
  );
  COMMENT ON TABLE app.digests IS 'One mail a day to one person for what is not urgent. The row is the outbox; its words are made of the rows that point to it when it goes out.';
  COMMENT ON COLUMN app.digests.on_day IS 'In the person''s own zone.';
  CREATE INDEX ix_digests_due ON app.digests (next_at) WHERE state IN ('waiting', 'sending');
  ALTER TABLE app.digests ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.digests FORCE ROW LEVEL SECURITY;
  CREATE POLICY digests_owner ON app.digests TO app_owner USING (true) WITH CHECK (true);
  CREATE POLICY digests_worker ON app.digests TO app_worker USING (true) WITH CHECK (true);
  CREATE POLICY digests_read ON app.digests FOR SELECT TO app_rt USING (staff_id = (SELECT app.uid()) OR (SELECT app.sees_all_cases()));
  GRANT SELECT, INSERT, UPDATE ON app.digests TO app_worker;
  GRANT SELECT ON app.digests TO app_rt;

  ALTER TABLE app.reminders ADD COLUMN digest_id uuid CONSTRAINT fk_reminders_digest REFERENCES app.digests;
  COMMENT ON COLUMN app.reminders.digest_id IS 'The mail of the day that tells of this step; only of rows of the inbox. A step is in one at most.';
  CREATE INDEX ix_reminders_digest ON app.reminders (digest_id) WHERE digest_id IS NOT NULL;
  CREATE INDEX ix_reminders_far ON app.reminders (due_at)
   WHERE channel = 'inbox' AND kind = 'reminder' AND digest_id IS NULL AND ladder ${oneOf(DIGEST_LADDERS)};
`;

// By whose clock a mail of the day comes. Read by those who see what waits for that person anyway.
const CLOCKS = `
  CREATE FUNCTION app.digest_clocks(people uuid[]) RETURNS TABLE (staff_id uuid, zone text, quiet_from text, quiet_until text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT s.id, s.time_zone, to_char(coalesce(w.quiet_from, '21:00'), 'HH24:MI'), to_char(coalesce(w.quiet_until, '08:00'), 'HH24:MI')
        FROM app.staff s LEFT JOIN app.staff_reach w ON w.staff_id = s.id
       WHERE s.id = ANY (people)
         AND (app.is_worker() OR s.id = app.uid() OR app.sees_all_cases()
              OR EXISTS (SELECT 1 FROM app.reminders r WHERE r.recipient_id = s.id AND r.case_id IN (SELECT app.my_case_ids()))) $$;
  REVOKE ALL ON FUNCTION app.digest_clocks(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.digest_clocks(uuid[]) TO app_rt, app_worker;
`;

// Whoever takes webhooks in reads no numbers of families; of one number it may know that it is one.
const SEEN_BY_TEXT = `
  CREATE FUNCTION app.is_family_phone(number_bidx bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT EXISTS (SELECT 1 FROM app.party_phones p WHERE p.phone_bidx = number_bidx) $$;
  REVOKE ALL ON FUNCTION app.is_family_phone(bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.is_family_phone(bytea) TO app_worker;
  GRANT UPDATE (acknowledged_by, acknowledged_at) ON app.deadlines TO app_worker;
`;

// Everybody is planned for anew, and that difference is meant: the hourly comparison waits until it is done.
const PLAN_ANEW = `
  ${asOwner('heartbeats', `UPDATE app.heartbeats SET asked_at = app.now() WHERE name = 'plan-check'`)}
  INSERT INTO app.staff_reach AS w (staff_id, replan_at)
  SELECT s.id, app.now() FROM app.staff s WHERE s.disabled_at IS NULL
  ON CONFLICT ON CONSTRAINT pk_staff_reach DO UPDATE SET replan_at = excluded.replan_at;
`;
