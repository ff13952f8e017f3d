import {
  CalendarDesk,
  denial,
  FIRST_MORNING,
  grant,
  type Deadline,
  type Refusal,
} from '../factories/calendar.js';
import { Office } from '../support/office.js';

describe('what people do to the dates of a case', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  type Deed = 'met' | 'waive' | 'passed' | 'reopen';
  const does = (who: typeof desk.attorney, deed: Deed, id: string, body: object, ifMatch: number) =>
    who.post<Deadline & Refusal>(`/deadlines/${id}/${deed}`, body, { ifMatch });

  /** Reminders of a date that may still go out, by version. */
  const waiting = (id: string) =>
    office.sql(
      `SELECT DISTINCT subject_version AS version FROM app.reminders
        WHERE deadline_id = $1 AND state IN ('scheduled', 'claimed') ORDER BY 1`,
      [id],
    );

  async function evidence(): Promise<{ caseId: string; id: string }> {
    const caseId = await desk.assignedCase();
    const { deadlines } = await desk.scheduled(caseId, '2026-12-15');
    return { caseId, id: deadlines[0]?.id ?? '' };
  }

  async function decided(ruling: object): Promise<Map<string, Deadline>> {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T15:00:00-05:00');
    const { deadlines } = await desk.decided(hearing, ruling);
    return new Map(deadlines.map((deadline) => [deadline.code, deadline]));
  }

  test('met: on which day, with a sealed note, and no reminder of it is left', async () => {
    const { id } = await evidence();
    expect(await waiting(id)).toEqual([{ version: 1 }]);
    const note = 'Exhibits accepted at the window';
    const met = await does(desk.attorney, 'met', id, { on: '2026-11-23', note }, 1);
    expect(met).toMatchObject({
      status: 200,
      body: {
        status: 'met',
        version: 2,
        reopenable: true,
        note,
        history: [{ kind: 'met', by: { id: desk.attorney.id }, on: '2026-11-23', note }],
      },
    });
    expect(await waiting(id)).toEqual([]);
    expect(await office.database.dump()).not.toContain(note);
    expect((await office.auditOf(id)).map(({ action }) => action)).toEqual([
      'deadline.opened',
      'deadline.met',
    ]);
  });

  test('a day to come, an unseen version and no version at all are refused, each by its name', async () => {
    const { id } = await evidence();
    expect(await does(desk.attorney, 'met', id, { on: '2026-11-25' }, 1)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'on', code: 'in-the-future' }] },
    });
    expect(await does(desk.attorney, 'met', id, {}, 7)).toMatchObject({
      status: 412,
      body: { slug: 'stale-version', current: { version: 1, status: 'open' } },
    });
    expect((await desk.attorney.post(`/deadlines/${id}/met`)).status).toBe(428);
    await does(desk.attorney, 'met', id, {}, 1);
    expect(await does(desk.coordinator, 'met', id, {}, 1)).toMatchObject({ status: 412 });
    expect(await does(desk.coordinator, 'met', id, {}, 2)).toMatchObject({
      status: 409,
      body: { slug: 'deadline-closed' },
    });
  });

  test('waived: an attorney, with a reason, where the rule allows it', async () => {
    const dates = await decided(denial);
    const appeal = dates.get('BIA_BOND_APPEAL');
    const id = appeal?.id ?? '';
    expect(appeal).toMatchObject({
      waivable: true,
      source: { kind: 'decision', by: { id: desk.attorney.id } },
    });
    expect((await does(desk.coordinator, 'waive', id, { reason: 'She decides to go home' }, 1)).status).toBe(
      403,
    );
    expect((await does(desk.attorney, 'waive', id, {}, 1)).status).toBe(422);
    const waived = await does(desk.attorney, 'waive', id, { reason: 'She decides to go home' }, 1);
    expect(waived.body).toMatchObject({ status: 'waived', note: 'She decides to go home' });
    expect(await does(desk.attorney, 'waive', id, { reason: 'She decides to go home' }, 1)).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await waiting(id)).toEqual([]);
  });

  test('the government’s date passes only one business day later, by a look at the docket', async () => {
    const dates = await decided(grant);
    const watched = dates.get('DHS_EOIR43');
    const id = watched?.id ?? '';
    expect(watched).toMatchObject({ rolled: { on: '2026-12-02' }, passableFrom: '2026-12-04T05:00:00Z' });
    expect(await does(desk.attorney, 'met', id, {}, 1)).toMatchObject({ body: { slug: 'not-our-act' } });
    expect(await does(desk.attorney, 'waive', id, { reason: 'gone' }, 1)).toMatchObject({
      body: { slug: 'not-our-act' },
    });
    await office.moveTo('2026-12-03T23:59:00-05:00');
    const check = { check: 'ecas_checked', note: 'Nothing in the docket' };
    expect(await does(desk.attorney, 'passed', id, check, 1)).toMatchObject({
      status: 409,
      body: { slug: 'not-yet-passed' },
    });
    await office.moveTo('2026-12-04T00:00:01-05:00');
    expect((await does(desk.attorney, 'passed', id, {}, 1)).status).toBe(422);
    expect((await does(desk.attorney, 'passed', id, check, 1)).body).toMatchObject({
      status: 'passed',
      history: [{ kind: 'passed', docketCheck: 'ecas_checked', note: 'Nothing in the docket' }],
    });
    const posting = dates.get('POST_BOND')?.id ?? '';
    expect(await does(desk.attorney, 'passed', posting, check, 1)).toMatchObject({
      body: { slug: 'our-act' },
    });
  });

  test('a mistake is put right: open again, reminded of anew, and both deeds stay in the history', async () => {
    const { id } = await evidence();
    await does(desk.attorney, 'met', id, { note: 'wrong case' }, 1);
    expect((await does(desk.attorney, 'reopen', id, {}, 2)).status).toBe(422);
    const reopened = await does(desk.coordinator, 'reopen', id, { reason: 'The wrong case was marked' }, 2);
    expect(reopened.body).toMatchObject({
      status: 'open',
      version: 3,
      closedAt: null,
      note: null,
      reopenable: false,
      history: [
        { kind: 'met', by: { id: desk.attorney.id }, note: 'wrong case' },
        { kind: 'reopened', by: { id: desk.coordinator.id }, note: 'The wrong case was marked' },
      ],
    });
    expect(await waiting(id)).toEqual([{ version: 3 }]);
    expect(
      await does(desk.coordinator, 'reopen', id, { reason: 'The wrong case was marked' }, 2),
    ).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await does(desk.attorney, 'met', id, {}, 3)).body).toMatchObject({ status: 'met', version: 4 });
  });

  test('what the case itself closed, or whose hearing is over, is not opened by hand', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-15');
    const id = hearing.deadlines[0]?.id ?? '';
    await does(desk.attorney, 'met', id, {}, 1);
    await desk.attorney.post(`/hearings/${hearing.id}/vacate`, { reason: 'released by ICE' });
    expect(await does(desk.attorney, 'reopen', id, { reason: 'a mistake' }, 2)).toMatchObject({
      status: 409,
      body: { slug: 'not-reopenable' },
    });
    const other = await desk.scheduled(caseId, '2026-12-16');
    await desk.attorney.post(`/hearings/${other.id}/vacate`, { reason: 'released by ICE' });
    expect(
      await does(desk.attorney, 'reopen', other.deadlines[0]?.id ?? '', { reason: 'a mistake' }, 1),
    ).toMatchObject({ status: 409, body: { slug: 'not-reopenable' } });
  });

  test('somebody else’s date is not there, and outside a session nobody reads what was done', async () => {
    const { id } = await evidence();
    await does(desk.attorney, 'met', id, { note: 'done' }, 1);
    const stranger = await office.as('attorney');
    const answers = await Promise.all([
      does(stranger, 'waive', id, { reason: 'not mine' }, 2),
      does(stranger, 'passed', id, { check: 'ecas_checked' }, 2),
      does(stranger, 'reopen', id, { reason: 'not mine' }, 2),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const { rows } = await office.database.as('app_rt', (client) =>
      client.query('SELECT id FROM app.deadline_deeds'),
    );
    expect(rows).toEqual([]);
    await expect(
      office.database.as('app_worker', (client) => client.query('SELECT id FROM app.deadline_deeds')),
    ).rejects.toThrow(/permission denied/);
  });
});
