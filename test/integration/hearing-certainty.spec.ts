import {
  CalendarDesk,
  FIRST_MORNING,
  bondHearing,
  type Hearing,
  type Refusal,
} from '../factories/calendar.js';
import { Office } from '../support/office.js';

let office: Office;
let desk: CalendarDesk;

beforeAll(async () => {
  office = await Office.open();
  desk = await CalendarDesk.in(office);
});
afterAll(() => office.close());
beforeEach(() => office.moveTo(FIRST_MORNING));

const control = { certainty: 'control', on: '2026-12-01', at: undefined };
const toBeSet = { certainty: 'to_be_set', on: undefined, at: undefined };

async function schedule(caseId: string, more: object): Promise<Hearing> {
  return desk.scheduled(caseId, '2026-12-01', more);
}
async function moved(hearing: Hearing, more: object): Promise<Hearing> {
  const body = { reason: 'The court called back', confirmed: [], ...more };
  const answer = await desk.attorney.post<Hearing>(`/hearings/${hearing.id}/continue`, body, {
    ifMatch: hearing.version,
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}

describe('a hearing on a control date', () => {
  it('is a day without an hour, with the dates and reminders of one', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await schedule(caseId, control);
    expect(hearing).toMatchObject({ certainty: 'control', on: '2026-12-01', at: null });
    // Its day is over at five in the afternoon by the clock of the court.
    expect(hearing.startsAt).toBe('2026-12-01T22:00:00.000Z');
    expect(await desk.standing(caseId)).toEqual(['BOND_EVIDENCE open']);
    const steps = await office.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM app.reminders WHERE hearing_id = $1 AND state = 'scheduled'`,
      [hearing.id],
    );
    expect(steps[0]?.count).toBeGreaterThan(0);
  });

  it('becomes exact by a move that is kept, and shows before what that does to the dates', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await schedule(caseId, control);
    const body = { certainty: 'exact', on: '2026-12-08', at: '09:30', reason: 'The court called back' };
    const preview = await desk.attorney.post<{ moves: unknown[]; appears: unknown[]; closes: unknown[] }>(
      `/hearings/${hearing.id}/continue/preview`,
      body,
      { ifMatch: hearing.version },
    );
    expect(preview.body).toMatchObject({ moves: [{}], appears: [], closes: [] });
    const next = await moved(hearing, body);
    expect(next).toMatchObject({ certainty: 'exact', at: '09:30', continuedFrom: hearing.id });
    const listed = await desk.attorney.get<{ items: Hearing[] }>(`/cases/${caseId}/hearings`);
    expect(listed.body.items.map(({ certainty, status }) => `${certainty} ${status}`)).toEqual([
      'control continued',
      'exact scheduled',
    ]);
  });

  it('is on the calendar, among the cases and in the file for a calendar as what it is', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await schedule(caseId, control);
    const page = await desk.attorney.get<{ hearings: object[] }>('/calendar?from=2026-12-01&to=2026-12-01');
    expect(page.body.hearings).toContainEqual(
      expect.objectContaining({ hearingId: hearing.id, certainty: 'control', at: null }),
    );
    const mine = await desk.attorney.get<{ items: { caseId: string }[] }>('/dashboard/my-cases');
    expect(mine.body.items.find((item) => item.caseId === caseId)).toMatchObject({
      nextHearing: { certainty: 'control', at: null },
    });
    const file = await desk.attorney.get<{ text: string }>(`/hearings/${hearing.id}/calendar-entry`);
    expect(file.body.text).toContain('STATUS:TENTATIVE');
    expect(file.body.text).toContain('DTSTART;VALUE=DATE:20261201');
  });

  it('takes nobody’s time: it stands in the way of no other hearing', async () => {
    await schedule(await desk.assignedCase(), { ...control, on: '2026-12-15' });
    const other = await desk.assignedCase();
    const body = bondHearing('2026-12-15', { at: '17:00', confirmed: [] });
    expect(await desk.attorney.post(`/cases/${other}/hearings`, body)).toMatchObject({ status: 201 });
  });
});

describe('a hearing to be set', () => {
  it('asks the court for a date, again and again, until there is one', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await schedule(caseId, toBeSet);
    expect(hearing).toMatchObject({ certainty: 'to_be_set', on: null, at: null, startsAt: null });
    const [question] = await desk.deadlines(caseId);
    expect(question).toMatchObject({ code: 'ASK_COURT', owner: 'INT', status: 'open', waivable: false });
    // Thanksgiving is no day of the court: two business days after Tuesday are Friday.
    expect(question?.nominal.on).toBe('2026-11-27');

    await office.moveTo('2026-11-27T09:00:00-05:00');
    const met = await desk.attorney.post(
      `/deadlines/${question?.id}/met`,
      { note: 'No date yet.' },
      { ifMatch: 1 },
    );
    expect(met).toMatchObject({ status: 200, body: { status: 'met', reopenable: false } });
    expect(await desk.standing(caseId)).toEqual(['ASK_COURT open', 'ASK_COURT met']);

    const next = await moved(hearing, { certainty: 'exact', on: '2026-12-15', at: '13:00' });
    expect(next.certainty).toBe('exact');
    expect((await desk.standing(caseId)).sort()).toEqual([
      'ASK_COURT met',
      'ASK_COURT superseded',
      'BOND_EVIDENCE open',
    ]);
  });

  it('has no reminders of its own and is no case without a date', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await schedule(caseId, toBeSet);
    expect(await office.sql(`SELECT 1 FROM app.reminders WHERE hearing_id = $1`, [hearing.id])).toEqual([]);
    const asked = await office.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM app.reminders r JOIN app.deadlines d ON d.id = r.deadline_id WHERE r.case_id = $1 AND d.code = 'ASK_COURT'`,
      [caseId],
    );
    expect(asked[0]?.count).toBeGreaterThan(0);
    const dateless = await desk.coordinator.get<{ items: { caseId: string }[] }>('/dashboard/dateless');
    expect(JSON.stringify(dateless.body)).not.toContain(caseId);
    expect(await desk.attorney.get(`/hearings/${hearing.id}/calendar-entry?language=en`)).toMatchObject({
      status: 404,
    });
  });

  it('can be vacated, and the question goes with it', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await schedule(caseId, toBeSet);
    const answer = await desk.attorney.post(`/hearings/${hearing.id}/vacate`, { reason: 'Withdrawn' });
    expect(answer.status).toBe(200);
    expect(await desk.standing(caseId)).toEqual(['ASK_COURT superseded']);
  });
});

describe('a blank date', () => {
  it.each([
    ['no day and no hour', { on: undefined, at: undefined }, ['on needed', 'at needed']],
    ['a control date with an hour', { ...control, at: '13:00' }, ['at only-when-exact']],
    ['to be set on a day', { ...toBeSet, on: '2026-12-01' }, ['on not-when-to-be-set']],
  ])('%s is refused', async (_title, more, expected) => {
    const caseId = await desk.assignedCase();
    const answer = await desk.attorney.post<Refusal>(
      `/cases/${caseId}/hearings`,
      bondHearing('2026-12-01', more),
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });
});
