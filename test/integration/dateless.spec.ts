import { openedCase } from '../factories/cases.js';
import { CalendarDesk } from '../factories/calendar.js';
import { Office } from '../support/office.js';

interface Dateless {
  count: number;
  items: { caseId: string; status: string; lastHearingAt: string | null; lead: { id: string } | null }[];
}

describe('open cases with no date ahead', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open({ env: { PROCESS_ROLE: 'api' } });
    desk = await CalendarDesk.in(office);
  });
  afterAll(() => office.close());

  const look = async () => (await desk.coordinator.get<Dateless>('/dashboard/dateless')).body;
  const ids = async () => (await look()).items.map(({ caseId }) => caseId);

  test('a hearing or an open deadline ahead is a date; when it is over, the case is listed again', async () => {
    const bare = (await openedCase(desk.volunteer, desk.coordinator)).caseId;
    const dated = await desk.assignedCase();
    // The first call, which a match opens, is a date; a day later it lies behind.
    expect(await ids()).toEqual([bare]);
    await office.moveOn({ days: 2 });
    const known = await ids();
    expect(known.toSorted()).toEqual([bare, dated].toSorted());
    await desk.scheduled(dated, '2026-12-15');
    expect(await look()).toMatchObject({
      count: 1,
      items: [{ caseId: bare, lastHearingAt: null, lead: null }],
    });
    await office.moveTo('2026-12-16T09:00:00-05:00');
    const after = await look();
    expect(after.count).toBe(2);
    expect(after.items.find(({ caseId }) => caseId === dated)).toMatchObject({
      lastHearingAt: '2026-12-15T18:00:00.000Z',
      lead: { id: desk.attorney.id },
    });
  });

  test('a closed case is not missed', async () => {
    const gone = (await openedCase(desk.volunteer, desk.coordinator)).caseId;
    expect(await ids()).toContain(gone);
    const closing = { to: 'closed', reason: 'Another office', outcome: 'other_counsel' };
    const closed = await desk.coordinator.post(`/cases/${gone}/moves`, closing, { ifMatch: 1 });
    expect(closed.status).toBe(200);
    expect(await ids()).not.toContain(gone);
  });
});
