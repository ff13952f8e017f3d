import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadReferenceRows } from '../src/places/reference-rows.queries.js';
import {
  AGENCY_KINDS,
  AGREEMENT_MODELS,
  CONFIDENCE_MARKS,
  COURT_KINDS,
  FACILITY_KINDS,
} from '../src/places/rules/place-kinds.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** Every reference row says where it comes from, how sure we are, and when somebody last looked. */
const mark = (table: string) => `
    source text NOT NULL,
    confidence text NOT NULL CONSTRAINT ck_${table}_confidence CHECK (confidence ${oneOf(CONFIDENCE_MARKS)}),
    last_verified_on date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT app.now()`;

/** Where things happen. Later changes of the reference rows are later migrations that load the changed rows. */
export class Places1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(JURISDICTIONS);
    await runner.query(COURTS);
    await runner.query(FACILITIES);
    await runner.query(AGREEMENTS);
    await runner.query(CLOSED_DAYS);
    for (const table of TABLES) await runner.query(protect(table));
    await runner.query(INDEXES);
    await loadReferenceRows((sql, parameters) => runner.query(sql, [...parameters]));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE app.${table}`);
  }
}

const TABLES = [
  'circuits',
  'districts',
  'courts',
  'facilities',
  'facility_aliases',
  'facility_courts',
  'agencies_287g',
  'holidays',
  'office_closures',
];

const JURISDICTIONS = `
  CREATE TABLE app.circuits (
    id uuid CONSTRAINT pk_circuits PRIMARY KEY,
    key text NOT NULL CONSTRAINT uq_circuits_key UNIQUE,
    number smallint NOT NULL,
    name text NOT NULL,
    states text[] NOT NULL,${mark('circuits')}
  );
  CREATE TABLE app.districts (
    id uuid CONSTRAINT pk_districts PRIMARY KEY,
    key text NOT NULL CONSTRAINT uq_districts_key UNIQUE,
    abbreviation text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    seats text[] NOT NULL,
    circuit_id uuid NOT NULL CONSTRAINT fk_districts_circuit REFERENCES app.circuits,${mark('districts')}
  );
`;

const COURTS = `
  CREATE TABLE app.courts (
    id uuid CONSTRAINT pk_courts PRIMARY KEY,
    key text NOT NULL CONSTRAINT uq_courts_key UNIQUE,
    kind text NOT NULL CONSTRAINT ck_courts_kind CHECK (kind ${oneOf(COURT_KINDS)}),
    name text NOT NULL,
    address text NOT NULL,
    city text NOT NULL,
    state text NOT NULL,
    postal_code text NOT NULL,
    time_zone text NOT NULL,
    phone text,
    eoir_code text,${mark('courts')}
  );
  COMMENT ON COLUMN app.courts.time_zone IS 'IANA zone of the court''s wall clock.';
`;

const FACILITIES = `
  CREATE TABLE app.facilities (
    id uuid CONSTRAINT pk_facilities PRIMARY KEY,
    key text NOT NULL CONSTRAINT uq_facilities_key UNIQUE,
    detloc text CONSTRAINT uq_facilities_detloc UNIQUE,
    name text NOT NULL,
    kind text NOT NULL CONSTRAINT ck_facilities_kind CHECK (kind ${oneOf(FACILITY_KINDS)}),
    city text NOT NULL,
    county text NOT NULL,
    state text NOT NULL,
    time_zone text NOT NULL,
    district_id uuid NOT NULL CONSTRAINT fk_facilities_district REFERENCES app.districts,
    operator text,
    capacity int,
    ended_year smallint,
    note text,${mark('facilities')}
  );
  COMMENT ON COLUMN app.facilities.detloc IS 'ICE detention location code; none for jails that are not in the ICE files.';
  COMMENT ON COLUMN app.facilities.ended_year IS 'Last year ICE used it; null while in use.';
  CREATE TABLE app.facility_aliases (
    id uuid CONSTRAINT pk_facility_aliases PRIMARY KEY DEFAULT gen_random_uuid(),
    facility_id uuid NOT NULL CONSTRAINT fk_facility_aliases_facility REFERENCES app.facilities,
    alias text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT uq_facility_aliases_alias UNIQUE (facility_id, alias)
  );
  CREATE TABLE app.facility_courts (
    id uuid CONSTRAINT pk_facility_courts PRIMARY KEY,
    facility_id uuid NOT NULL CONSTRAINT fk_facility_courts_facility REFERENCES app.facilities,
    court_id uuid NOT NULL CONSTRAINT fk_facility_courts_court REFERENCES app.courts,
    from_on date NOT NULL,
    to_on date,${mark('facility_courts')},
    CONSTRAINT ck_facility_courts_dates CHECK (to_on IS NULL OR to_on >= from_on),
    CONSTRAINT uq_facility_courts_from UNIQUE (facility_id, court_id, from_on)
  );
  COMMENT ON TABLE app.facility_courts IS 'Which court serves which facility, and when: from_on to to_on, both days included.';
`;

const AGREEMENTS = `
  CREATE TABLE app.agencies_287g (
    id uuid CONSTRAINT pk_agencies_287g PRIMARY KEY,
    key text NOT NULL CONSTRAINT uq_agencies_287g_key UNIQUE,
    agency text NOT NULL,
    kind text NOT NULL CONSTRAINT ck_agencies_287g_kind CHECK (kind ${oneOf(AGENCY_KINDS)}),
    county text,
    state text NOT NULL,
    model text NOT NULL CONSTRAINT ck_agencies_287g_model CHECK (model ${oneOf(AGREEMENT_MODELS)}),
    signed_on date NOT NULL,
    ended_on date,${mark('agencies_287g')}
  );
  COMMENT ON TABLE app.agencies_287g IS 'Agreements under 8 USC 1357(g): one row for each agency and model.';
`;

const CLOSED_DAYS = `
  CREATE TABLE app.holidays (
    id uuid CONSTRAINT pk_holidays PRIMARY KEY,
    code text NOT NULL,
    name_en text NOT NULL,
    name_es text NOT NULL,
    legal_on date NOT NULL,
    observed_on date NOT NULL CONSTRAINT uq_holidays_observed UNIQUE,${mark('holidays')}
  );
  COMMENT ON TABLE app.holidays IS 'Federal legal holidays, 5 USC 6103, on the day they are observed.';
  CREATE TABLE app.office_closures (
    id uuid CONSTRAINT pk_office_closures PRIMARY KEY DEFAULT gen_random_uuid(),
    closed_on date NOT NULL,
    court_id uuid CONSTRAINT fk_office_closures_court REFERENCES app.courts,
    reason text NOT NULL,${mark('office_closures')},
    CONSTRAINT uq_office_closures_day UNIQUE NULLS NOT DISTINCT (closed_on, court_id)
  );
  COMMENT ON TABLE app.office_closures IS 'Days closed by order or weather; without a court, all federal offices. Not holidays.';
`;

/** Everybody in the house may look a place up; only the owner, in a migration, loads them. */
const protect = (table: string) => `
  ALTER TABLE app.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_read ON app.${table} FOR SELECT TO app_rt, app_worker USING (true);
  CREATE POLICY ${table}_owner ON app.${table} TO app_owner USING (true);
  GRANT SELECT ON app.${table} TO app_rt, app_worker;
`;

const INDEXES = `
  CREATE INDEX ix_facility_courts_facility ON app.facility_courts (facility_id, from_on);
  CREATE INDEX ix_facility_aliases_facility ON app.facility_aliases (facility_id);
`;
