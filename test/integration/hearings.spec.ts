import { randomUUID } from 'node:crypto';
import {
  CalendarDesk,
  bondHearing,
  FIRST_MORNING,
  JUDGE,
  LINK,
  type Hearing,
  type Refusal,
} from '../factories/calendar.js';
import { Office } from '../support/office.js';

describe('hearings', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });

  beforeEach(() => office.moveTo(FIRST_MORNING));

  afterAll(() => office.close());

  test('a bond hearing is put down at the court’s wall time and calls for exhibits three business days before', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    expect(hearing).toMatchObject({
      startsAt: '2026-12-01T18:00:00.000Z',
      timeZone: 'America/New_York',
      status: 'scheduled',
      version: 1,
      warnings: [],
      link: LINK,
      judge: JUDGE,
    });
    expect(hearing.deadlines).toEqual([
      expect.objectContaining({
        code: 'BOND_EVIDENCE',
        nominal: { on: '2026-11-25' },
        rolled: { on: '2026-11-25' },
        remindAt: { on: '2026-11-25' },
        verified: false,
        status: 'open',
      }),
    ]);
    expect(hearing.deadlines[0]?.arithmetic).toMatch(
      /^3 business days before 2026-12-01 \(not counting Thanksgiving Day\) is Wednesday 2026-11-25;/,
    );
    const [row] = await office.sql(
      'SELECT local_on::text, local_at::text, time_zone, link_sealed FROM app.hearings WHERE id = $1',
      [hearing.id],
    );
    expect(row).toMatchObject({
      local_on: '2026-12-01',
      local_at: '13:00:00',
      time_zone: 'America/New_York',
    });
    expect(await office.database.dump()).not.toMatch(/room\/7731|Testigo Ficticio/);
    const actions = (await office.auditOf(caseId)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['hearing.scheduled', 'deadline.opened', 'case.moved']));
    const [moved] = await office.sql('SELECT bond_track FROM app.cases WHERE id = $1', [caseId]);
    expect(moved).toEqual({ bond_track: 'hearing_set' });
  });

  test('the same request twice is one hearing', async () => {
    const caseId = await desk.assignedCase();
    const id = randomUUID();
    const first = await desk.scheduled(caseId, '2026-12-01', { id });
    const second = await desk.scheduled(caseId, '2026-12-01', { id });
    expect(second).toMatchObject({ id: first.id, deadlines: [{ id: first.deadlines[0]?.id }] });
    expect(await office.sql('SELECT id FROM app.hearings WHERE case_id = $1', [caseId])).toHaveLength(1);
  });

  test('a continuance keeps the old date with its reason and counts the new dates anew', async () => {
    const caseId = await desk.assignedCase();
    const first = await desk.scheduled(caseId, '2026-12-01');
    const next = await desk.attorney.post<Hearing>(
      `/hearings/${first.id}/continue`,
      { on: '2026-12-15', at: '08:30', reason: 'The interpreter for Mam did not come' },
      { ifMatch: first.version },
    );
    expect(next).toMatchObject({
      status: 201,
      body: { on: '2026-12-15', at: '08:30', continuedFrom: first.id, link: LINK, status: 'scheduled' },
    });
    expect(next.body.deadlines).toEqual([
      expect.objectContaining({
        code: 'BOND_EVIDENCE',
        nominal: { on: '2026-12-10' },
        version: 2,
        replacesId: first.deadlines[0]?.id,
      }),
    ]);
    expect(await desk.standing(caseId)).toEqual(['BOND_EVIDENCE open', 'BOND_EVIDENCE superseded']);
    const listed = await desk.attorney.get<{ items: Hearing[] }>(`/cases/${caseId}/hearings`);
    expect(listed.body.items).toMatchObject([
      { id: first.id, status: 'continued', version: 2, reason: 'The interpreter for Mam did not come' },
      { id: next.body.id, status: 'scheduled' },
    ]);
    expect((await office.auditOf(first.id)).map(({ action }) => action)).toEqual([
      'hearing.scheduled',
      'hearing.continued',
    ]);
  });

  test('whoever saw an older version is told so, and nothing moves', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const confirmed = ['lead-elsewhere'];
    const move = { on: '2026-12-15', at: '08:30', reason: 'moved by the court', confirmed };
    await desk.attorney.post(`/hearings/${hearing.id}/continue`, move, { ifMatch: 1 });
    const stale = await desk.coordinator.post<Refusal>(
      `/hearings/${hearing.id}/continue`,
      { ...move, on: '2026-12-16' },
      { ifMatch: 1 },
    );
    expect(stale).toMatchObject({
      status: 412,
      body: { slug: 'stale-version', current: { version: 2, status: 'continued' } },
    });
    expect((await desk.coordinator.post(`/hearings/${hearing.id}/continue`, move)).status).toBe(428);
    const again = await desk.coordinator.post<Refusal>(`/hearings/${hearing.id}/continue`, move, {
      ifMatch: 2,
    });
    expect(again).toMatchObject({ status: 409, body: { slug: 'hearing-ended' } });
  });

  test('a vacated hearing takes its dates with it', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const vacated = await desk.attorney.post<Hearing>(`/hearings/${hearing.id}/vacate`, {
      reason: 'released by ICE',
    });
    expect(vacated).toMatchObject({ status: 200, body: { status: 'vacated', reason: 'released by ICE' } });
    expect(await desk.standing(caseId)).toEqual(['BOND_EVIDENCE superseded']);
  });

  test.each([
    ['a day the calendar does not have', { on: '2026-02-30' }, 'on'],
    ['an hour there is not', { at: '25:00' }, 'at'],
    ['a date long past', { on: '2024-12-01' }, 'on'],
    ['a court nobody knows', { courtId: randomUUID() }, 'courtId'],
    ['a field nobody asked for', { colour: 'red' }, 'colour'],
    ['a kind of hearing there is not', { kind: 'tea' }, 'kind'],
  ])('%s is refused by name and nothing is written', async (_title, wrong, field) => {
    const caseId = await desk.assignedCase();
    const refused = await desk.attorney.post<Refusal>(
      `/cases/${caseId}/hearings`,
      bondHearing('2026-12-01', wrong),
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map((fault) => fault.field)).toEqual([field]);
    expect(await office.sql('SELECT id FROM app.hearings WHERE case_id = $1', [caseId])).toEqual([]);
  });

  test('yesterday and a holiday are possible once their warning is confirmed', async () => {
    const caseId = await desk.assignedCase();
    expect((await desk.scheduled(caseId, '2026-11-23')).warnings).toEqual(['past']);
    expect((await desk.scheduled(caseId, '2026-11-26')).warnings).toEqual(['holiday']);
  });

  test('a closed case has no new dates', async () => {
    const caseId = await desk.assignedCase();
    const { body: file } = await desk.coordinator.get<{ version: number }>(`/cases/${caseId}`);
    const closed = await desk.coordinator.post(
      `/cases/${caseId}/moves`,
      { to: 'closed', reason: 'went home', outcome: 'released_on_bond' },
      { ifMatch: file.version },
    );
    expect(closed.status).toBe(200);
    const refused = await desk.coordinator.post<Refusal>(
      `/cases/${caseId}/hearings`,
      bondHearing('2026-12-01'),
    );
    expect(refused).toMatchObject({ status: 409, body: { slug: 'case-closed' } });
  });

  test('workers read when a hearing is, and nothing that was said about it', async () => {
    const caseId = await desk.assignedCase();
    const { id } = await desk.scheduled(caseId, '2026-12-01');
    const { rows } = await office.database.as('app_worker', (client) =>
      client.query('SELECT starts_at, time_zone, status FROM app.hearings WHERE id = $1', [id]),
    );
    expect(rows).toEqual([expect.objectContaining({ time_zone: 'America/New_York', status: 'scheduled' })]);
    for (const column of ['link_sealed', 'judge_sealed', 'reason_sealed']) {
      const reading = office.database.as('app_worker', (client) =>
        client.query(`SELECT ${column} FROM app.hearings`),
      );
      await expect(reading).rejects.toThrow(/permission denied/);
    }
    const notes = office.database.as('app_worker', (client) =>
      client.query('SELECT note_sealed FROM app.deadlines'),
    );
    await expect(notes).rejects.toThrow(/permission denied/);
  });

  test('outside a session nobody sees or writes a date', async () => {
    const caseId = await desk.assignedCase();
    await desk.scheduled(caseId, '2026-12-01');
    for (const table of ['hearings', 'bond_decisions', 'government_filings', 'deadlines']) {
      const { rows } = await office.database.as('app_rt', (client) =>
        client.query(`SELECT id FROM app.${table}`),
      );
      expect(rows).toEqual([]);
    }
    const change = office.database.as('app_rt', (client) =>
      client.query(`UPDATE app.deadline_rules SET mark = 'V'`),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
