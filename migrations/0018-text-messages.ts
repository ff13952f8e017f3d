import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FAULT_CLASSES } from '../src/messages/rules/mail-outcome.js';
import { CHANNELS } from '../src/reminders/rules/ladders.js';
import { DELIVERY_FAULTS } from '../src/reminders/rules/reminder-states.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Text messages: by which ways each person is reached, when they sleep, and who has said STOP. */
export class TextMessages1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(limits([...CHANNELS], [...FAULT_CLASSES, ...DELIVERY_FAULTS]));
    for (const part of [REACH, STOPS, recipients()]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION app.case_recipients(uuid);
      ${RECIPIENTS_BEFORE}
      DROP TABLE app.sms_stops, app.staff_reach;
      DELETE FROM app.acknowledgements WHERE reminder_id IN (SELECT id FROM app.reminders WHERE channel = 'sms');
      DELETE FROM app.attempts WHERE reminder_id IN (SELECT id FROM app.reminders WHERE channel = 'sms');
      DELETE FROM app.incidents WHERE reminder_id IN (SELECT id FROM app.reminders WHERE channel = 'sms');
      DELETE FROM app.reminders WHERE channel = 'sms';
    `);
    const faults = FAULT_CLASSES.filter((fault) => !NEW_FAULTS.has(fault));
    await runner.query(limits(['mail', 'inbox'], [...faults, ...DELIVERY_FAULTS]));
  }
}

const NEW_FAULTS = new Set<string>(['number-refused', 'opted-out', 'undelivered']);

const limits = (channels: readonly string[], faults: readonly string[]) => `
  ALTER TABLE app.reminders DROP CONSTRAINT ck_reminders_channel, ADD CONSTRAINT ck_reminders_channel CHECK (channel ${oneOf(channels)});
  ALTER TABLE app.attempts DROP CONSTRAINT ck_attempts_fault, ADD CONSTRAINT ck_attempts_fault CHECK (fault ${oneOf(faults)});
`;

// Nobody but the person changes a row; the number is read by those who must call a colleague, and by workers.
const REACH = `
  CREATE TABLE app.staff_reach (
    staff_id uuid CONSTRAINT pk_staff_reach PRIMARY KEY CONSTRAINT fk_staff_reach_staff REFERENCES app.staff,
    mail boolean NOT NULL DEFAULT true,
    sms boolean NOT NULL DEFAULT false,
    quiet_from time NOT NULL DEFAULT '21:00',
    quiet_until time NOT NULL DEFAULT '08:00',
    phone_sealed bytea,
    phone_bidx bytea,
    confirmed_at timestamptz,
    code_hash bytea,
    code_expires_at timestamptz,
    code_state text NOT NULL DEFAULT 'none' CONSTRAINT ck_staff_reach_code CHECK (code_state IN ('none', 'wanted', 'sent', 'failed')),
    replan_at timestamptz,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_staff_reach_phone CHECK ((phone_sealed IS NULL) = (phone_bidx IS NULL) AND (confirmed_at IS NULL OR phone_sealed IS NOT NULL)),
    CONSTRAINT ck_staff_reach_sms CHECK (NOT sms OR confirmed_at IS NOT NULL)
  );
  COMMENT ON TABLE app.staff_reach IS 'How somebody wants to be reached. Without a row: by mail, and quiet from nine to eight. The inbox is always on.';
  COMMENT ON COLUMN app.staff_reach.sms IS 'Whether reminders come as texts. A page goes to every confirmed number that has not said STOP.';
  COMMENT ON COLUMN app.staff_reach.replan_at IS 'Since when the reminders of this person wait to be planned again.';
  CREATE INDEX ix_staff_reach_phone ON app.staff_reach (phone_bidx) WHERE phone_bidx IS NOT NULL;
  CREATE INDEX ix_staff_reach_replan ON app.staff_reach (replan_at) WHERE replan_at IS NOT NULL;

  ALTER TABLE app.staff_reach ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.staff_reach FORCE ROW LEVEL SECURITY;
  CREATE POLICY staff_reach_owner ON app.staff_reach TO app_owner USING (true);
  CREATE POLICY staff_reach_read ON app.staff_reach FOR SELECT TO app_rt
    USING (staff_id = (SELECT app.uid()) OR (SELECT app.sees_all_cases()));
  CREATE POLICY staff_reach_add ON app.staff_reach FOR INSERT TO app_rt WITH CHECK (staff_id = (SELECT app.uid()));
  CREATE POLICY staff_reach_change ON app.staff_reach FOR UPDATE TO app_rt USING (staff_id = (SELECT app.uid()));
  CREATE POLICY staff_reach_worker ON app.staff_reach TO app_worker USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE ON app.staff_reach TO app_rt;
  GRANT SELECT, UPDATE ON app.staff_reach TO app_worker;
`;

const STOPS = `
  CREATE TABLE app.sms_stops (
    phone_bidx bytea CONSTRAINT pk_sms_stops PRIMARY KEY,
    stopped_at timestamptz,
    started_at timestamptz,
    via text NOT NULL CONSTRAINT ck_sms_stops_via CHECK (via IN ('reply', 'provider')),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_sms_stops_state CHECK (stopped_at IS NOT NULL)
  );
  COMMENT ON TABLE app.sms_stops IS 'Numbers that said STOP, by blind index: our own list, whatever the provider keeps. started_at: and then START.';
  ALTER TABLE app.sms_stops ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.sms_stops FORCE ROW LEVEL SECURITY;
  CREATE POLICY sms_stops_owner ON app.sms_stops TO app_owner USING (true);
  CREATE POLICY sms_stops_own ON app.sms_stops FOR SELECT TO app_rt
    USING (phone_bidx IN (SELECT r.phone_bidx FROM app.staff_reach r WHERE r.staff_id = (SELECT app.uid())));
  CREATE POLICY sms_stops_worker ON app.sms_stops TO app_worker USING (true) WITH CHECK (true);
  GRANT SELECT ON app.sms_stops TO app_rt;
  GRANT SELECT, INSERT, UPDATE ON app.sms_stops TO app_worker;
`;

const PEOPLE = `
      SELECT a.staff_id, a.role AS rank, a.started_at AS since
        FROM app.assignments a JOIN app.staff s ON s.id = a.staff_id
       WHERE a.case_id = of_case AND a.ended_at IS NULL AND s.disabled_at IS NULL
      UNION ALL
      SELECT r.staff_id, r.role, r.granted_at
        FROM app.staff_roles r JOIN app.staff s ON s.id = r.staff_id
       WHERE r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL`;

// A number counts while it is confirmed and has not said STOP. Whoever has no row is reached by mail.
/** `daily`: with the wish for one mail a day, which later became another column. */
export const recipients = ({ daily = false } = {}) => `
  DROP FUNCTION app.case_recipients(uuid);
  CREATE FUNCTION app.case_recipients(of_case uuid)
    RETURNS TABLE (staff_id uuid, rank text, since timestamptz, mail boolean, sms boolean, phone boolean, zone text, quiet_from text, quiet_until text${daily ? ', daily boolean' : ''})
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT p.staff_id, p.rank, p.since, coalesce(w.mail, true), coalesce(w.sms, false) AND n.good, n.good, s.time_zone,
             to_char(coalesce(w.quiet_from, '21:00'), 'HH24:MI'), to_char(coalesce(w.quiet_until, '08:00'), 'HH24:MI')${daily ? ', coalesce(w.daily, true)' : ''}
        FROM (${PEOPLE}) p
        JOIN app.staff s ON s.id = p.staff_id
        LEFT JOIN app.staff_reach w ON w.staff_id = p.staff_id
       CROSS JOIN LATERAL (
         SELECT w.confirmed_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM app.sms_stops o WHERE o.phone_bidx = w.phone_bidx AND o.started_at IS NULL) AS good) n $$;
  REVOKE ALL ON FUNCTION app.case_recipients(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.case_recipients(uuid) TO app_worker;
`;

const RECIPIENTS_BEFORE = `
  CREATE FUNCTION app.case_recipients(of_case uuid) RETURNS TABLE (staff_id uuid, rank text, since timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$ ${PEOPLE} $$;
  REVOKE ALL ON FUNCTION app.case_recipients(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.case_recipients(uuid) TO app_worker;
`;
