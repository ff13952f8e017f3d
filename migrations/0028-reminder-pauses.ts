import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LONGEST_PAUSE_HOURS, PAUSE_REASONS } from '../src/reminders/rules/pauses.js';

/** Messages of a case can be held back for a while, with a reason and an end. */
export class ReminderPauses1764000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PAUSES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM app.inbox_items WHERE title_key = 'reminder-paused';
      REVOKE UPDATE (next_at) ON app.reminders FROM app_rt;
      ALTER TABLE app.reminders DROP COLUMN pause_id;
      DROP TABLE app.reminder_pauses;
    `);
  }
}

const PAUSES = `
  CREATE TABLE app.reminder_pauses (
    id uuid CONSTRAINT pk_reminder_pauses PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_reminder_pauses_case REFERENCES app.cases,
    recipient_id uuid CONSTRAINT fk_reminder_pauses_recipient REFERENCES app.staff,
    reason text NOT NULL CONSTRAINT ck_reminder_pauses_reason CHECK (reason IN (${PAUSE_REASONS.map((reason) => `'${reason}'`).join(', ')})),
    starts_at timestamptz NOT NULL DEFAULT app.now(),
    ends_at timestamptz NOT NULL,
    paused_by uuid NOT NULL CONSTRAINT fk_reminder_pauses_paused_by REFERENCES app.staff,
    ended_at timestamptz,
    ended_by uuid CONSTRAINT fk_reminder_pauses_ended_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_reminder_pauses_length CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '${LONGEST_PAUSE_HOURS} hours')
  );
  COMMENT ON TABLE app.reminder_pauses IS 'Messages of a case, or of one person on it, held back. What is due in the last 36 hours, ladder A, pages and escalations never are.';
  CREATE UNIQUE INDEX uq_reminder_pauses_open ON app.reminder_pauses (case_id, recipient_id) NULLS NOT DISTINCT WHERE ended_at IS NULL;
  CREATE INDEX ix_reminder_pauses_case ON app.reminder_pauses (case_id);

  ALTER TABLE app.reminder_pauses ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.reminder_pauses FORCE ROW LEVEL SECURITY;
  CREATE POLICY reminder_pauses_read ON app.reminder_pauses FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY reminder_pauses_add ON app.reminder_pauses FOR INSERT TO app_rt
    WITH CHECK ((SELECT app.sees_all_cases()) AND paused_by = (SELECT app.uid()));
  CREATE POLICY reminder_pauses_end ON app.reminder_pauses FOR UPDATE TO app_rt USING ((SELECT app.sees_all_cases()));
  CREATE POLICY reminder_pauses_worker ON app.reminder_pauses FOR SELECT TO app_worker USING (true);
  GRANT SELECT, INSERT, UPDATE (ended_at, ended_by) ON app.reminder_pauses TO app_rt;
  GRANT SELECT ON app.reminder_pauses TO app_worker;

  ALTER TABLE app.reminders ADD COLUMN pause_id uuid CONSTRAINT fk_reminders_pause REFERENCES app.reminder_pauses;
  COMMENT ON COLUMN app.reminders.pause_id IS 'The pause that holds it, or held it, back.';
  CREATE INDEX ix_reminders_pause ON app.reminders (pause_id) WHERE pause_id IS NOT NULL;
  GRANT UPDATE (next_at) ON app.reminders TO app_rt;
`;
