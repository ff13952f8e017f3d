import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replayRefusal } from './parts/client-reminder-functions.js';
import { fileInboundText } from './parts/inbound-text-functions.js';

/**
 * A text to a client whom somebody has called meanwhile is not opened again; each mail of the day that dies is an incident; what
 * somebody who asked to be reminded texts lies on their case.
 */
export class TruerReminders1764000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(replayRefusal({ clients: true, called: true }));
    await runner.query(DIGEST_INCIDENTS);
    await runner.query(fileInboundText({ clients: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(fileInboundText({}));
    await runner.query(NO_DIGEST_INCIDENTS);
    await runner.query(replayRefusal({ clients: true }));
  }
}

const DIGEST_INCIDENTS = `
  ALTER TABLE app.incidents ADD COLUMN digest_id uuid CONSTRAINT fk_incidents_digest REFERENCES app.digests;
  COMMENT ON COLUMN app.incidents.digest_id IS 'The mail of the day that died.';
  DROP INDEX app.uq_incidents_open;
  CREATE UNIQUE INDEX uq_incidents_open ON app.incidents (kind, reminder_id, case_id, digest_id) NULLS NOT DISTINCT WHERE closed_at IS NULL;
`;

// What was one incident for all of them before can be only one again.
const NO_DIGEST_INCIDENTS = `
  ALTER TABLE app.incidents NO FORCE ROW LEVEL SECURITY;
  DELETE FROM app.incidents WHERE digest_id IS NOT NULL;
  ALTER TABLE app.incidents FORCE ROW LEVEL SECURITY;
  DROP INDEX app.uq_incidents_open;
  ALTER TABLE app.incidents DROP COLUMN digest_id;
  CREATE UNIQUE INDEX uq_incidents_open ON app.incidents (kind, reminder_id, case_id) NULLS NOT DISTINCT WHERE closed_at IS NULL;
`;
