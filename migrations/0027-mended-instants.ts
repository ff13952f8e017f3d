import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INCIDENT_KINDS } from '../src/reminders/rules/reminder-states.js';

const NEW_KINDS: readonly string[] = ['moved-instant', 'mail-away', 'texts-away'];

/**
 * Wall times are the truth: a worker may set right the instants that follow from them. What the plan was made with, and
 * whether a channel is away, are known to all workers together.
 */
export class MendedInstants1764000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(incidents(INCIDENT_KINDS));
    await runner.query(MEND);
    await runner.query(BREAKERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE app.channel_breakers;
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

const BREAKERS = `
  CREATE TABLE app.channel_breakers (
    channel text CONSTRAINT pk_channel_breakers PRIMARY KEY CONSTRAINT ck_channel_breakers_channel CHECK (channel IN ('mail', 'sms')),
    failures int NOT NULL DEFAULT 0,
    away_since timestamptz,
    probe_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_channel_breakers_probe CHECK ((away_since IS NULL) = (probe_at IS NULL))
  );
  COMMENT ON TABLE app.channel_breakers IS 'How the other side of a channel is, as all workers know it together. No row: never a trouble.';
  ALTER TABLE app.channel_breakers ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.channel_breakers FORCE ROW LEVEL SECURITY;
  CREATE POLICY channel_breakers_worker ON app.channel_breakers TO app_worker USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE ON app.channel_breakers TO app_worker;
`;
