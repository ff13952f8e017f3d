import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DEVICE_BROWSERS, DEVICE_ENDINGS, DEVICE_SYSTEMS } from '../src/messages/rules/push-devices.js';
import { FAULT_CLASSES } from '../src/messages/rules/mail-outcome.js';
import { CHANNELS } from '../src/reminders/rules/ladders.js';
import {
  ACKNOWLEDGED_VIA,
  ATTEMPT_STATES,
  DELIVERY_FAULTS,
  INCIDENT_KINDS,
} from '../src/reminders/rules/reminder-states.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;
const FAULTS = [...FAULT_CLASSES, ...DELIVERY_FAULTS];

/** Notifications in browsers: the devices on which somebody wants them, and what became of each message on each. */
export class Push1764000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      limits({ channels: CHANNELS, faults: FAULTS, kinds: INCIDENT_KINDS, vias: ACKNOWLEDGED_VIA }),
    );
    for (const part of [DEVICES, POLICIES, ENDINGS, TRIES, recipients(WITH_PUSH)]) await runner.query(part);
    await runner.query(`
      ALTER TABLE app.heartbeats ADD COLUMN with_push boolean;
      COMMENT ON COLUMN app.heartbeats.with_push IS 'Of the plan check: whether the office sent notifications when the last round ended.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${force('NO FORCE')}
      ALTER TABLE app.heartbeats DROP COLUMN with_push;
      DROP TRIGGER end_push_devices ON app.sessions;
      DROP TABLE app.push_tries, app.push_devices;
      DROP FUNCTION app.end_push_devices_of_session(), app.wipe_push_device(), app.leave_push(), app.take_push_endpoint(bytea);
      DELETE FROM app.acknowledgements WHERE reminder_id IN (SELECT id FROM app.reminders WHERE channel = 'push');
      UPDATE app.acknowledgements SET via = 'inbox' WHERE via = 'push';
      DELETE FROM app.attempts WHERE reminder_id IN (SELECT id FROM app.reminders WHERE channel = 'push');
      UPDATE app.attempts SET fault = 'undelivered' WHERE fault = 'device-gone';
      DELETE FROM app.incidents WHERE kind = 'push-away' OR reminder_id IN (SELECT id FROM app.reminders WHERE channel = 'push');
      DELETE FROM app.reminders WHERE channel = 'push';
      DELETE FROM app.channel_breakers WHERE channel = 'push';
      ${force('FORCE')}
    `);
    await runner.query(recipients(BEFORE));
    const without = (values: readonly string[], gone: string) => values.filter((value) => value !== gone);
    await runner.query(
      limits({
        channels: without(CHANNELS, 'push'),
        faults: without(FAULTS, 'device-gone'),
        kinds: without(INCIDENT_KINDS, 'push-away'),
        vias: without(ACKNOWLEDGED_VIA, 'push'),
      }),
    );
  }
}

// Only without forced row security does the owner see the rows that have to go.
const force = (word: 'FORCE' | 'NO FORCE') =>
  ['acknowledgements', 'attempts', 'incidents', 'channel_breakers']
    .map((table) => `ALTER TABLE app.${table} ${word} ROW LEVEL SECURITY;`)
    .join('\n');

interface Limits {
  readonly channels: readonly string[];
  readonly faults: readonly string[];
  readonly kinds: readonly string[];
  readonly vias: readonly string[];
}

const limits = ({ channels, faults, kinds, vias }: Limits) => `
  ALTER TABLE app.reminders DROP CONSTRAINT ck_reminders_channel, ADD CONSTRAINT ck_reminders_channel CHECK (channel ${oneOf(channels)});
  ALTER TABLE app.attempts DROP CONSTRAINT ck_attempts_fault, ADD CONSTRAINT ck_attempts_fault CHECK (fault ${oneOf(faults)});
  ALTER TABLE app.incidents DROP CONSTRAINT ck_incidents_kind, ADD CONSTRAINT ck_incidents_kind CHECK (kind ${oneOf(kinds)});
  ALTER TABLE app.acknowledgements DROP CONSTRAINT ck_acknowledgements_via,
    ADD CONSTRAINT ck_acknowledgements_via CHECK (via ${oneOf(vias)});
  ALTER TABLE app.channel_breakers DROP CONSTRAINT ck_channel_breakers_channel,
    ADD CONSTRAINT ck_channel_breakers_channel CHECK (channel ${oneOf(channels.filter((channel) => channel !== 'inbox'))});
`;

