import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applyPlan } from './parts/apply-plan.js';
import { planInputs } from './parts/plan-functions.js';
import { FAULT_CLASSES } from '../src/messages/rules/mail-outcome.js';
import { AUDIENCE_RANKS, CHANNELS, LADDER_CODES } from '../src/reminders/rules/ladders.js';
import {
  ACKNOWLEDGED_VIA,
  ATTEMPT_STATES,
  DELIVERY_FAULTS,
  INCIDENT_KINDS,
  REMINDER_STATES,
} from '../src/reminders/rules/reminder-states.js';

const listOf = (values: readonly string[]) => `(${values.map((value) => `'${value}'`).join(', ')})`;

/** Nobody forgets: the plan as rows, what was tried, who has seen it, what went wrong, signs of life. */
export class Reminders1764000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [
      REMINDERS,
      RECORDS,
      POLICIES,
      WANTED,
      MAY_REPLAN,
      planInputs({}),
      applyPlan({}),
      FUNCTION_RIGHTS,
    ])
      await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE app.inbox_items DROP CONSTRAINT fk_inbox_items_reminder;
      DROP POLICY inbox_items_owner ON app.inbox_items;
      DROP FUNCTION app.apply_reminder_plan(uuid, jsonb), app.reminder_plan_inputs(uuid), app.case_recipients(uuid),
        app.may_replan(uuid), app.reminder_is_wanted(app.reminders);
      DROP TABLE app.heartbeats, app.incidents, app.acknowledgements, app.attempts, app.reminders;
    `);
  }
}

const REMINDERS = `
  CREATE TABLE app.reminders (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL,
    deadline_id uuid,
    hearing_id uuid,
    subject_version int NOT NULL,
    subject_at timestamptz NOT NULL,
    time_zone text NOT NULL,
    kind text NOT NULL,
    ladder text NOT NULL,
    step text NOT NULL,
    audience_rank text NOT NULL,
    recipient_id uuid NOT NULL,
    channel text NOT NULL,
    must_acknowledge boolean NOT NULL,
    due_at timestamptz NOT NULL,
    next_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'scheduled',
    late boolean NOT NULL DEFAULT false,
    attempt_no int NOT NULL DEFAULT 1,
    claim_token uuid, claimed_until timestamptz,
    enq_at timestamptz, enq_epoch int NOT NULL DEFAULT 0,
    sent_at timestamptz,
    unconfirmed_at timestamptz,
    acknowledged_at timestamptz,
    ended_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_reminders PRIMARY KEY (id),
    CONSTRAINT fk_reminders_case FOREIGN KEY (case_id) REFERENCES app.cases (id),
    CONSTRAINT fk_reminders_deadline FOREIGN KEY (deadline_id) REFERENCES app.deadlines (id),
    CONSTRAINT fk_reminders_hearing FOREIGN KEY (hearing_id) REFERENCES app.hearings (id),
    CONSTRAINT fk_reminders_recipient FOREIGN KEY (recipient_id) REFERENCES app.staff (id),
    CONSTRAINT uq_reminders_step UNIQUE NULLS NOT DISTINCT (deadline_id, hearing_id, subject_version, step, recipient_id, channel),
    CONSTRAINT ck_reminders_subject CHECK ((deadline_id IS NULL) <> (hearing_id IS NULL)),
    CONSTRAINT ck_reminders_kind CHECK (kind IN ('reminder', 'escalation')),
    CONSTRAINT ck_reminders_ladder CHECK (ladder IN ${listOf(LADDER_CODES)}),
    CONSTRAINT ck_reminders_audience CHECK (audience_rank IN ${listOf(AUDIENCE_RANKS)}),
    CONSTRAINT ck_reminders_channel CHECK (channel IN ${listOf(CHANNELS)}),
    CONSTRAINT ck_reminders_state CHECK (state IN ${listOf(REMINDER_STATES)}),
    CONSTRAINT ck_reminders_claim CHECK (state <> 'claimed' OR (claim_token IS NOT NULL AND claimed_until IS NOT NULL)),
    CONSTRAINT ck_reminders_sent CHECK (state NOT IN ('sent', 'delivered', 'acknowledged', 'escalated') OR sent_at IS NOT NULL),
    CONSTRAINT ck_reminders_ended CHECK ((state IN ('cancelled', 'dead')) = (ended_at IS NOT NULL))
  );
  COMMENT ON TABLE app.reminders IS 'The row is the outbox: written and cancelled with the date it is about. Queues may forget everything.';
  COMMENT ON COLUMN app.reminders.subject_at IS 'When to act.';
  COMMENT ON COLUMN app.reminders.due_at IS 'When to remind.';
  COMMENT ON COLUMN app.reminders.next_at IS 'When a worker may take it next.';
  COMMENT ON COLUMN app.reminders.attempt_no IS 'Number of the try; only a definite refusal raises it, so that a repeated try is the same message.';
  COMMENT ON COLUMN app.reminders.enq_epoch IS 'Part of the job id: a job that a queue forgot must not block its successor.';
  CREATE INDEX ix_reminders_due ON app.reminders (next_at) WHERE state IN ('scheduled', 'claimed');
  CREATE INDEX ix_reminders_case ON app.reminders (case_id, due_at);
  CREATE INDEX ix_reminders_recipient ON app.reminders (recipient_id);
  CREATE INDEX ix_reminders_hearing ON app.reminders (hearing_id) WHERE hearing_id IS NOT NULL;
  CREATE INDEX ix_reminders_unseen ON app.reminders (due_at) WHERE must_acknowledge AND kind = 'reminder' AND state NOT IN ('acknowledged', 'cancelled');
  CREATE INDEX ix_reminders_sent ON app.reminders (sent_at) WHERE sent_at IS NOT NULL;
