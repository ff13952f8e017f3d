import { placeId } from '../../src/places/place-id.js';
import { CalendarDesk, FIRST_MORNING } from '../factories/calendar.js';
import { Office } from '../support/office.js';

let office: Office;
let desk: CalendarDesk;

beforeAll(async () => {
  office = await Office.open();
  desk = await CalendarDesk.in(office);
});
afterAll(() => office.close());
beforeEach(() => office.moveTo(FIRST_MORNING));

const say = (courtIds: string[], who = desk.attorney) =>
  who.post<{ courtIds: string[] }>('/practice', { courtIds });
const preview = async (caseId: string) => {
  const body = { facilityId: placeId('STWRTGA'), source: 'locator' };
  const answer = await desk.attorney.post<{ teamElsewhere: object[] }>(
    `/cases/${caseId}/custody/preview`,
    body,
  );
  expect(answer.status).toBe(200);
  return answer.body.teamElsewhere;
};

describe('the courts in which an attorney appears', () => {
  it('are said by themselves, and shown to those who assign', async () => {
    expect((await desk.attorney.get('/practice')).body).toEqual({ courtIds: [] });
    const courts = [placeId('IC_CHL')];
    expect(await say(courts)).toMatchObject({ status: 200, body: { courtIds: courts } });
    const listed = await desk.coordinator.get<{ items: { id: string; courtIds: string[] }[] }>(
      '/people/attorneys',
    );
    expect(listed.body.items.find(({ id }) => id === desk.attorney.id)?.courtIds).toEqual(courts);
    expect(await office.auditOf(desk.attorney.id)).toContainEqual(
      expect.objectContaining({ action: 'practice.changed' }),
    );
  });

  it('are courts there are, and of attorneys alone', async () => {
    for (const id of ['none', '0190c6a0-0000-7000-8000-000000000001'])
      expect(await say([id])).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'courtIds', code: 'unknown-court' }] },
      });
    expect((await desk.coordinator.get('/practice')).status).toBe(404);
    expect((await say([], desk.volunteer)).status).toBe(404);
  });

  it('warn before a transfer to where somebody of the team does not appear, and stop nothing', async () => {
    const caseId = await desk.assignedCase();
    await say([placeId('IC_CHL')]);
    expect(await preview(caseId)).toEqual([expect.objectContaining({ id: desk.attorney.id, role: 'lead' })]);
    const moved = await desk.attorney.post(`/cases/${caseId}/custody`, {
      facilityId: placeId('STWRTGA'),
      source: 'locator',
    });
    expect(moved.status).toBe(201);
    await say([placeId('IC_CHL'), placeId('IC_STEWART')]);
    expect(await preview(caseId)).toEqual([]);
  });

  it('who never said is warned of nothing', async () => {
    const caseId = await desk.assignedCase();
    await say([]);
    expect(await preview(caseId)).toEqual([]);
  });

  it('of a colleague on the same case are known to the lead, of others not', async () => {
    const caseId = await desk.assignedCase();
    const backup = await office.as('attorney');
    await desk.coordinator.post(`/cases/${caseId}/assignments`, { staffId: backup.id, role: 'backup' });
    await say([placeId('IC_CHL')], backup);
    await say([placeId('IC_STEWART')]);
    expect(await preview(caseId)).toEqual([expect.objectContaining({ id: backup.id, role: 'backup' })]);
  });
});
