import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INCIDENT_KINDS } from '../src/reminders/rules/reminder-states.js';

const NEW_KINDS: readonly string[] = ['moved-instant'];

/** Wall times are the truth: a worker may set right the instants that follow from them. And what the plan was made with. */
export class MendedInstants1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(incidents(INCIDENT_KINDS));
    await runner.query(MEND);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY hearings_mend ON app.hearings;
      DROP POLICY deadlines_mend ON app.deadlines;
      REVOKE UPDATE (starts_at, version) ON app.hearings FROM app_worker;
      REVOKE UPDATE (nominal_at, rolled_at, remind_at, nominal_ends_at, rolled_ends_at, version), SELECT (inputs) ON app.deadlines FROM app_worker;
      ALTER TABLE app.heartbeats DROP COLUMN with_texts;
      DELETE FROM app.incidents WHERE kind IN (${NEW_KINDS.map((kind) => `'${kind}'`).join(', ')});
    `);
    await runner.query(incidents(INCIDENT_KINDS.filter((kind) => !NEW_KINDS.includes(kind))));
  }
}

const incidents = (kinds: readonly string[]) => `
  ALTER TABLE app.incidents DROP CONSTRAINT ck_incidents_kind,
    ADD CONSTRAINT ck_incidents_kind CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;

const MEND = `
  CREATE POLICY hearings_mend ON app.hearings FOR UPDATE TO app_worker USING (true);
  CREATE POLICY deadlines_mend ON app.deadlines FOR UPDATE TO app_worker USING (true);
  GRANT UPDATE (starts_at, version) ON app.hearings TO app_worker;
  GRANT UPDATE (nominal_at, rolled_at, remind_at, nominal_ends_at, rolled_ends_at, version), SELECT (inputs) ON app.deadlines TO app_worker;

  ALTER TABLE app.heartbeats ADD COLUMN with_texts boolean;
  COMMENT ON COLUMN app.heartbeats.with_texts IS 'Of the plan check: whether the office sent texts when the last round ended.';
`;
