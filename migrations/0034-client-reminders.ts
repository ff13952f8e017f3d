import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASKED_BY, CLIENT_WAYS, ENDINGS, SAFETIES, WHO } from '../src/messages/rules/client-opt-ins.js';
import { AUDIENCE_RANKS, CHANNELS } from '../src/reminders/rules/ladders.js';
import { CALL_REASONS, CLIENT_CALL_REASONS } from '../src/reminders/rules/phone-calls.js';
import { RECIPIENTS_CHECK, replayRefusal } from './parts/client-reminder-functions.js';
import { planInputs, wanted } from './parts/plan-functions.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;
const BEFORE_CLIENTS = { afterwards: true, digest: true };
const WITH_CLIENTS = { ...BEFORE_CLIENTS, clients: true };
const BEFORE = CALL_REASONS.filter((reason) => !(CLIENT_CALL_REASONS as readonly string[]).includes(reason));

/** Clients at liberty and families who asked for it are reminded of their dates too. */
export class ClientReminders1764000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(limits([...AUDIENCE_RANKS], [...CHANNELS], [...CALL_REASONS]));
    for (const part of [
      KEYS,
      RELEASED,
      OPT_INS,
      POLICIES,
      WHO_IS_TOLD,
      ENDS,
      CALLS,
      SETTLES,
      RECIPIENTS_CHECK,
    ])
      await runner.query(part);
    for (const part of [wanted(WITH_CLIENTS), planInputs(WITH_CLIENTS), replayRefusal({ clients: true })])
      await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const part of [wanted(BEFORE_CLIENTS), planInputs(BEFORE_CLIENTS), replayRefusal({})])
      await runner.query(part);
    await runner.query(GONE);
    await runner.query(
      limits(
        AUDIENCE_RANKS.filter((rank) => rank !== 'client'),
        CHANNELS.filter((channel) => channel !== 'call'),
        BEFORE,
      ),
    );
  }
}

const limits = (ranks: readonly string[], channels: readonly string[], reasons: readonly string[]) => `
  ALTER TABLE app.reminders
    DROP CONSTRAINT ck_reminders_audience, ADD CONSTRAINT ck_reminders_audience CHECK (audience_rank ${oneOf(ranks)}),
    DROP CONSTRAINT ck_reminders_channel, ADD CONSTRAINT ck_reminders_channel CHECK (channel ${oneOf(channels)});
  ALTER TABLE app.phone_tasks DROP CONSTRAINT ck_phone_tasks_reason, ADD CONSTRAINT ck_phone_tasks_reason CHECK (reason ${oneOf(reasons)});
`;

// A key per number: to forget it, the key is destroyed.
const KEYS = `
  ALTER TABLE keys.subject_keys DROP CONSTRAINT ck_subject_keys_purpose,
    ADD CONSTRAINT ck_subject_keys_purpose CHECK (purpose IN ('identity', 'contact', 'legal', 'staff', 'inbound', 'reach'));
  CREATE POLICY subject_keys_worker_reach ON keys.subject_keys FOR SELECT TO app_worker USING (purpose = 'reach');
`;

const RELEASED = `
  ALTER TABLE app.custody_stays ADD COLUMN release_recorded_at timestamptz;
  COMMENT ON COLUMN app.custody_stays.release_recorded_at IS 'When the release was written down: from then on the person may be reminded.';
  GRANT UPDATE (release_recorded_at) ON app.custody_stays TO app_rt;
  CREATE POLICY custody_stays_owner ON app.custody_stays FOR SELECT TO app_owner USING (true);
`;

