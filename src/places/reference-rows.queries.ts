import { placeId } from './place-id.js';
import { federalHolidaysBetween } from './rules/federal-holidays.js';
import agencies from './data/agencies-287g.json' with { type: 'json' };
import circuits from './data/circuits.json' with { type: 'json' };
import courts from './data/courts.json' with { type: 'json' };
import districts from './data/districts.json' with { type: 'json' };
import facilities from './data/facilities.json' with { type: 'json' };
import facilityCourts from './data/facility-courts.json' with { type: 'json' };

type Run = (sql: string, parameters: readonly unknown[]) => Promise<unknown>;

interface Marked {
  readonly source: string;
  readonly confidence: string;
  readonly lastVerifiedOn: string;
}

const FIRST_HOLIDAY_YEAR = 2025;
const LAST_HOLIDAY_YEAR = 2035;

/**
 * Writes the reference rows of `data/` and the federal holidays of 2025 to 2035 into empty tables. Ids follow from keys.
 * Runs as the owner of the tables, in a migration.
 */
export async function loadReferenceRows(run: Run): Promise<void> {
  const insert = (table: string, rows: readonly object[]) =>
    run(
      `INSERT INTO app.${table} (${columnsOf(rows)}) SELECT ${columnsOf(rows)} FROM jsonb_populate_recordset(NULL::app.${table}, $1)`,
      [JSON.stringify(rows)],
    );
  await insert(
    'circuits',
    circuits.map(({ key, number, name, states, ...rest }) => ({
      id: placeId(key),
      key,
      number,
      name,
      states,
      ...mark(rest),
    })),
  );
  await insert('districts', districtRows());
  await insert('courts', courtRows());
  await insert('facilities', facilityRows());
  await insert('facility_aliases', aliasRows());
  await insert('facility_courts', facilityCourtRows());
  await insert('agencies_287g', agencyRows());
  await insert('holidays', holidayRows());
}

function columnsOf(rows: readonly object[]): string {
  return Object.keys(rows[0] ?? {}).join(', ');
}

function mark({ source, confidence, lastVerifiedOn }: Marked) {
  return { source, confidence, last_verified_on: lastVerifiedOn };
}

function districtRows() {
  return districts.map(({ key, abbreviation, name, state, seats, circuit, ...rest }) => ({
    id: placeId(key),
    key,
    abbreviation,
    name,
    state,
    seats,
    circuit_id: placeId(circuit),
    ...mark(rest),
  }));
}

function courtRows() {
  return courts.map(
    ({ key, kind, name, address, city, state, phone, postalCode, timeZone, eoirCode, ...rest }) => ({
      id: placeId(key),
      key,
      kind,
      name,
      address,
      city,
      state,
      phone,
      postal_code: postalCode,
      time_zone: timeZone,
      eoir_code: eoirCode,
      ...mark(rest),
    }),
  );
}

function facilityRows() {
  return facilities.map(
    ({ key, detloc, name, kind, city, county, state, operator, capacity, note, ...rest }) => ({
      id: placeId(key),
      key,
      detloc,
      name,
      kind,
      city,
      county,
      state,
      operator,
      capacity,
      note,
      time_zone: rest.timeZone,
      district_id: placeId(rest.district),
      ended_year: rest.endedYear,
      ...mark(rest),
    }),
  );
}

function aliasRows() {
  return facilities.flatMap(({ key, aliases }) =>
    aliases.map((alias) => ({ id: placeId(`${key} ${alias}`), facility_id: placeId(key), alias })),
  );
}

function facilityCourtRows() {
  return facilityCourts.map(({ facility, court, fromOn, toOn, ...rest }) => ({
    id: placeId(`${facility} ${court} ${fromOn}`),
    facility_id: placeId(facility),
    court_id: placeId(court),
    from_on: fromOn,
    to_on: toOn,
    ...mark(rest),
  }));
}

function agencyRows() {
  return agencies.map(({ key, agency, kind, county, state, model, signedOn, endedOn, ...rest }) => ({
    id: placeId(key),
    key,
    agency,
    kind,
    county,
    state,
    model,
    signed_on: signedOn,
    ended_on: endedOn,
    ...mark(rest),
  }));
}

function holidayRows() {
  return federalHolidaysBetween(FIRST_HOLIDAY_YEAR, LAST_HOLIDAY_YEAR).map(
    ({ code, name, legalOn, observedOn }) => ({
      id: placeId(`HOLIDAY ${code} ${legalOn.year}`),
      code,
      name_en: name.en,
      name_es: name.es,
      legal_on: legalOn.toString(),
      observed_on: observedOn.toString(),
      source: '5 USC 6103; E.O. 11582',
      confidence: 'K',
      last_verified_on: '2026-11-24',
    }),
  );
}
