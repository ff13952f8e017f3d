import { CalendarDesk, FIRST_MORNING, type Hearing, type Refusal } from '../factories/calendar.js';
import { Office } from '../support/office.js';

interface Unsure extends Refusal {
  dates: {
    kind: string;
    id: string;
    title: { en: string } | null;
    hearingKind: string | null;
    at: string | null;
  }[];
}

describe('a case is not closed while a critical date is unverified', () => {
  let office: Office;
  let desk: CalendarDesk;
  let caseId: string;
  let hearing: Hearing;

  beforeAll(async () => {
    office = await Office.open({ env: { PROCESS_ROLE: 'api' } });
  });
  beforeEach(async () => {
    await office.moveTo(FIRST_MORNING);
    desk = await CalendarDesk.in(office);
    caseId = await desk.assignedCase();
    hearing = await desk.scheduled(caseId, '2026-12-15');
  });
  afterAll(() => office.close());

  const close = async () => {
    const { body } = await desk.coordinator.get<{ version: number }>(`/cases/${caseId}`);
    const closing = { to: 'closed', reason: 'Another office has it', outcome: 'other_counsel' };
    return desk.coordinator.post<Unsure>(`/cases/${caseId}/moves`, closing, { ifMatch: body.version });
  };
  const status = async () =>
    (await office.sql('SELECT status FROM app.cases WHERE id = $1', [caseId]))[0]?.['status'];
  const verify = (path: string) =>
    desk.coordinator.post(`${path}/verify`, { method: 'court_called' }, { ifMatch: 1 });

  test('the refusal names each date, and nothing moves', async () => {
    const refused = await close();
    expect(refused).toMatchObject({ status: 409, body: { slug: 'dates-unverified' } });
    expect(refused.body.dates).toMatchObject([
      { kind: 'deadline', title: { en: 'Bond exhibits filed with the court' }, hearingKind: null },
      { kind: 'hearing', id: hearing.id, hearingKind: 'bond', at: '2026-12-15T18:00:00.000Z' },
    ]);
    expect(await status()).toBe('represented');
  });

  test('verified by a second person it closes; a week later the hearing would have to be verified again', async () => {
    expect((await verify(`/hearings/${hearing.id}`)).status).toBe(200);
    expect((await verify(`/deadlines/${hearing.deadlines[0]?.id}`)).status).toBe(200);
    await office.moveOn({ hours: 24 * 8 });
    expect((await close()).body.dates.map(({ kind }) => kind)).toContain('hearing');
    await office.moveTo(FIRST_MORNING);
    expect((await close()).status).toBe(200);
    expect(await status()).toBe('closed');
  });

  test('a hearing taken off the calendar stands in nobody’s way', async () => {
    const gone = await desk.attorney.post(`/hearings/${hearing.id}/vacate`, { reason: 'Case moved away' });
    expect(gone.status).toBe(200);
    expect((await close()).status).toBe(200);
  });

  test('the dates of another case do not', async () => {
    const other = await desk.assignedCase();
    caseId = other;
    expect((await close()).status).toBe(200);
  });
});