const OPT_INS = `
  CREATE TABLE app.client_opt_ins (
    id uuid CONSTRAINT pk_client_opt_ins PRIMARY KEY,
    case_id uuid NOT NULL CONSTRAINT fk_client_opt_ins_case REFERENCES app.cases,
    who text NOT NULL CONSTRAINT ck_client_opt_ins_who CHECK (who ${oneOf(WHO)}),
    way text NOT NULL CONSTRAINT ck_client_opt_ins_way CHECK (way ${oneOf(CLIENT_WAYS)}),
    language text NOT NULL CONSTRAINT ck_client_opt_ins_language CHECK (language IN ('en', 'es')),
    time_zone text NOT NULL,
    safety text NOT NULL CONSTRAINT ck_client_opt_ins_safety CHECK (safety ${oneOf(SAFETIES)}),
    asked_by text NOT NULL CONSTRAINT ck_client_opt_ins_asked_by CHECK (asked_by ${oneOf(ASKED_BY)}),
    asked_on date NOT NULL,
    name_sealed bytea,
    phone_sealed bytea,
    phone_bidx bytea CONSTRAINT ck_client_opt_ins_bidx CHECK (octet_length(phone_bidx) = 16),
    recorded_by uuid NOT NULL CONSTRAINT fk_client_opt_ins_recorded_by REFERENCES app.staff,
    recorded_at timestamptz NOT NULL DEFAULT app.now(),
    ended_at timestamptz,
    ended_as text CONSTRAINT ck_client_opt_ins_ended_as CHECK (ended_as ${oneOf(ENDINGS)}),
    ended_by uuid CONSTRAINT fk_client_opt_ins_ended_by REFERENCES app.staff,
    shredded_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_client_opt_ins_safe CHECK (way = 'call' OR safety <> 'unsafe'),
    CONSTRAINT ck_client_opt_ins_ended CHECK ((ended_at IS NULL) = (ended_as IS NULL) AND (ended_by IS NULL OR ended_at IS NOT NULL)),
    CONSTRAINT ck_client_opt_ins_shredded CHECK ((phone_sealed IS NULL) = (phone_bidx IS NULL) AND (shredded_at IS NULL) = (phone_sealed IS NOT NULL)
      AND (shredded_at IS NULL OR (ended_at IS NOT NULL AND name_sealed IS NULL)))
  );
  COMMENT ON TABLE app.client_opt_ins IS 'Who outside the office asked to be reminded of the dates of a case. Without a row nobody is. Number and name lie under a key of this row alone.';
  COMMENT ON COLUMN app.client_opt_ins.safety IS 'The answer to: is it safe to text this phone, may somebody else read it?';
  COMMENT ON COLUMN app.client_opt_ins.shredded_at IS 'When number, name and key were destroyed.';
  CREATE INDEX ix_client_opt_ins_case ON app.client_opt_ins (case_id);
  CREATE INDEX ix_client_opt_ins_phone ON app.client_opt_ins (phone_bidx) WHERE phone_bidx IS NOT NULL;
  CREATE UNIQUE INDEX uq_client_opt_ins_phone ON app.client_opt_ins (case_id, phone_bidx) WHERE ended_at IS NULL;
`;

const SEEN = `(SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())`;

const POLICIES = `
  ALTER TABLE app.client_opt_ins ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.client_opt_ins FORCE ROW LEVEL SECURITY;
  CREATE POLICY client_opt_ins_owner ON app.client_opt_ins TO app_owner USING (true) WITH CHECK (true);
  CREATE POLICY client_opt_ins_read ON app.client_opt_ins FOR SELECT TO app_rt USING (${SEEN});
  CREATE POLICY client_opt_ins_record ON app.client_opt_ins FOR INSERT TO app_rt
    WITH CHECK (recorded_by = (SELECT app.uid()) AND (${SEEN}));
  CREATE POLICY client_opt_ins_end ON app.client_opt_ins FOR UPDATE TO app_rt USING (${SEEN});
  CREATE POLICY client_opt_ins_worker ON app.client_opt_ins TO app_worker USING (true);
  GRANT SELECT, INSERT, UPDATE (ended_at, ended_as, ended_by) ON app.client_opt_ins TO app_rt;
  GRANT SELECT, UPDATE (ended_at, ended_as) ON app.client_opt_ins TO app_worker;
`;

// ICE keeps the phones of those it detains: a client is told only while the case says released and the stay has ended.
const WHO_IS_TOLD = `
  CREATE FUNCTION app.client_recipients(of_case uuid) RETURNS TABLE (opt_in_id uuid, way text, since timestamptz, zone text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT o.id, o.way, greatest(o.recorded_at, CASE WHEN o.who = 'client' THEN s.release_recorded_at END), o.time_zone
        FROM app.client_opt_ins o
        JOIN app.cases c ON c.id = o.case_id AND c.status <> 'closed'
        LEFT JOIN LATERAL (SELECT y.ended_on, y.release_recorded_at FROM app.custody_stays y WHERE y.case_id = o.case_id
                            ORDER BY y.ordered_on DESC, y.created_at DESC, y.id LIMIT 1) s ON true
       WHERE o.case_id = of_case AND o.ended_at IS NULL AND o.phone_bidx IS NOT NULL
         AND (o.who <> 'client' OR (c.custody_status = 'released' AND s.ended_on IS NOT NULL))
         AND NOT EXISTS (SELECT 1 FROM app.sms_stops t WHERE t.phone_bidx = o.phone_bidx AND t.started_at IS NULL) $$;
  COMMENT ON FUNCTION app.client_recipients(uuid) IS 'Who outside the office may be told of the dates of a case now. They never count among the people on it.';
  REVOKE ALL ON FUNCTION app.client_recipients(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.client_recipients(uuid) TO app_worker;

  CREATE FUNCTION app.told_clients(of_case uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT p.opt_in_id FROM app.client_recipients(of_case) p
       WHERE app.sees_all_cases() OR of_case IN (SELECT app.my_case_ids()) $$;
  REVOKE ALL ON FUNCTION app.told_clients(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.told_clients(uuid) TO app_rt;

  CREATE FUNCTION app.phone_said_stop(of_phone bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT EXISTS (SELECT 1 FROM app.sms_stops t WHERE t.phone_bidx = of_phone AND t.started_at IS NULL) $$;
  REVOKE ALL ON FUNCTION app.phone_said_stop(bytea) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.phone_said_stop(bytea) TO app_rt;
`;

