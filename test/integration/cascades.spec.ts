import { bondHearing, CalendarDesk, denial, FIRST_MORNING, type Refusal } from '../factories/calendar.js';
import { placeId } from '../../src/places/place-id.js';
import { Office } from '../support/office.js';

interface Change {
  appears: { code: string; nominal: object; status: string }[];
  moves: { before: { code: string; nominal: object }; after: { nominal: object } }[];
  closes: { code: string; status: string }[];
}
interface Transfer extends Change {
  from: { name: string; circuit: number } | null;
  to: { name: string; circuit: number; court: { key: string } | null } | null;
  changes: string[];
  hearingsElsewhere: { id: string }[];
}

describe('what a change would do', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  const datesOf = (caseId: string) => desk.deadlines(caseId);
  /** Everything a preview must leave alone. */
  const traces = () =>
    office.sql(
      `SELECT (SELECT count(*) FROM app.deadlines) AS dates, (SELECT count(*) FROM app.hearings) AS hearings,
              (SELECT count(*) FROM app.bond_decisions) AS decisions, (SELECT count(*) FROM app.custody_stays) AS stays,
              (SELECT count(*) FROM app.reminders) AS reminders, (SELECT count(*) FROM audit.entries WHERE action NOT LIKE '%.read') AS entries,
              (SELECT string_agg(status, ' ' ORDER BY id) FROM app.hearings) AS states`,
    );
  const stay = (facility: string, more: object = {}) => ({
    facilityId: placeId(facility),
    source: 'family',
    ...more,
  });

  test('of a decision is what the decision then does, and nothing is kept of the preview', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T16:00:00-05:00');
    const before = await traces();
    const path = `/hearings/${hearing.id}/decision`;
    const preview = await desk.attorney.post<Change>(`${path}/preview`, denial);
    expect(preview.status).toBe(200);
    expect(await traces()).toEqual(before);

    const decided = await desk.decided(hearing, denial);
    const opened = decided.deadlines.map(({ code, nominal }) => ({ code, nominal }));
    expect(opened.length).toBeGreaterThan(0);
    expect(preview.body.appears.map(({ code, nominal }) => ({ code, nominal }))).toEqual(
      expect.arrayContaining(opened),
    );
    const closed = (await datesOf(caseId)).filter(({ status }) => status === 'passed');
    expect(preview.body.closes.map(({ code }) => code)).toEqual(closed.map(({ code }) => code));
  });

  test('of a continuance tells the dates that move', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2027-01-12');
    const [evidence] = await datesOf(caseId);
    const before = await traces();
    const preview = await desk.attorney.post<Change>(
      `/hearings/${hearing.id}/continue/preview`,
      { on: '2027-02-09', at: '13:00', reason: 'The court asked' },
      { ifMatch: hearing.version },
    );
    expect(preview.body).toMatchObject({
      appears: [],
      closes: [],
      moves: [{ before: { code: evidence?.code, nominal: evidence?.nominal } }],
    });
    expect(preview.body.moves[0]?.after.nominal).not.toEqual(evidence?.nominal);
    expect(await traces()).toEqual(before);
  });

  test('refuses what the deed refuses', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2027-01-12');
    const stale = await desk.attorney.post<Refusal>(
      `/hearings/${hearing.id}/continue/preview`,
      { on: '2027-02-09', at: '13:00', reason: 'The court asked' },
      { ifMatch: hearing.version + 1 },
    );
    expect(stale.status).toBe(412);
    const other = await office.as('attorney');
    expect((await other.post(`/hearings/${hearing.id}/decision/preview`, denial)).status).toBe(404);
    expect((await other.post(`/cases/${caseId}/custody/preview`, stay('STWRTGA'))).status).toBe(404);
    expect(
      (await desk.attorney.post(`/cases/${caseId}/stays/preview`, { kind: 'eoir43_filed', on: '2026-11-24' }))
        .body,
    ).toMatchObject({ slug: 'no-release-order' });
  });

  test('of a transfer shows court, district, circuit, hearings left behind, and the question of venue', async () => {
    const caseId = await desk.assignedCase();
    await desk.attorney.post(`/cases/${caseId}/custody`, stay('MECKLNC'));
    const charlotte = bondHearing('2026-12-15', { courtId: placeId('IC_CHL') });
    const { body: hearing } = await desk.attorney.post<{ id: string }>(
      `/cases/${caseId}/hearings`,
      charlotte,
    );
    const before = await traces();

    const preview = await desk.attorney.post<Transfer>(`/cases/${caseId}/custody/preview`, stay('STWRTGA'));
    expect(preview).toMatchObject({
      status: 200,
      body: {
        from: { circuit: 4 },
        to: { circuit: 11, court: { key: 'IC_STEWART' } },
        changes: expect.arrayContaining(['court', 'district', 'circuit', 'state']) as string[],
        hearingsElsewhere: [{ id: hearing.id }],
      },
    });
    expect(preview.body.appears).toMatchObject([{ code: 'VENUE_CHECK', nominal: { on: '2026-11-25' } }]);
    expect(await traces()).toEqual(before);

    expect((await desk.attorney.post(`/cases/${caseId}/custody`, stay('STWRTGA'))).status).toBe(201);
    const venue = (await datesOf(caseId)).filter(
      ({ code, status }) => code === 'VENUE_CHECK' && status === 'open',
    );
    expect(venue).toMatchObject([{ status: 'open', owner: 'INT', nominal: { on: '2026-11-25' } }]);
    const reminded = await office.sql(`SELECT DISTINCT ladder FROM app.reminders WHERE deadline_id = $1`, [
      venue[0]?.id,
    ]);
    expect(reminded).toEqual([{ ladder: 'B' }]);
  });

  test('a move within one court asks nothing', async () => {
    const caseId = await desk.assignedCase();
    await desk.attorney.post(`/cases/${caseId}/custody`, stay('STWRTGA'));
    await desk.attorney.post(`/cases/${caseId}/custody`, stay('STWRTGA', { source: 'locator' }));
    const venue = (await datesOf(caseId)).filter(
      ({ code, status }) => code === 'VENUE_CHECK' && status === 'open',
    );
    expect(venue).toEqual([]);
  });
});