// What opens a way to the device is there only while the device is used: an ended row keeps that there was one.
const DEVICES = `
  CREATE TABLE app.push_devices (
    id uuid CONSTRAINT pk_push_devices PRIMARY KEY,
    staff_id uuid NOT NULL CONSTRAINT fk_push_devices_staff REFERENCES app.staff,
    session_id uuid NOT NULL CONSTRAINT fk_push_devices_session REFERENCES app.sessions,
    endpoint_sealed bytea,
    endpoint_bidx bytea NOT NULL CONSTRAINT ck_push_devices_bidx CHECK (octet_length(endpoint_bidx) = 16),
    keys_sealed bytea,
    office_key text NOT NULL,
    browser text NOT NULL CONSTRAINT ck_push_devices_browser CHECK (browser ${oneOf(DEVICE_BROWSERS)}),
    system text NOT NULL CONSTRAINT ck_push_devices_system CHECK (system ${oneOf(DEVICE_SYSTEMS)}),
    seen_at timestamptz NOT NULL DEFAULT app.now(),
    used_at timestamptz,
    failures int NOT NULL DEFAULT 0,
    ended_at timestamptz,
    ended_as text CONSTRAINT ck_push_devices_ended_as CHECK (ended_as ${oneOf(DEVICE_ENDINGS)}),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_push_devices_ended CHECK ((ended_at IS NULL) = (ended_as IS NULL)),
    CONSTRAINT ck_push_devices_way CHECK ((ended_at IS NULL) = (endpoint_sealed IS NOT NULL) AND (ended_at IS NULL) = (keys_sealed IS NOT NULL))
  );
  COMMENT ON TABLE app.push_devices IS 'A browser in which somebody wants reminders as notifications. Its address and keys are wiped when it ends.';
  COMMENT ON COLUMN app.push_devices.session_id IS 'The session it was last seen in: when somebody ends that, the device ends with it. Growing old does not end it.';
  COMMENT ON COLUMN app.push_devices.office_key IS 'The public key of the office that the browser was given: messages signed with another are refused.';
  COMMENT ON COLUMN app.push_devices.seen_at IS 'When its owner was last signed in on it.';
  CREATE UNIQUE INDEX uq_push_devices_endpoint ON app.push_devices (endpoint_bidx) WHERE ended_at IS NULL;
  CREATE INDEX ix_push_devices_staff ON app.push_devices (staff_id) WHERE ended_at IS NULL;
  CREATE INDEX ix_push_devices_session ON app.push_devices (session_id) WHERE ended_at IS NULL;
`;

// A browser belongs to whoever was signed in on it last: the address is a secret that only this browser knows.
const POLICIES = `
  ALTER TABLE app.push_devices ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.push_devices FORCE ROW LEVEL SECURITY;
  CREATE POLICY push_devices_owner ON app.push_devices TO app_owner USING (true);
  CREATE POLICY push_devices_own ON app.push_devices FOR SELECT TO app_rt USING (staff_id = (SELECT app.uid()));
  CREATE POLICY push_devices_add ON app.push_devices FOR INSERT TO app_rt WITH CHECK (staff_id = (SELECT app.uid()));
  CREATE POLICY push_devices_change ON app.push_devices FOR UPDATE TO app_rt USING (staff_id = (SELECT app.uid()));
  CREATE POLICY push_devices_worker ON app.push_devices FOR SELECT TO app_worker USING (true);
  CREATE POLICY push_devices_worker_note ON app.push_devices FOR UPDATE TO app_worker USING (true);
  GRANT SELECT, INSERT, UPDATE (session_id, keys_sealed, office_key, browser, system, seen_at, failures, ended_at, ended_as) ON app.push_devices TO app_rt;
  GRANT SELECT, UPDATE (used_at, failures, ended_at, ended_as) ON app.push_devices TO app_worker;

  CREATE FUNCTION app.take_push_endpoint(of_endpoint bytea) RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      WITH ended AS (
        UPDATE app.push_devices SET ended_at = app.now(), ended_as = 'another-person'
         WHERE endpoint_bidx = of_endpoint AND ended_at IS NULL AND staff_id <> app.uid() RETURNING 1)
      SELECT EXISTS (SELECT 1 FROM ended) $$;
  COMMENT ON FUNCTION app.take_push_endpoint(bytea) IS 'Ends the device of whoever used this browser before the one who acts; whether there was one.';
  REVOKE ALL ON FUNCTION app.take_push_endpoint(bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.take_push_endpoint(bytea) TO app_rt;
`;

