import { placeId } from '../../src/places/place-id.js';
import { federalHolidaysBetween } from '../../src/places/rules/federal-holidays.js';
import { TestDatabase } from '../support/database.js';
import { Office, type SignedIn } from '../support/office.js';

describe('places', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await TestDatabase.fresh();
  });

  afterAll(() => db.close());

  test('ids follow from keys, so that every office has the same', async () => {
    const [stewart] = await db.sql('SELECT id, detloc FROM app.facilities WHERE key = $1', ['STWRTGA']);
    expect(stewart).toEqual({ id: placeId('STWRTGA'), detloc: 'STWRTGA' });
    expect(placeId('STWRTGA')).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  test('where one is held decides court, district and circuit', async () => {
    const rows = await db.sql<{ key: string; court: string; district: string; circuit: number }>(`
      SELECT f.key, c.key AS court, d.key AS district, i.number AS circuit
        FROM app.facilities f
        JOIN app.facility_courts s ON s.facility_id = f.id AND s.to_on IS NULL
        JOIN app.courts c ON c.id = s.court_id
        JOIN app.districts d ON d.id = f.district_id JOIN app.circuits i ON i.id = d.circuit_id`);
    const of = (key: string) => rows.find((row) => row.key === key);
    expect(of('STWRTGA')).toMatchObject({ court: 'IC_STEWART', district: 'MDGA', circuit: 11 });
    expect(of('FIPCMGA')).toMatchObject({ district: 'SDGA', circuit: 11 });
    expect(of('CBRRSNC')).toMatchObject({ court: 'IC_CHL', district: 'MDNC', circuit: 4 });
    expect(of('MECKLNC')).toMatchObject({ district: 'WDNC' });
  });

  test('every place in use is served by one court today', async () => {
    const unserved = await db.sql(`
      SELECT f.key FROM app.facilities f LEFT JOIN app.facility_courts s ON s.facility_id = f.id AND s.to_on IS NULL
       WHERE f.ended_year IS NULL GROUP BY f.key HAVING count(s.id) <> 1`);
    expect(unserved).toEqual([]);
  });

  test('the agreements of both Carolinas with their models; Mecklenburg and Wake have none', async () => {
    const rows = await db.sql(
      'SELECT state, model, count(*)::int AS n FROM app.agencies_287g GROUP BY state, model ORDER BY state, model',
    );
    expect(rows).toEqual([
      { state: 'NC', model: 'JEM', n: 3 },
      { state: 'NC', model: 'TFM', n: 7 },
      { state: 'NC', model: 'WSO', n: 18 },
      { state: 'SC', model: 'JEM', n: 3 },
      { state: 'SC', model: 'TFM', n: 37 },
      { state: 'SC', model: 'WSO', n: 15 },
    ]);
    expect(
      await db.sql(
        `SELECT 1 FROM app.agencies_287g WHERE state = 'NC' AND county IN ('Mecklenburg', 'Wake')`,
      ),
    ).toEqual([]);
  });

  test('every reference row names its source and the day somebody last looked', async () => {
    const tables = [
      'circuits',
      'districts',
      'courts',
      'facilities',
      'facility_courts',
      'agencies_287g',
      'holidays',
    ];
    for (const table of tables) {
      const [row] = await db.sql<{ all: number; marked: number }>(
        `SELECT count(*)::int AS all, count(*) FILTER (WHERE source <> '' AND last_verified_on IS NOT NULL)::int AS marked FROM app.${table}`,
      );
      expect(row?.all).toBeGreaterThan(0);
      expect(row?.marked).toBe(row?.all);
    }
  });

  test('the holidays table is the statute to 2035, on the days that are observed', async () => {
    const rows = await db.sql<{ on: string }>(
      'SELECT observed_on::text AS on FROM app.holidays ORDER BY observed_on',
    );
    const statute = federalHolidaysBetween(2025, 2035).map((holiday) => holiday.observedOn.toString());
    expect(rows.map((row) => row.on)).toEqual(statute.sort());
    expect(rows.map((row) => row.on)).toEqual(
      expect.arrayContaining(['2026-07-03', '2027-12-31', '2027-06-18', '2028-11-10']),
    );
    expect(await db.sql('SELECT 1 FROM app.office_closures')).toEqual([]);
  });

  test('the reference rows are read by everybody and changed by nobody at work', async () => {
    for (const role of ['app_rt', 'app_worker'] as const) {
      await db.as(role, async (client) => {
        expect((await client.query('SELECT 1 FROM app.facilities')).rowCount).toBeGreaterThan(50);
        await expect(client.query(`UPDATE app.facilities SET name = 'x'`)).rejects.toMatchObject({
          code: '42501',
        });
      });
    }
  });
});

