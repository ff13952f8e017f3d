import { placeId } from '../../src/places/place-id.js';
import { CalendarDesk, type Refusal } from '../factories/calendar.js';
import { Office } from '../support/office.js';

interface Page {
  today: string;
  hearings: {
    caseId: string;
    hearingId: string;
    on: string;
    at: string;
    timeZone: string;
    status: string;
    isVerified: boolean;
    lead: { name: string } | null;
  }[];
  deadlines: { caseId: string; code: string; on: string; owner: string }[];
  holidays: { on: string; en: string }[];
  late: number;
  isCut: boolean;
}

describe('the calendar page', () => {
  let office: Office;
  let desk: CalendarDesk;
  let mine: string;
  let other: string;

  const look = async (who = desk.coordinator, from = '2026-11-24', to = '2027-01-05') =>
    (await who.get<Page>(`/calendar?from=${from}&to=${to}`)).body;

  beforeAll(async () => {
    office = await Office.open({ env: { PROCESS_ROLE: 'api' } });
    desk = await CalendarDesk.in(office);
    mine = await desk.assignedCase();
    await desk.scheduled(mine, '2026-12-15');
    await office.sql(`UPDATE app.courts SET time_zone = 'America/Chicago' WHERE key = 'IC_CHL'`);
    const elsewhere = await CalendarDesk.in(office);
    other = await elsewhere.assignedCase();
    await elsewhere.scheduled(other, '2026-12-16', { courtId: placeId('IC_CHL'), at: '23:30' });
  });
  afterAll(() => office.close());

  test('an attorney sees the dates of their own cases, a coordinator those of all', async () => {
    expect((await look(desk.attorney)).hearings.map(({ caseId }) => caseId)).toEqual([mine]);
    const all = await look();
    expect(all.hearings.map(({ caseId }) => caseId)).toEqual([mine, other]);
    expect(all).toMatchObject({ today: '2026-11-24', late: 0, isCut: false });
    expect(all.hearings[0]).toMatchObject({
      on: '2026-12-15',
      at: '13:00',
      isVerified: false,
      status: 'scheduled',
    });
    expect(all.holidays).toContainEqual({ on: '2026-12-25', en: 'Christmas Day', es: expect.any(String) });
    expect(JSON.stringify(all)).not.toMatch(/"detained|A000/);
  });

  test('a late hearing at a court further west stands on the day of that court', async () => {
    const day = await look(desk.coordinator, '2026-12-16', '2026-12-16');
    expect(day.hearings).toMatchObject([{ caseId: other, on: '2026-12-16', timeZone: 'America/Chicago' }]);
    expect((await look(desk.coordinator, '2026-12-17', '2026-12-17')).hearings).toEqual([]);
  });

  test('open deadlines stand on the day that is reminded of', async () => {
    const deadlines = await desk.allDeadlines(mine);
    const shown = (await look(desk.attorney)).deadlines.map(({ code, on }) => `${code} ${on}`);
    const open = deadlines.filter(({ status }) => status === 'open');
    expect(open.length).toBeGreaterThan(0);
    expect(shown.toSorted()).toEqual(open.map(({ code, remindAt }) => `${code} ${remindAt.on}`).toSorted());
  });

  test('what was made sure of says so until the date changes', async () => {
    const [seen] = (await look()).hearings;
    const verified = await desk.coordinator.post(
      `/hearings/${seen?.hearingId}/verify`,
      { method: 'court_called' },
      { ifMatch: 1 },
    );
    expect(verified.status).toBe(200);
    expect((await look()).hearings[0]).toMatchObject({ isVerified: true });
  });

  test('a continued hearing stands on its new day only', async () => {
    const [seen] = (await look(desk.attorney)).hearings;
    const moved = { on: '2026-12-18', at: '09:00', reason: 'The judge is away.' };
    const answer = await desk.attorney.post(`/hearings/${seen?.hearingId}/continue`, moved, { ifMatch: 1 });
    expect(answer.status).toBe(201);
    expect((await look(desk.attorney)).hearings.map(({ on, isVerified }) => ({ on, isVerified }))).toEqual([
      { on: '2026-12-18', isVerified: false },
    ]);
  });

  test('a span that is too long, ends before it begins, or is none', async () => {
    const ask = async (query: string) => (await desk.attorney.get<Refusal>(`/calendar?${query}`)).body;
    expect(await ask('from=2026-11-24&to=2027-01-08')).toMatchObject({
      errors: [{ field: 'to', code: 'span-too-long' }],
    });
    expect(await ask('from=2026-11-24&to=2026-11-23')).toMatchObject({
      errors: [{ field: 'to', code: 'before-start' }],
    });
    expect(await ask('from=yesterday&to=2026-11-23')).toMatchObject({ slug: 'unprocessable' });
    expect(await ask('from=2026-11-24')).toMatchObject({ slug: 'unprocessable' });
  });

  test('dates that are over and open are counted wherever one looks', async () => {
    await office.moveTo('2027-03-01T12:00:00-05:00');
    const open = (await desk.deadlines(mine)).filter(
      ({ status, owner }) => status === 'open' && owner !== 'INT',
    );
    expect((await look(desk.attorney, '2027-03-01', '2027-03-01')).late).toBe(open.length);
  });
});
