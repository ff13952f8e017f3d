import {
  CalendarDesk,
  denial,
  FIRST_MORNING,
  type Deadline,
  type Hearing,
  type Refusal,
} from '../factories/calendar.js';
import { Office } from '../support/office.js';

interface Unverified {
  count: number;
  items: {
    kind: string;
    id: string;
    caseId: string;
    enteredBy: { id: string };
    lastVerifiedAt: string | null;
  }[];
}

describe('dates that somebody has to make sure of', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  const verify = <T = Hearing & Refusal>(
    who: typeof desk.attorney,
    path: string,
    ifMatch: number,
    body: object = { method: 'court_called' },
  ) => who.post<T>(`${path}/verify`, body, { ifMatch });

  const waiting = async (who: typeof desk.attorney, caseId: string) => {
    const { body } = await who.get<Unverified>('/dates/unverified');
    return body.items.filter((item) => item.caseId === caseId);
  };

  test('a hearing shows who entered it; another person verifies it, and it leaves the list for a week', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-15');
    const path = `/hearings/${hearing.id}`;
    expect(hearing.verification).toEqual({
      critical: true,
      standing: 'never',
      last: null,
      dueAgainAt: null,
      youMay: false,
    });
    expect(await waiting(desk.coordinator, caseId)).toMatchObject([
      { kind: 'deadline', id: hearing.deadlines[0]?.id, enteredBy: { id: desk.attorney.id } },
      { kind: 'hearing', id: hearing.id, enteredBy: { id: desk.attorney.id }, lastVerifiedAt: null },
    ]);
    expect(await verify(desk.attorney, path, 1)).toMatchObject({
      status: 409,
      body: { slug: 'second-person-needed' },
    });
    const note = 'Spoke to the clerk of Judge Ficticio';
    const verified = await verify(desk.coordinator, path, 1, { method: 'court_called', note });
    expect(verified).toMatchObject({
      status: 200,
      body: {
        version: 1,
        verification: {
          standing: 'verified',
          youMay: true,
          dueAgainAt: expect.stringMatching(/^2026-12-01T14:00:/),
          last: { by: { id: desk.coordinator.id }, method: 'court_called', note },
        },
      },
    });
    expect(await office.database.dump()).not.toContain(note);
    expect((await waiting(desk.coordinator, caseId)).map(({ kind }) => kind)).toEqual(['deadline']);
    expect((await office.auditOf(hearing.id)).map(({ action }) => action)).toContain('hearing.verified');
    await office.moveTo('2026-12-01T09:01:00-05:00');
    expect(await waiting(desk.coordinator, caseId)).toMatchObject([
      { kind: 'deadline' },
      { kind: 'hearing', lastVerifiedAt: expect.stringMatching(/^2026-11-24T14:00:/) },
    ]);
  });

  test('a hearing on another day is another date: nobody has verified it yet', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-15');
    await verify(desk.coordinator, `/hearings/${hearing.id}`, 1);
    const move = { on: '2026-12-22', at: '08:30', reason: 'no interpreter' };
    const next = await desk.attorney.post<Hearing>(`/hearings/${hearing.id}/continue`, move, { ifMatch: 1 });
    expect(next.body.verification).toMatchObject({ standing: 'never' });
    expect(await verify(desk.coordinator, `/hearings/${hearing.id}`, 2)).toMatchObject({
      status: 409,
      body: { slug: 'date-is-over' },
    });
    expect(await waiting(desk.coordinator, caseId)).toMatchObject([
      { kind: 'deadline', id: next.body.deadlines[0]?.id },
      { kind: 'hearing', id: next.body.id },
    ]);
  });

  test('our appeal is critical, its guard is not; opened again, it is to be verified again', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T15:00:00-05:00');
    const { deadlines } = await desk.decided(hearing, denial);
    const dates = new Map(deadlines.map((deadline) => [deadline.code, deadline]));
    const [guard, appeal] = [dates.get('BIA_APPEAL_GUARD'), dates.get('BIA_BOND_APPEAL')];
    expect(guard?.verification).toMatchObject({ critical: false, youMay: true });
    expect(appeal?.verification).toMatchObject({ critical: true, youMay: false });
    const own = await verify<Deadline>(desk.attorney, `/deadlines/${guard?.id}`, 1, {
      method: 'notice_seen',
    });
    expect(own.body.verification.standing).toBe('verified');
    const path = `/deadlines/${appeal?.id}`;
    expect((await verify<Deadline>(desk.coordinator, path, 1)).body.verification).toMatchObject({
      standing: 'verified',
      dueAgainAt: expect.stringMatching(/^2026-12-31T20:00:/),
    });
    expect(await waiting(desk.coordinator, caseId)).toEqual([]);
    await desk.attorney.post(`${path}/met`, {}, { ifMatch: 1 });
    expect((await verify(desk.coordinator, path, 2)).body).toMatchObject({ slug: 'date-is-over' });
    await desk.attorney.post(`${path}/reopen`, { reason: 'It was rejected' }, { ifMatch: 2 });
    expect(await waiting(desk.attorney, caseId)).toMatchObject([{ id: appeal?.id }]);
  });

  test('how, and which version, has to be said', async () => {
    const caseId = await desk.assignedCase();
    const { id } = await desk.scheduled(caseId, '2026-12-15');
    const path = `/hearings/${id}`;
    expect((await verify(desk.coordinator, path, 1, {})).status).toBe(422);
    expect((await verify(desk.coordinator, path, 1, { method: 'hotline' })).status).toBe(422);
    expect((await verify(desk.coordinator, path, 4)).status).toBe(412);
    expect((await desk.coordinator.post(`${path}/verify`, { method: 'court_called' })).status).toBe(428);
  });

  test('an attorney is asked about their own cases, and others’ dates are not there', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-15');
    const stranger = await office.as('attorney');
    expect((await stranger.get<Unverified>('/dates/unverified')).body).toEqual({ count: 0, items: [] });
    expect((await verify(stranger, `/hearings/${hearing.id}`, 1)).status).toBe(404);
    expect((await verify(stranger, `/deadlines/${hearing.deadlines[0]?.id}`, 1)).status).toBe(404);
    expect((await desk.volunteer.get('/dates/unverified')).status).toBe(403);
  });
});
