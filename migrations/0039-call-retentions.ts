import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RETENTION_ENDINGS } from '../src/calendar/rules/call-retention.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** The day on which a call that was declined is to be reduced: it has no case, so its date stands in a table of its own. */
export class CallRetentions1764000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(DECLINED_BEFORE);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE app.call_retentions');
  }
}

const TABLE = `
  CREATE TABLE app.call_retentions (
    id uuid CONSTRAINT pk_call_retentions PRIMARY KEY DEFAULT gen_random_uuid(),
    intake_id uuid NOT NULL CONSTRAINT fk_call_retentions_intake REFERENCES app.intakes,
    rule_code text NOT NULL,
    rule_version int NOT NULL,
    declined_on date NOT NULL,
    due_on date NOT NULL,
    arithmetic text NOT NULL,
    opened_by uuid NOT NULL CONSTRAINT fk_call_retentions_opened_by REFERENCES app.staff,
    opened_at timestamptz NOT NULL DEFAULT app.now(),
    closed_at timestamptz,
    closed_as text CONSTRAINT ck_call_retentions_ending CHECK (closed_as ${oneOf(RETENTION_ENDINGS)}),
    closed_by uuid CONSTRAINT fk_call_retentions_closed_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT fk_call_retentions_rule FOREIGN KEY (rule_code, rule_version) REFERENCES app.deadline_rules (code, version),
    CONSTRAINT ck_call_retentions_closed CHECK (num_nonnulls(closed_at, closed_as, closed_by) IN (0, 3))
  );
  COMMENT ON TABLE app.call_retentions IS 'When a declined call is reduced to what a conflict check needs. Ends when the call is opened again.';
  COMMENT ON COLUMN app.call_retentions.declined_on IS 'The day of the office on which the call was declined.';
  CREATE UNIQUE INDEX uq_call_retentions_open ON app.call_retentions (intake_id) WHERE closed_at IS NULL;
  CREATE INDEX ix_call_retentions_due ON app.call_retentions (due_on) WHERE closed_at IS NULL;
`;

/** Calls that were declined before there was a date for them. The rule counts calendar days and rolls over nothing. */
const DECLINED_BEFORE = `
  INSERT INTO app.call_retentions (intake_id, rule_code, rule_version, declined_on, due_on, arithmetic, opened_by)
  SELECT c.id, r.code, r.version, c.day, c.day + r.count,
         format('%s days after %s is %s %s; %s', r.count, c.day, trim(to_char(c.day + r.count, 'Day')), c.day + r.count, r.citation), c.reviewed_by
    FROM (SELECT id, reviewed_by, (reviewed_at AT TIME ZONE 'America/New_York')::date AS day
            FROM app.intakes WHERE status = 'declined' AND reviewed_by IS NOT NULL) c
    CROSS JOIN LATERAL (
      SELECT code, version, (definition ->> 'count')::int AS count, definition ->> 'citation' AS citation
        FROM app.deadline_rules WHERE code = 'RETENTION_DECLINED' AND definition ->> 'unit' = 'CALENDAR_DAY' AND effective_from <= c.day
       ORDER BY version DESC LIMIT 1) r
`;

const POLICIES = `
  ALTER TABLE app.call_retentions ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.call_retentions FORCE ROW LEVEL SECURITY;
  CREATE POLICY call_retentions_read ON app.call_retentions FOR SELECT TO app_rt USING ((SELECT app.sees_all_cases()));
  CREATE POLICY call_retentions_add ON app.call_retentions FOR INSERT TO app_rt
    WITH CHECK (closed_at IS NULL AND opened_by = (SELECT app.uid()) AND (SELECT app.sees_all_cases()));
  CREATE POLICY call_retentions_close ON app.call_retentions FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) AND closed_at IS NULL)
    WITH CHECK ((SELECT app.sees_all_cases()) AND closed_by = (SELECT app.uid()));
  GRANT SELECT, INSERT ON app.call_retentions TO app_rt;
  GRANT UPDATE (closed_at, closed_as, closed_by) ON app.call_retentions TO app_rt;
`;