// However a device ends, its address is wiped, and what waits for somebody's last device is cancelled in the same transaction:
// mail or texts have the same steps, so nothing is lost, and the plan, asked again, would say the same.
const ENDINGS = `
  CREATE FUNCTION app.wipe_push_device() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    NEW.endpoint_sealed := NULL;
    NEW.keys_sealed := NULL;
    RETURN NEW;
  END $$;
  CREATE FUNCTION app.leave_push() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM app.push_devices d WHERE d.staff_id = NEW.staff_id AND d.ended_at IS NULL) THEN
      UPDATE app.reminders SET state = 'cancelled', ended_at = app.now()
       WHERE recipient_id = NEW.staff_id AND channel = 'push' AND state = 'scheduled';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER wipe BEFORE UPDATE OF ended_at ON app.push_devices FOR EACH ROW
    WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.wipe_push_device();
  CREATE TRIGGER leave AFTER UPDATE OF ended_at ON app.push_devices FOR EACH ROW
    WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.leave_push();

  CREATE FUNCTION app.end_push_devices_of_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    UPDATE app.push_devices SET ended_at = app.now(), ended_as = 'signed-out' WHERE session_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
  END $$;
  CREATE TRIGGER end_push_devices AFTER UPDATE OF ended_at ON app.sessions FOR EACH ROW
    WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION app.end_push_devices_of_session();
  REVOKE ALL ON FUNCTION app.wipe_push_device(), app.leave_push(), app.end_push_devices_of_session() FROM PUBLIC;
`;

const TRIES = `
  CREATE TABLE app.push_tries (
    reminder_id uuid NOT NULL CONSTRAINT fk_push_tries_reminder REFERENCES app.reminders,
    n int NOT NULL,
    device_id uuid NOT NULL CONSTRAINT fk_push_tries_device REFERENCES app.push_devices,
    state text NOT NULL DEFAULT 'sending' CONSTRAINT ck_push_tries_state CHECK (state ${oneOf(ATTEMPT_STATES)}),
    fault text CONSTRAINT ck_push_tries_fault CHECK (fault ${oneOf(FAULT_CLASSES)}),
    started_at timestamptz NOT NULL DEFAULT app.now(),
    done_at timestamptz,
    CONSTRAINT pk_push_tries PRIMARY KEY (reminder_id, n, device_id)
  );
  COMMENT ON TABLE app.push_tries IS 'What became of one numbered try of a reminder on each device.';
  ALTER TABLE app.push_tries ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.push_tries FORCE ROW LEVEL SECURITY;
  CREATE POLICY push_tries_owner ON app.push_tries TO app_owner USING (true);
  CREATE POLICY push_tries_worker ON app.push_tries TO app_worker USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE ON app.push_tries TO app_worker;
`;

const PEOPLE = `
      SELECT a.staff_id, a.role AS rank, a.started_at AS since
        FROM app.assignments a JOIN app.staff s ON s.id = a.staff_id
       WHERE a.case_id = of_case AND a.ended_at IS NULL AND s.disabled_at IS NULL
      UNION ALL
      SELECT r.staff_id, r.role, r.granted_at
        FROM app.staff_roles r JOIN app.staff s ON s.id = r.staff_id
       WHERE r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL`;

const BEFORE = { column: '', value: '' };
const WITH_PUSH = {
  column: ', push boolean',
  value: `, EXISTS (SELECT 1 FROM app.push_devices d WHERE d.staff_id = p.staff_id AND d.ended_at IS NULL)`,
};

const recipients = ({ column, value }: typeof BEFORE) => `
  DROP FUNCTION app.case_recipients(uuid);
  CREATE FUNCTION app.case_recipients(of_case uuid)
    RETURNS TABLE (staff_id uuid, rank text, since timestamptz, mail boolean, sms boolean, phone boolean, zone text, quiet_from text, quiet_until text, daily boolean${column})
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT p.staff_id, p.rank, p.since, coalesce(w.mail, true), coalesce(w.sms, false) AND n.good, n.good, s.time_zone,
             to_char(coalesce(w.quiet_from, '21:00'), 'HH24:MI'), to_char(coalesce(w.quiet_until, '08:00'), 'HH24:MI'), coalesce(w.daily, true)${value}
        FROM (${PEOPLE}) p
        JOIN app.staff s ON s.id = p.staff_id
        LEFT JOIN app.staff_reach w ON w.staff_id = p.staff_id
       CROSS JOIN LATERAL (
         SELECT w.confirmed_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM app.sms_stops o WHERE o.phone_bidx = w.phone_bidx AND o.started_at IS NULL) AS good) n $$;
  REVOKE ALL ON FUNCTION app.case_recipients(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.case_recipients(uuid) TO app_worker;
`;
