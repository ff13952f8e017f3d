import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RECEIPT_STATUSES } from '../src/messages/rules/sms-outcome.js';
import { CALL_OUTCOMES, CALL_REASONS } from '../src/reminders/rules/phone-calls.js';
import { INCIDENT_KINDS } from '../src/reminders/rules/reminder-states.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** What the provider reports, and what people do when no message got through: they call each other. */
export class LastResorts1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(incidents([...INCIDENT_KINDS]));
    for (const part of [EVENTS, NEAR, CALLS, INBOX]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM app.inbox_items WHERE phone_task_id IS NOT NULL OR title_key = 'second-person-missing';
      ALTER TABLE app.inbox_items DROP COLUMN phone_task_id;
      DROP TABLE app.phone_tasks, app.provider_events;
      DROP INDEX app.ix_reminders_subject;
      DELETE FROM app.incidents WHERE kind = 'one-person';
    `);
    await runner.query(incidents(INCIDENT_KINDS.filter((kind) => kind !== 'one-person')));
  }
}

const incidents = (kinds: readonly string[]) =>
  `ALTER TABLE app.incidents DROP CONSTRAINT ck_incidents_kind, ADD CONSTRAINT ck_incidents_kind CHECK (kind ${oneOf(kinds)})`;

const EVENTS = `
  CREATE TABLE app.provider_events (
    provider text NOT NULL,
    event_id text NOT NULL,
    kind text NOT NULL CONSTRAINT ck_provider_events_kind CHECK (kind IN ('receipt', 'message')),
    correlation text,
    status text CONSTRAINT ck_provider_events_status CHECK (status ${oneOf(RECEIPT_STATUSES)}),
    code int,
    received_at timestamptz NOT NULL DEFAULT app.now(),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_provider_events PRIMARY KEY (provider, event_id),
    CONSTRAINT ck_provider_events_receipt CHECK ((kind = 'receipt') = (status IS NOT NULL) AND (kind = 'receipt' OR correlation IS NULL))
  );
  COMMENT ON TABLE app.provider_events IS 'Webhooks come twice and in any order: each is kept once. No number and no text of anybody.';
  CREATE INDEX ix_provider_events_correlation ON app.provider_events (correlation) WHERE correlation IS NOT NULL;
  ALTER TABLE app.provider_events ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.provider_events FORCE ROW LEVEL SECURITY;
  CREATE POLICY provider_events_worker ON app.provider_events TO app_worker USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT ON app.provider_events TO app_worker;
`;

// Every five seconds the dates of the next hours are looked for.
const NEAR = `
  CREATE INDEX ix_reminders_subject ON app.reminders (subject_at) WHERE kind = 'reminder' AND must_acknowledge AND state <> 'cancelled';
`;

const CALLS = `
  CREATE TABLE app.phone_tasks (
    id uuid CONSTRAINT pk_phone_tasks PRIMARY KEY DEFAULT gen_random_uuid(),
    reason text NOT NULL CONSTRAINT ck_phone_tasks_reason CHECK (reason ${oneOf(CALL_REASONS)}),
    colleague_id uuid NOT NULL CONSTRAINT fk_phone_tasks_colleague REFERENCES app.staff,
    case_id uuid CONSTRAINT fk_phone_tasks_case REFERENCES app.cases,
    deadline_id uuid CONSTRAINT fk_phone_tasks_deadline REFERENCES app.deadlines,
    hearing_id uuid CONSTRAINT fk_phone_tasks_hearing REFERENCES app.hearings,
    due_at timestamptz,
    time_zone text,
    opened_at timestamptz NOT NULL DEFAULT app.now(),
    done_at timestamptz,
    done_by uuid CONSTRAINT fk_phone_tasks_done_by REFERENCES app.staff,
    outcome text CONSTRAINT ck_phone_tasks_outcome CHECK (outcome ${oneOf(CALL_OUTCOMES)}),
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_phone_tasks_done CHECK ((done_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT ck_phone_tasks_due CHECK ((due_at IS NULL) = (time_zone IS NULL))
  );
  COMMENT ON TABLE app.phone_tasks IS 'Call this colleague: no message got through, or nobody has confirmed. No number and no name is kept here.';
  CREATE UNIQUE INDEX uq_phone_tasks_open ON app.phone_tasks (reason, colleague_id, case_id, deadline_id, hearing_id) NULLS NOT DISTINCT WHERE done_at IS NULL;
  CREATE INDEX ix_phone_tasks_case ON app.phone_tasks (case_id);
  CREATE INDEX ix_phone_tasks_open ON app.phone_tasks (due_at) WHERE done_at IS NULL;
  ALTER TABLE app.phone_tasks ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.phone_tasks FORCE ROW LEVEL SECURITY;
  CREATE POLICY phone_tasks_read ON app.phone_tasks FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY phone_tasks_settle ON app.phone_tasks FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY phone_tasks_worker ON app.phone_tasks TO app_worker USING (true) WITH CHECK (true);
  GRANT SELECT, UPDATE (done_at, done_by, outcome) ON app.phone_tasks TO app_rt;
  GRANT SELECT, INSERT, UPDATE ON app.phone_tasks TO app_worker;
`;

const INBOX = `
  ALTER TABLE app.inbox_items
    ADD COLUMN phone_task_id uuid CONSTRAINT fk_inbox_items_phone_task REFERENCES app.phone_tasks,
    ADD CONSTRAINT ck_inbox_items_phone_task CHECK (phone_task_id IS NULL OR (kind = 'notice' AND reminder_id IS NULL AND intake_id IS NULL));
  COMMENT ON COLUMN app.inbox_items.phone_task_id IS 'The call a notice asks for. It waits while nobody has said how the call went.';
  CREATE UNIQUE INDEX uq_inbox_items_phone_task ON app.inbox_items (phone_task_id, recipient_id) WHERE phone_task_id IS NOT NULL;
`;