const ENDS = `
  CREATE FUNCTION app.shred_client_opt_in(of_opt_in uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    UPDATE app.client_opt_ins o SET phone_sealed = NULL, phone_bidx = NULL, name_sealed = NULL, shredded_at = app.now()
     WHERE o.id = of_opt_in AND o.ended_at IS NOT NULL AND o.shredded_at IS NULL AND app.may_replan(o.case_id);
    IF NOT FOUND THEN RETURN false; END IF;
    DELETE FROM keys.subject_keys k WHERE k.subject_id = of_opt_in AND k.purpose = 'reach';
    RETURN true;
  END $$;
  COMMENT ON FUNCTION app.shred_client_opt_in(uuid) IS 'Destroys number, name and key of an opt-in that has ended.';
  REVOKE ALL ON FUNCTION app.shred_client_opt_in(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.shred_client_opt_in(uuid) TO app_rt, app_worker;

  CREATE FUNCTION app.client_opt_ins_over(quiet interval) RETURNS TABLE (id uuid, case_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT o.id, o.case_id FROM app.client_opt_ins o
       WHERE app.is_worker() AND o.shredded_at IS NULL
         AND CASE WHEN o.ended_at IS NOT NULL THEN o.ended_at < app.now() - quiet
             ELSE EXISTS (SELECT 1 FROM app.cases c WHERE c.id = o.case_id AND c.status = 'closed')
               OR (o.recorded_at < app.now() - quiet
                   AND EXISTS (SELECT 1 FROM app.reminders r WHERE r.recipient_id = o.id AND r.sent_at IS NOT NULL)
                   AND NOT EXISTS (SELECT 1 FROM app.reminders r WHERE r.recipient_id = o.id AND r.subject_at > app.now() - quiet)
                   AND NOT EXISTS (SELECT 1 FROM app.hearings h WHERE h.case_id = o.case_id AND h.status = 'scheduled'
                                      AND coalesce(h.starts_at, 'infinity') > app.now() - quiet)
                   AND NOT EXISTS (SELECT 1 FROM app.deadlines d WHERE d.case_id = o.case_id AND d.status = 'open' AND d.code = 'ICE_CHECKIN')) END $$;
  COMMENT ON FUNCTION app.client_opt_ins_over(interval) IS 'Opt-ins whose last date has been over for so long, with nothing ahead; and numbers kept so long after a STOP.';
  REVOKE ALL ON FUNCTION app.client_opt_ins_over(interval) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.client_opt_ins_over(interval) TO app_worker;
`;

const CALLS = `
  ALTER TABLE app.phone_tasks
    ALTER COLUMN colleague_id DROP NOT NULL,
    ADD COLUMN opt_in_id uuid CONSTRAINT fk_phone_tasks_opt_in REFERENCES app.client_opt_ins,
    ADD CONSTRAINT ck_phone_tasks_whom CHECK ((colleague_id IS NULL) <> (opt_in_id IS NULL));
  COMMENT ON COLUMN app.phone_tasks.opt_in_id IS 'Somebody outside the office who asked to be reminded.';
  DROP INDEX app.uq_phone_tasks_open;
  CREATE UNIQUE INDEX uq_phone_tasks_open ON app.phone_tasks (reason, colleague_id, opt_in_id, case_id, deadline_id, hearing_id) NULLS NOT DISTINCT WHERE done_at IS NULL;
  CREATE POLICY phone_tasks_owner ON app.phone_tasks TO app_owner USING (true);
  CREATE INDEX ix_phone_tasks_opt_in ON app.phone_tasks (opt_in_id) WHERE opt_in_id IS NOT NULL;
`;

