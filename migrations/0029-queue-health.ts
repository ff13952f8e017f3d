import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INCIDENT_CLOSINGS } from '../src/reminders/rules/queue-trouble.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Whoever keeps the office running sees what waits and what died, opens it again, and closes incidents with a reason. */
export class QueueHealth1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [COLUMNS, FUNCTIONS, POLICIES, DEAD_MAN]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY heartbeats_deadman_own ON app.heartbeats;
      DROP POLICY heartbeats_deadman_beat ON app.heartbeats;
      DROP POLICY heartbeats_deadman_again ON app.heartbeats;
      REVOKE INSERT (name, beat_at), UPDATE (beat_at) ON app.heartbeats FROM app_deadman;
      DROP POLICY incidents_admin_close ON app.incidents;
      DROP POLICY attempts_replay ON app.attempts;
      DROP POLICY reminders_admin_replay ON app.reminders;
      DROP POLICY reminders_admin_read ON app.reminders;
      REVOKE UPDATE (tries, crashes) ON app.attempts FROM app_rt;
      REVOKE UPDATE (claim_token, unconfirmed_at, late, attempt_no, next_at) ON app.reminders FROM app_rt;
      DROP FUNCTION app.replay_refusal(app.reminders), app.case_code(uuid);
      DROP INDEX app.ix_reminders_dead, app.ix_incidents_reminder;
      ALTER TABLE app.incidents DROP COLUMN closed_by, DROP COLUMN closed_as;
      ALTER TABLE app.reminders DROP COLUMN replayed_at;
    `);
  }
}

const COLUMNS = `
  ALTER TABLE app.reminders ADD COLUMN replayed_at timestamptz;
  COMMENT ON COLUMN app.reminders.replayed_at IS 'When a person last opened it again after it had died.';
  CREATE INDEX ix_reminders_dead ON app.reminders (ended_at) WHERE state = 'dead';

  ALTER TABLE app.incidents
    ADD COLUMN closed_by uuid CONSTRAINT fk_incidents_closed_by REFERENCES app.staff,
    ADD COLUMN closed_as text CONSTRAINT ck_incidents_closed_as CHECK (closed_as ${oneOf(INCIDENT_CLOSINGS)}),
    ADD CONSTRAINT ck_incidents_closed CHECK ((closed_by IS NULL AND closed_as IS NULL) OR (closed_at IS NOT NULL AND closed_by IS NOT NULL AND closed_as IS NOT NULL));
  COMMENT ON COLUMN app.incidents.closed_by IS 'Who closed it; null when its cause went away by itself.';
  CREATE INDEX ix_incidents_reminder ON app.incidents (reminder_id) WHERE reminder_id IS NOT NULL;
`;

// The fence of a replay, asked in the statement that opens the reminder again. Who may not replay at all gets a refusal too.
const FUNCTIONS = `
  CREATE FUNCTION app.case_code(of_case uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT c.reference FROM app.cases c
       WHERE c.id = of_case AND (app.has_role('admin') OR app.sees_all_cases() OR c.id IN (SELECT app.my_case_ids())) $$;

  CREATE FUNCTION app.replay_refusal(r app.reminders) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT CASE
        WHEN NOT (app.has_role('admin') OR app.sees_all_cases()) THEN 'not-dead'
        WHEN r.state <> 'dead' THEN 'not-dead'
        WHEN NOT app.reminder_is_wanted(r) THEN 'date-closed'
        WHEN r.due_at <= r.subject_at AND app.now() >= r.subject_at THEN 'date-over'
        WHEN NOT EXISTS (SELECT 1 FROM app.case_recipients(r.case_id) p WHERE p.staff_id = r.recipient_id) THEN 'recipient-gone'
        WHEN EXISTS (SELECT 1 FROM app.reminders s
                      WHERE s.case_id = r.case_id AND s.deadline_id IS NOT DISTINCT FROM r.deadline_id
                        AND s.hearing_id IS NOT DISTINCT FROM r.hearing_id AND s.subject_version = r.subject_version
                        AND s.recipient_id = r.recipient_id AND s.state = 'acknowledged' AND s.acknowledged_at >= r.due_at) THEN 'seen'
      END $$;

  REVOKE ALL ON FUNCTION app.replay_refusal(app.reminders), app.case_code(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.replay_refusal(app.reminders), app.case_code(uuid) TO app_rt;
`;

const POLICIES = `
  CREATE POLICY reminders_admin_read ON app.reminders FOR SELECT TO app_rt
    USING ((SELECT app.has_role('admin')) AND (state = 'dead' OR (state IN ('scheduled', 'claimed') AND next_at <= app.now())));
  CREATE POLICY reminders_admin_replay ON app.reminders FOR UPDATE TO app_rt
    USING ((SELECT app.has_role('admin')) AND state = 'dead')
    WITH CHECK ((SELECT app.has_role('admin')) AND state = 'scheduled');
  GRANT UPDATE (claim_token, unconfirmed_at, late, attempt_no, next_at, replayed_at) ON app.reminders TO app_rt;

  CREATE POLICY attempts_replay ON app.attempts FOR UPDATE TO app_rt
    USING ((SELECT app.has_role('admin')) AND reminder_id IN (SELECT r.id FROM app.reminders r));
  GRANT UPDATE (tries, crashes) ON app.attempts TO app_rt;

  CREATE POLICY incidents_admin_close ON app.incidents FOR UPDATE TO app_rt USING ((SELECT app.has_role('admin')));
  GRANT UPDATE (closed_by, closed_as) ON app.incidents TO app_rt;
`;

// It leaves its own sign of life and can touch no other.
const DEAD_MAN = `
  GRANT INSERT (name, beat_at), UPDATE (beat_at) ON app.heartbeats TO app_deadman;
  CREATE POLICY heartbeats_deadman_own ON app.heartbeats FOR SELECT TO app_deadman USING (name = 'dead-man');
  CREATE POLICY heartbeats_deadman_beat ON app.heartbeats FOR INSERT TO app_deadman WITH CHECK (name = 'dead-man');
  CREATE POLICY heartbeats_deadman_again ON app.heartbeats FOR UPDATE TO app_deadman USING (name = 'dead-man');
`;