`;

const RECORDS = `
  CREATE TABLE app.attempts (
    reminder_id uuid NOT NULL,
    n int NOT NULL,
    tries int NOT NULL DEFAULT 1,
    crashes int NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'sending',
    provider text,
    correlation text NOT NULL,
    claim_token uuid NOT NULL,
    fault text,
    body_sha256 bytea,
    started_at timestamptz NOT NULL DEFAULT app.now(),
    done_at timestamptz,
    CONSTRAINT pk_attempts PRIMARY KEY (reminder_id, n),
    CONSTRAINT fk_attempts_reminder FOREIGN KEY (reminder_id) REFERENCES app.reminders (id),
    CONSTRAINT uq_attempts_correlation UNIQUE (correlation),
    CONSTRAINT ck_attempts_state CHECK (state IN ${listOf(ATTEMPT_STATES)}),
    CONSTRAINT ck_attempts_fault CHECK (fault IN ${listOf([...FAULT_CLASSES, ...DELIVERY_FAULTS])})
  );
  COMMENT ON TABLE app.attempts IS 'Committed before anything is sent, so that a worker that finds one of a vanished worker asks before it repeats.';
  CREATE INDEX ix_attempts_done ON app.attempts (done_at) WHERE done_at IS NOT NULL;

  CREATE TABLE app.acknowledgements (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    reminder_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    via text NOT NULL,
    at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_acknowledgements PRIMARY KEY (id),
    CONSTRAINT fk_acknowledgements_reminder FOREIGN KEY (reminder_id) REFERENCES app.reminders (id),
    CONSTRAINT fk_acknowledgements_staff FOREIGN KEY (staff_id) REFERENCES app.staff (id),
    CONSTRAINT uq_acknowledgements_once UNIQUE (reminder_id, staff_id),
    CONSTRAINT ck_acknowledgements_via CHECK (via IN ${listOf(ACKNOWLEDGED_VIA)})
  );
  COMMENT ON TABLE app.acknowledgements IS 'Somebody has seen it. Seen is not done.';

  CREATE TABLE app.incidents (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    kind text NOT NULL,
    reminder_id uuid,
    case_id uuid,
    fault text,
    opened_at timestamptz NOT NULL DEFAULT app.now(),
    closed_at timestamptz,
    CONSTRAINT pk_incidents PRIMARY KEY (id),
    CONSTRAINT fk_incidents_reminder FOREIGN KEY (reminder_id) REFERENCES app.reminders (id),
    CONSTRAINT fk_incidents_case FOREIGN KEY (case_id) REFERENCES app.cases (id),
    CONSTRAINT ck_incidents_kind CHECK (kind IN ${listOf(INCIDENT_KINDS)})
  );
  CREATE UNIQUE INDEX uq_incidents_open ON app.incidents (kind, reminder_id, case_id) NULLS NOT DISTINCT WHERE closed_at IS NULL;
  CREATE INDEX ix_incidents_case ON app.incidents (case_id) WHERE closed_at IS NULL;

  CREATE TABLE app.heartbeats (
    name text NOT NULL,
    asked_at timestamptz,
    beat_at timestamptz,
    epoch int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_heartbeats PRIMARY KEY (name)
  );
  COMMENT ON TABLE app.heartbeats IS 'canary: a job that went through the real queue and back. Others: ticks of the reconciler.';

  ALTER TABLE app.inbox_items ADD CONSTRAINT fk_inbox_items_reminder FOREIGN KEY (reminder_id) REFERENCES app.reminders (id);
