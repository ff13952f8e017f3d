import { randomUUID } from 'node:crypto';
import { CalendarDesk, FIRST_MORNING, type Deadline, type Refusal } from '../factories/calendar.js';
import { Office } from '../support/office.js';

describe('dates entered by hand', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  const brief = (more: object = {}) => ({
    kind: 'HAND_BRIEF',
    on: '2026-12-15',
    timeZone: 'America/New_York',
    owner: 'US',
    ladder: 'C',
    toldBy: 'notice',
    ...more,
  });
  const enter = (caseId: string, body: object, who = desk.attorney) =>
    who.post<Deadline & Refusal>(`/cases/${caseId}/deadlines`, body);
  const change = (id: string, body: object, ifMatch: number) =>
    desk.attorney.post<Deadline & Refusal>(`/deadlines/${id}/change`, body, { ifMatch });
  const reminders = (id: string) =>
    office.sql(
      `SELECT DISTINCT subject_version AS version FROM app.reminders
        WHERE deadline_id = $1 AND state IN ('scheduled', 'claimed')`,
      [id],
    );

  test('a day with its source and note is reminded of like any other, wants a second person, and can be met', async () => {
    const caseId = await desk.assignedCase();
    const id = randomUUID();
    const note = 'Twenty pages at most';
    const entered = await enter(caseId, brief({ id, note }));
    expect(entered).toMatchObject({
      status: 201,
      body: {
        id,
        nominal: { on: '2026-12-15' },
        rolled: { on: '2026-12-15' },
        title: { en: 'Brief to the Board or the court' },
        note,
        warnings: [],
        source: { kind: 'hand', by: { id: desk.attorney.id }, toldBy: 'notice' },
        verification: { critical: true, standing: 'never', youMay: false },
      },
    });
    expect((await enter(caseId, brief({ id, note }))).body).toMatchObject({ id, version: 1 });
    expect(await desk.standing(caseId)).toEqual(['HAND_BRIEF open']);
    expect(await reminders(id)).toEqual([{ version: 1 }]);
    expect(await office.database.dump()).not.toContain(note);
    const verified = await desk.coordinator.post<Deadline>(
      `/deadlines/${id}/verify`,
      { method: 'notice_seen' },
      { ifMatch: 1 },
    );
    expect(verified.body.verification.standing).toBe('verified');
    expect((await desk.attorney.post(`/deadlines/${id}/met`, {}, { ifMatch: 1 })).status).toBe(200);
    expect(await reminders(id)).toEqual([]);
    expect((await office.auditOf(id)).map(({ action }) => action)).toEqual([
      'deadline.entered',
      'deadline.verified',
      'deadline.met',
    ]);
  });

  test('own words are sealed, an hour has its zone, and the dashboard shows the general title', async () => {
    const caseId = await desk.assignedCase();
    const words = 'Call with the consulate';
    expect((await enter(caseId, brief({ kind: 'HAND_OTHER' }))).body).toMatchObject({
      errors: [{ field: 'words', code: 'needed' }],
    });
    const told = { kind: 'HAND_OTHER', words, on: '2026-11-30', at: '09:30', timeZone: 'America/Chicago' };
    const { body } = await enter(caseId, brief({ ...told, ladder: 'D' }));
    expect(body).toMatchObject({
      title: { en: words, es: words },
      nominal: { at: '2026-11-30T15:30:00.000Z' },
    });
    expect(await office.database.dump()).not.toContain(words);
    const { body: board } = await desk.coordinator.get<{
      nextSevenDays: { items: { id: string; kind: string }[]; rows: { title: { en: string } | null }[] };
    }>('/dashboard/deadlines');
    expect(board.nextSevenDays.items).toContainEqual(expect.objectContaining({ id: body.id }));
    expect(board.nextSevenDays.rows.map(({ title }) => title?.en)).toContain('A date of the case');
  });

  test.each([
    ['a day that is over', '2026-11-23', ['past']],
    ['a Saturday', '2026-12-19', ['weekend']],
    ['Thanksgiving', '2026-11-26', ['holiday']],
  ])('%s is kept once its warning is confirmed', async (_what, on, warnings) => {
    const caseId = await desk.assignedCase();
    expect(await enter(caseId, brief({ on }))).toMatchObject({
      status: 409,
      body: { slug: 'warnings-to-confirm', warnings },
    });
    const kept = await enter(caseId, brief({ on, confirmed: warnings }));
    expect(kept).toMatchObject({ status: 201, body: { warnings } });
  });

  test.each([
    ['a day there is not', { on: '2026-02-30' }, 'on'],
    ['an hour there is not', { at: '25:00' }, 'at'],
    ['a zone of nowhere', { timeZone: 'Mars/Base' }, 'timeZone'],
    ['a kind there is not', { kind: 'BIA_BOND_APPEAL' }, 'kind'],
  ])('%s is refused by name', async (_what, wrong, field) => {
    const caseId = await desk.assignedCase();
    const refused = await enter(caseId, brief(wrong));
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await desk.standing(caseId)).toEqual([]);
  });

  test('changed: the old date stays, superseded, and the new one is reminded of in its place', async () => {
    const caseId = await desk.assignedCase();
    const { body: first } = await enter(caseId, brief());
    const next = brief({ id: randomUUID(), on: '2026-12-22', note: 'The judge gave a week more' });
    expect((await change(first.id, next, 7)).status).toBe(412);
    const changed = await change(first.id, next, 1);
    expect(changed).toMatchObject({
      status: 201,
      body: { nominal: { on: '2026-12-22' }, version: 2, replacesId: first.id },
    });
    expect((await change(first.id, next, 1)).body).toMatchObject({ id: changed.body.id });
    expect(await desk.standing(caseId)).toEqual(['HAND_BRIEF open', 'HAND_BRIEF superseded']);
    expect(await reminders(first.id)).toEqual([]);
    expect(await reminders(changed.body.id)).toEqual([{ version: 2 }]);
    expect(await change(first.id, brief({ id: randomUUID() }), 1)).toMatchObject({
      status: 409,
      body: { slug: 'deadline-closed' },
    });
  });

  test('what a rule computed is not changed by hand, and a court’s date by hand can be called off', async () => {
    const caseId = await desk.assignedCase();
    const { deadlines } = await desk.scheduled(caseId, '2026-12-15');
    expect(await change(deadlines[0]?.id ?? '', brief(), 1)).toMatchObject({
      status: 409,
      body: { slug: 'not-by-hand' },
    });
    const { body } = await enter(caseId, brief({ owner: 'COURT', ladder: 'D' }));
    expect(
      (await desk.attorney.post<Refusal>(`/deadlines/${body.id}/met`, {}, { ifMatch: 1 })).body,
    ).toMatchObject({ slug: 'not-our-act' });
    const off = await desk.attorney.post(`/deadlines/${body.id}/waive`, { reason: 'A slip' }, { ifMatch: 1 });
    expect(off).toMatchObject({ status: 200, body: { status: 'waived' } });
  });

  test('a move to another place leaves it as it was told', async () => {
    const caseId = await desk.assignedCase();
    const { body } = await enter(caseId, brief());
    await desk.attorney.post(`/cases/${caseId}/custody`, { source: 'locator', arrivedOn: '2026-11-24' });
    // Nobody knows the place: the search for the person is a date of its own.
    const dates = (await desk.deadlines(caseId)).filter(({ code }) => code !== 'LOCATE');
    expect(dates).toMatchObject([{ id: body.id, status: 'open', version: 1 }]);
  });

  test('somebody else’s case is not there', async () => {
    const caseId = await desk.assignedCase();
    const { body } = await enter(caseId, brief());
    const stranger = await office.as('attorney');
    expect((await enter(caseId, brief(), stranger)).status).toBe(404);
    expect((await stranger.post(`/deadlines/${body.id}/change`, brief(), { ifMatch: 1 })).status).toBe(404);
    expect((await enter(caseId, brief(), desk.volunteer)).status).toBe(403);
  });
});