// Nobody calls about a date that has moved, or a phone that lies with those who hold its owner again.
const SETTLES = `
  CREATE FUNCTION app.settle_client_calls(of_case uuid) RETURNS int
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      WITH settled AS (
        UPDATE app.phone_tasks t SET done_at = app.now(), outcome = 'settled'
         WHERE t.case_id = of_case AND t.opt_in_id IS NOT NULL AND t.done_at IS NULL AND app.may_replan(of_case)
           AND (EXISTS (SELECT 1 FROM app.cases c WHERE c.id = of_case AND c.status = 'closed')
             OR (t.reason IN ('client-due', 'client-unreached')
                 AND (NOT EXISTS (SELECT 1 FROM app.client_recipients(of_case) p WHERE p.opt_in_id = t.opt_in_id)
                   OR (t.hearing_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM app.hearings h
                         WHERE h.id = t.hearing_id AND h.status = 'scheduled' AND h.certainty = 'exact' AND h.starts_at = t.due_at))
                   OR (t.deadline_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM app.deadlines d
                         WHERE d.id = t.deadline_id AND d.status = 'open'
                           AND coalesce(d.remind_at = t.due_at, d.remind_on = (t.due_at AT TIME ZONE d.time_zone)::date))))))
        RETURNING 1)
      SELECT count(*)::int FROM settled $$;
  COMMENT ON FUNCTION app.settle_client_calls(uuid) IS 'Ends calls to clients that are no longer to be made.';
  REVOKE ALL ON FUNCTION app.settle_client_calls(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.settle_client_calls(uuid) TO app_rt, app_worker;
`;

const OF_CLIENTS = `SELECT r.id FROM app.reminders r WHERE r.audience_rank = 'client'`;
const TABLES = ['attempts', 'incidents', 'acknowledgements', 'reminders', 'inbox_items', 'phone_tasks'];
const force = (word: string) =>
  TABLES.map((table) => `ALTER TABLE app.${table} ${word} ROW LEVEL SECURITY;`).join('\n');

// Only without forced row security does the owner see the rows that have to go.
const GONE = `
  ${force('NO FORCE')}
  DELETE FROM app.attempts WHERE reminder_id IN (${OF_CLIENTS});
  DELETE FROM app.incidents WHERE reminder_id IN (${OF_CLIENTS});
  DELETE FROM app.acknowledgements WHERE reminder_id IN (${OF_CLIENTS});
  DELETE FROM app.reminders WHERE audience_rank = 'client';
  DELETE FROM app.inbox_items WHERE phone_task_id IN (SELECT t.id FROM app.phone_tasks t WHERE t.opt_in_id IS NOT NULL);
  DELETE FROM app.phone_tasks WHERE opt_in_id IS NOT NULL;
  ${force('FORCE')}
  DROP TRIGGER tr_reminders_recipient ON app.reminders;
  DROP FUNCTION app.check_reminder_recipient();
  ALTER TABLE app.reminders ADD CONSTRAINT fk_reminders_recipient FOREIGN KEY (recipient_id) REFERENCES app.staff (id);
  DROP INDEX app.uq_phone_tasks_open;
  ALTER TABLE app.phone_tasks DROP COLUMN opt_in_id, ALTER COLUMN colleague_id SET NOT NULL;
  CREATE UNIQUE INDEX uq_phone_tasks_open ON app.phone_tasks (reason, colleague_id, case_id, deadline_id, hearing_id) NULLS NOT DISTINCT WHERE done_at IS NULL;
  DROP POLICY phone_tasks_owner ON app.phone_tasks;
  DROP FUNCTION app.settle_client_calls(uuid), app.client_opt_ins_over(interval), app.shred_client_opt_in(uuid), app.phone_said_stop(bytea), app.told_clients(uuid),
    app.client_recipients(uuid);
  DROP TABLE app.client_opt_ins;
  DROP POLICY custody_stays_owner ON app.custody_stays;
  ALTER TABLE app.custody_stays DROP COLUMN release_recorded_at;
  DROP POLICY subject_keys_worker_reach ON keys.subject_keys;
  DELETE FROM keys.subject_keys WHERE purpose = 'reach';
  ALTER TABLE keys.subject_keys DROP CONSTRAINT ck_subject_keys_purpose,
    ADD CONSTRAINT ck_subject_keys_purpose CHECK (purpose IN ('identity', 'contact', 'legal', 'staff', 'inbound'));
`;
