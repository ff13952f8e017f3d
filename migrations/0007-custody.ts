import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CUSTODY_SOURCES } from '../src/custody/rules/custody-words.js';
import { DATE_PRECISIONS } from '../src/parties/rules/partial-date.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Where the person is, now and before: a time series, because where one is held decides court, district and clocks. */
export class Custody1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE app.custody_stays');
  }
}

const TABLE = `
  CREATE TABLE app.custody_stays (
    id uuid CONSTRAINT pk_custody_stays PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_custody_stays_case REFERENCES app.cases,
    facility_id uuid CONSTRAINT fk_custody_stays_facility REFERENCES app.facilities,
    arrived_precision text NOT NULL CONSTRAINT ck_custody_stays_precision CHECK (arrived_precision ${oneOf(DATE_PRECISIONS)}),
    arrived_year smallint,
    arrived_month smallint,
    arrived_day smallint,
    ordered_on date NOT NULL,
    source text NOT NULL CONSTRAINT ck_custody_stays_source CHECK (source ${oneOf(CUSTODY_SOURCES)}),
    would_be_released_at timestamptz,
    detainer_lodged boolean,
    recorded_by uuid NOT NULL CONSTRAINT fk_custody_stays_recorded_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT ck_custody_stays_arrived CHECK (
      (arrived_year IS NOT NULL) = (arrived_precision <> 'unknown')
      AND (arrived_month IS NOT NULL OR arrived_precision NOT IN ('day', 'month'))
      AND (arrived_day IS NULL OR arrived_month IS NOT NULL)
      AND (arrived_day IS NOT NULL OR arrived_precision <> 'day'))
  );
  COMMENT ON COLUMN app.custody_stays.facility_id IS 'Null while nobody knows where: "not found" is not "not detained".';
  COMMENT ON COLUMN app.custody_stays.ordered_on IS 'Puts stays in order; a stay ends where the next one begins.';
  COMMENT ON COLUMN app.custody_stays.would_be_released_at IS 'When the jail would let the person go but for a detainer: starts the 48-hour clocks.';
  CREATE INDEX ix_custody_stays_case ON app.custody_stays (case_id, ordered_on DESC, created_at DESC, id);
`;

/** A stay is never changed: a correction is a later record. */
const POLICIES = `
  ALTER TABLE app.custody_stays ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.custody_stays FORCE ROW LEVEL SECURITY;
  CREATE POLICY custody_stays_read ON app.custody_stays FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY custody_stays_record ON app.custody_stays FOR INSERT TO app_rt
    WITH CHECK (recorded_by = (SELECT app.uid()) AND ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())));
  CREATE POLICY custody_stays_worker ON app.custody_stays FOR SELECT TO app_worker USING (true);
  GRANT SELECT, INSERT ON app.custody_stays TO app_rt;
  GRANT SELECT ON app.custody_stays TO app_worker;
`;