interface Facility {
  detloc: string | null;
  name: string;
  timeZone: string;
  circuit: number;
  district: string;
  court: { key: string } | null;
  aliases: string[];
  source: string;
  lastVerifiedOn: string;
}

describe('looking places up', () => {
  let office: Office;
  let volunteer: SignedIn;

  beforeAll(async () => {
    office = await Office.open({ env: { PROCESS_ROLE: 'api' } });
    volunteer = await office.as('hotline_volunteer');
  });

  afterAll(() => office.close());

  const find = async (q: string) =>
    (await volunteer.get<{ items: Facility[] }>(`/places/facilities?q=${encodeURIComponent(q)}`)).body.items;

  test('a place by the words a caller uses, with what follows from it', async () => {
    const [stewart] = await find('lumpkin');
    expect(stewart).toMatchObject({
      detloc: 'STWRTGA',
      timeZone: 'America/New_York',
      circuit: 11,
      district: 'M.D. Ga.',
      court: { key: 'IC_STEWART' },
      lastVerifiedOn: '2026-11-24',
    });
    expect((await find('cárcel de Mecklenburg'))[0]?.detloc).toBe('MECKLNC');
    expect(await find('xyzzy')).toEqual([]);
  });

  test('the court is the one that serves the place today', async () => {
    await office.sql(`UPDATE app.facility_courts SET to_on = '2026-11-30' WHERE facility_id = $1`, [
      placeId('FIPCMGA'),
    ]);
    await office.sql(
      `INSERT INTO app.facility_courts (id, facility_id, court_id, from_on, source, confidence, last_verified_on)
       VALUES (gen_random_uuid(), $1, $2, '2026-12-01', 'Call to the court', 'V', '2026-11-24')`,
      [placeId('FIPCMGA'), placeId('IC_STEWART')],
    );
    expect((await find('FIPCMGA'))[0]?.court?.key).toBe('IC_ATL_TT');
    await office.moveTo('2026-12-01T00:01:00-05:00');
    expect((await find('FIPCMGA'))[0]?.court?.key).toBe('IC_STEWART');
  });

  test('courts are those where hearings are held; agencies by state', async () => {
    const courts = await volunteer.get<{ items: { key: string }[] }>('/places/courts');
    expect(courts.body.items.map(({ key }) => key).sort()).toEqual([
      'IC_ATL_TT',
      'IC_ATL_WP',
      'IC_CHL',
      'IC_STEWART',
    ]);
    const agencies = await volunteer.get<{ items: { state: string }[] }>('/places/agencies?state=NC');
    expect(agencies.body.items).toHaveLength(28);
    expect(agencies.body.items.every(({ state }) => state === 'NC')).toBe(true);
  });

  test.each(['?limit=0', '?limit=1000', '?limit=x', `?q=${'x'.repeat(101)}`, '?q=%00', '?nonsense=1'])(
    'a query like %s is refused',
    async (query) => {
      expect((await volunteer.get(`/places/facilities${query}`)).status).toBe(422);
    },
  );

  test('nothing for somebody who is not signed in', async () => {
    expect((await office.visitor().get('/places/courts')).status).toBe(401);
  });
});