`;

const SEEN = `recipient_id = (SELECT app.uid()) OR (SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())`;
const OF_A_SEEN_REMINDER = `reminder_id IN (SELECT r.id FROM app.reminders r)`;

// Requests read and confirm; the plan is written by a function that works for the whole case (below). Workers deliver.
const POLICIES = ['reminders', 'attempts', 'acknowledgements', 'incidents', 'heartbeats']
  .map(
    (table) => `
  ALTER TABLE app.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_worker ON app.${table} TO app_worker USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE ON app.${table} TO app_worker;`,
  )
  .join('\n').concat(`
  CREATE POLICY reminders_read ON app.reminders FOR SELECT TO app_rt USING (${SEEN});
  CREATE POLICY reminders_confirm ON app.reminders FOR UPDATE TO app_rt USING (${SEEN});
  CREATE POLICY reminders_owner ON app.reminders TO app_owner USING (true) WITH CHECK (true);
  GRANT SELECT, UPDATE (state, sent_at, acknowledged_at, ended_at, claimed_until) ON app.reminders TO app_rt;

  CREATE POLICY attempts_read ON app.attempts FOR SELECT TO app_rt USING (${OF_A_SEEN_REMINDER});
  GRANT SELECT ON app.attempts TO app_rt;

  CREATE POLICY acknowledgements_read ON app.acknowledgements FOR SELECT TO app_rt USING (${OF_A_SEEN_REMINDER});
  CREATE POLICY acknowledgements_add ON app.acknowledgements FOR INSERT TO app_rt
    WITH CHECK (staff_id = (SELECT app.uid()) AND ${OF_A_SEEN_REMINDER});
  GRANT SELECT, INSERT ON app.acknowledgements TO app_rt;

  CREATE POLICY incidents_read ON app.incidents FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR (SELECT app.has_role('admin')) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY incidents_close ON app.incidents FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  GRANT SELECT, UPDATE (closed_at) ON app.incidents TO app_rt;

  CREATE POLICY heartbeats_read ON app.heartbeats FOR SELECT TO app_rt USING ((SELECT app.uid()) IS NOT NULL);
  GRANT SELECT ON app.heartbeats TO app_rt;

  CREATE POLICY inbox_items_owner ON app.inbox_items TO app_owner USING (true) WITH CHECK (true);
`);

// The fence: a reminder of a date that has moved, is met or belongs to a closed case is never sent, whatever the queue says.
const WANTED = `
  CREATE FUNCTION app.reminder_is_wanted(r app.reminders) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT EXISTS (SELECT 1 FROM app.cases c WHERE c.id = r.case_id AND c.status <> 'closed')
         AND CASE WHEN r.deadline_id IS NOT NULL
               THEN EXISTS (SELECT 1 FROM app.deadlines d WHERE d.id = r.deadline_id AND d.version = r.subject_version AND d.status = 'open')
               ELSE EXISTS (SELECT 1 FROM app.hearings h WHERE h.id = r.hearing_id AND h.version = r.subject_version AND h.status = 'scheduled')
             END $$;

  CREATE FUNCTION app.case_recipients(of_case uuid) RETURNS TABLE (staff_id uuid, rank text, since timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT a.staff_id, a.role, a.started_at
        FROM app.assignments a JOIN app.staff s ON s.id = a.staff_id
       WHERE a.case_id = of_case AND a.ended_at IS NULL AND s.disabled_at IS NULL
      UNION ALL
      SELECT r.staff_id, r.role, r.granted_at
        FROM app.staff_roles r JOIN app.staff s ON s.id = r.staff_id
       WHERE r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL $$;

`;

// Whoever may change the case's dates may plan its reminders, also in the very transaction that ends their own access.
// The lock makes two changes of one case plan one after the other, each seeing what the other committed.
const MAY_REPLAN = `
  CREATE FUNCTION app.may_replan(of_case uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT app.is_worker() OR app.sees_all_cases() OR of_case IN (SELECT app.my_case_ids())
          OR EXISTS (SELECT 1 FROM app.assignments a, app.clock_shift k
                      WHERE a.case_id = of_case AND a.staff_id = app.uid() AND a.ended_at >= transaction_timestamp() + k.shift) $$;
`;

const FUNCTION_RIGHTS = `
  REVOKE ALL ON FUNCTION app.reminder_is_wanted(app.reminders), app.case_recipients(uuid),
    app.may_replan(uuid), app.reminder_plan_inputs(uuid), app.apply_reminder_plan(uuid, jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reminder_plan_inputs(uuid), app.apply_reminder_plan(uuid, jsonb) TO app_rt, app_worker;
  GRANT EXECUTE ON FUNCTION app.reminder_is_wanted(app.reminders), app.case_recipients(uuid) TO app_worker;
`;
