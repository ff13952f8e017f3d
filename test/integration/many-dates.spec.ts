import { randomUUID } from 'node:crypto';
import { CalendarDesk, FIRST_MORNING } from '../factories/calendar.js';
import { openedCase } from '../factories/cases.js';
import { Office } from '../support/office.js';

let office: Office;
let desk: CalendarDesk;

beforeAll(async () => {
  office = await Office.open();
  desk = await CalendarDesk.in(office);
});
afterAll(() => office.close());
beforeEach(() => office.moveTo(FIRST_MORNING));

const date = (more: object = {}) => ({
  kind: 'HAND_FILING',
  on: '2026-12-15',
  timeZone: 'America/New_York',
  owner: 'US',
  ladder: 'C',
  toldBy: 'notice',
  ...more,
});
const body = (caseIds: readonly string[], more: object = {}) => ({
  cases: caseIds.map((caseId) => ({ caseId, id: randomUUID() })),
  date: date(more),
});
interface Entered {
  items: { caseId: string; caseReference: string; deadlineId: string }[];
}
interface Preview {
  warnings: string[];
  items: {
    caseId: string;
    caseReference: string | null;
    problem: string | null;
    sameDay: { en: string }[];
  }[];
}
const countOf = async (caseId: string) => (await desk.deadlines(caseId)).length;

it('enters one date in many cases, each with its reminders and its entry in the audit', async () => {
  const cases = [await desk.assignedCase(), await desk.assignedCase(), await desk.assignedCase()];
  const told = body(cases);
  const answer = await desk.attorney.post<Entered>('/many-dates', told);
  expect(answer.status).toBe(201);
  expect(answer.body.items.map(({ caseId }) => caseId).sort()).toEqual([...cases].sort());
  for (const { caseId, deadlineId } of answer.body.items) {
    expect(await desk.standing(caseId)).toEqual(['HAND_FILING open']);
    const planned = await office.sql(`SELECT 1 FROM app.reminders WHERE deadline_id = $1 LIMIT 1`, [
      deadlineId,
    ]);
    expect(planned).toHaveLength(1);
    expect(await office.auditOf(deadlineId)).toContainEqual(
      expect.objectContaining({ action: 'deadline.entered' }),
    );
  }
  // The same request again, as after a line that broke: the same dates, and none more.
  expect(await desk.attorney.post<Entered>('/many-dates', told)).toMatchObject({
    status: 201,
    body: answer.body,
  });
  expect(await countOf(cases[0] ?? '')).toBe(1);
});

it('enters it in none when one case refuses, and says which and why', async () => {
  const mine = await desk.assignedCase();
  const { caseId: others } = await openedCase(desk.volunteer, desk.coordinator);
  const refused = await desk.attorney.post('/many-dates', body([mine, others]));
  // A case one may not see is named by nothing but the id that was sent.
  expect(refused).toMatchObject({
    status: 409,
    body: { slug: 'one-of-many-refused', caseId: others, caseReference: null, because: 'not-found' },
  });
  expect(await countOf(mine)).toBe(0);

  await office.sql(
    `UPDATE app.cases SET status = 'closed', closed_at = app.now(), matching_since = NULL, outcome = 'removed' WHERE id = $1`,
    [others],
  );
  const closed = await desk.coordinator.post('/many-dates', body([mine, others]));
  expect(closed).toMatchObject({ status: 409, body: { because: 'case-closed', caseId: others } });
  expect(String((closed.body as { caseReference: string }).caseReference)).toMatch(/^FZ-/);
  expect(await countOf(mine)).toBe(0);
});

it('shows before what each case would say, and keeps nothing of it', async () => {
  const first = await desk.assignedCase();
  const second = await desk.assignedCase();
  const { caseId: others } = await openedCase(desk.volunteer, desk.coordinator);
  await desk.attorney.post(`/cases/${second}/deadlines`, date());
  const answer = await desk.attorney.post<Preview>('/many-dates/preview', body([first, second, others]));
  expect(answer.status).toBe(200);
  const of = (id: string) => answer.body.items.find(({ caseId }) => caseId === id);
  expect(of(first)).toMatchObject({ problem: null, sameDay: [] });
  expect(of(second)).toMatchObject({ problem: null, sameDay: [{ en: 'Filing ordered by the judge' }] });
  expect(of(others)).toMatchObject({ problem: 'not-found', caseReference: null, sameDay: [] });
  expect(await countOf(first)).toBe(0);
  const weekend = await desk.attorney.post<Preview>(
    '/many-dates/preview',
    body([first], { on: '2026-12-19' }),
  );
  expect(weekend.body.warnings).toEqual(['weekend']);
});

it('asks about an odd day once for all, and refuses no cases and one case twice', async () => {
  const caseId = await desk.assignedCase();
  expect(await desk.attorney.post('/many-dates', body([caseId], { on: '2026-12-19' }))).toMatchObject({
    status: 409,
    body: { slug: 'warnings-to-confirm', warnings: ['weekend'] },
  });
  const confirmed = body([caseId], { on: '2026-12-19', confirmed: ['weekend'] });
  expect(await desk.attorney.post('/many-dates', confirmed)).toMatchObject({ status: 201 });
  for (const [cases, code] of [
    [[], 'needed'],
    [[caseId, caseId], 'twice'],
  ] as const) {
    expect(await desk.attorney.post('/many-dates', body(cases))).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'cases', code }] },
    });
  }
});
