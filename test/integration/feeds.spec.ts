import { createHash } from 'node:crypto';
import { CalendarDesk, FIRST_MORNING, type Deadline } from '../factories/calendar.js';
import { entriesOf as allEntriesOf, fetched, madeFeed, type MadeFeed } from '../factories/feeds.js';
import { Office } from '../support/office.js';

describe('calendar feeds', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
  });
  beforeEach(async () => {
    await office.moveTo(FIRST_MORNING);
    desk = await CalendarDesk.in(office);
  });
  afterAll(() => office.close());

  /** Of a calendar, what is beside the first call of every case with a lead. */
  const entriesOf = async (address: string) => {
    const calls = await office.sql<{ id: string }>(
      `SELECT id FROM app.deadlines WHERE code = 'FIRST_CLIENT_CALL'`,
    );
    return (await allEntriesOf(address)).filter(({ uid }) => !calls.some(({ id }) => id === uid));
  };
  const referenceOf = async (caseId: string) =>
    (await office.sql<{ reference: string }>('SELECT reference FROM app.cases WHERE id = $1', [caseId]))[0]
      ?.reference;

  it('an address is shown once, and the database keeps only the digest of its token', async () => {
    const answer = await desk.attorney.post<MadeFeed>('/feeds', { kind: 'dates' });
    expect(answer.body.feed).toEqual({ kind: 'dates', madeAt: expect.any(String), lastUsedAt: null });
    const token = /\/api\/calendars\/([\w-]{43})\.ics$/.exec(answer.body.address)?.[1] ?? '';
    const listed = await desk.attorney.get<{ items: MadeFeed['feed'][] }>('/feeds');
    expect(listed.body).toEqual({ items: [answer.body.feed] });
    expect(await office.database.dump()).not.toContain(token);
    const [row] = await office.sql<{ id: string; token_hash: Buffer }>(
      'SELECT id, token_hash FROM app.feeds WHERE staff_id = $1',
      [desk.attorney.id],
    );
    expect(row?.token_hash.equals(createHash('sha256').update(token).digest())).toBe(true);
    expect(await office.auditOf(row?.id ?? '')).toMatchObject([
      { action: 'feed.made', actor_id: desk.attorney.id, fields: ['dates'] },
    ]);
    await fetched(answer.body.address);
    expect(office.logged()).not.toContain(token);
    expect(office.logged()).toContain('"/api/calendars/:file"');
  });

  it('a page that is out of date does not end a good address', async () => {
    const address = await madeFeed(desk.attorney);
    expect(await desk.attorney.post('/feeds', { kind: 'dates' })).toMatchObject({
      status: 409,
      body: { slug: 'feed-exists' },
    });
    expect((await fetched(address)).status).toBe(200);
  });

  it('shows the dates of one’s cases under their codes: the instant of a hearing, the day of a deadline', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const address = await madeFeed(desk.attorney);
    const code = await referenceOf(caseId);
    expect(await entriesOf(address)).toEqual([
      {
        uid: hearing.id,
        title: `${code}: date`,
        start: '2026-12-01T18:00:00Z',
        sequence: 1,
        status: 'CONFIRMED',
      },
      {
        uid: hearing.deadlines[0]?.id,
        title: `${code}: due`,
        start: '2026-11-25',
        sequence: 2,
        status: 'CONFIRMED',
      },
    ]);
    const [call] = (await desk.allDeadlines(caseId)).filter(({ code: of }) => of === 'FIRST_CLIENT_CALL');
    expect(await allEntriesOf(address)).toContainEqual({
      uid: call?.id,
      title: `${code}: due`,
      start: '2026-11-25',
      sequence: 2,
      status: 'CONFIRMED',
    });
    const { headers } = await fetched(address);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('a hearing that was moved is the same entry at another time, with a greater number', async () => {
    const caseId = await desk.assignedCase();
    const first = await desk.scheduled(caseId, '2026-12-01');
    const address = await madeFeed(desk.attorney);
    const before = await entriesOf(address);
    const move = { on: '2026-12-15', at: '08:30', reason: 'moved by the court' };
    const next = await desk.attorney.post<{ id: string; version: number }>(
      `/hearings/${first.id}/continue`,
      move,
      { ifMatch: 1 },
    );
    const moved = await entriesOf(address);
    expect(moved).toEqual([
      { ...before[0], start: '2026-12-15T13:30:00Z', sequence: 3 },
      { ...before[1], start: '2026-12-10', sequence: 4 },
    ]);
    await desk.attorney.post(`/hearings/${next.body.id}/vacate`, { reason: 'released' }, { ifMatch: 1 });
    const called = await entriesOf(address);
    expect(called).toMatchObject([
      { uid: first.id, status: 'CANCELLED' },
      { uid: first.deadlines[0]?.id, status: 'CANCELLED' },
    ]);
    for (const [index, entry] of called.entries())
      expect(entry.sequence).toBeGreaterThan(moved[index]?.sequence ?? 0);
  });

  it('a deadline that was met is called off, and stands again when it is opened again', async () => {
    const caseId = await desk.assignedCase();
    const { deadlines } = await desk.scheduled(caseId, '2026-12-01');
    const [due] = deadlines;
    const address = await madeFeed(desk.attorney);
    const last = async () => (await entriesOf(address)).find(({ uid }) => uid === due?.id);
    const open = await last();
    const met = await desk.attorney.post<Deadline>(`/deadlines/${due?.id}/met`, {}, { ifMatch: 1 });
    expect(met.status).toBe(200);
    expect(await last()).toMatchObject({ status: 'CANCELLED', sequence: 5 });
    await office.moveOn({ hours: 2 });
    const reason = { reason: 'the wrong file was stamped' };
    const again = { ifMatch: met.body.version };
    expect((await desk.attorney.post(`/deadlines/${due?.id}/reopen`, reason, again)).status).toBe(200);
    expect(await last()).toEqual({ ...open, sequence: 6 });
    expect(await (await fetched(address)).text()).toMatch(/LAST-MODIFIED:20261124T160\d{3}Z/);
  });

  it('what was called off is told for 90 days, and then no more', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2027-06-01');
    const address = await madeFeed(desk.attorney);
    await desk.attorney.post(`/hearings/${hearing.id}/vacate`, { reason: 'released' }, { ifMatch: 1 });
    await office.moveOn({ days: 89 });
    expect((await entriesOf(address)).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
    await office.moveOn({ days: 2 });
    expect(await entriesOf(address)).toEqual([]);
  });

  it('with the case closed, what was still to come is called off', async () => {
    const caseId = await desk.assignedCase();
    await desk.scheduled(caseId, '2026-12-01');
    const address = await madeFeed(desk.attorney);
    await office.sql(
      `UPDATE app.cases SET status = 'closed', closed_at = app.now(), matching_since = NULL, outcome = 'removed' WHERE id = $1`,
      [caseId],
    );
    expect((await entriesOf(address)).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('an assignment that ended is gone from the next fetch', async () => {
    const caseId = await desk.assignedCase();
    await desk.scheduled(caseId, '2026-12-01');
    const dates = await madeFeed(desk.attorney);
    const busy = await madeFeed(desk.attorney, 'busy');
    expect(await entriesOf(dates)).toHaveLength(2);
    expect(await entriesOf(busy)).toHaveLength(1);
    await office.sql(
      'UPDATE app.assignments SET ended_at = app.now(), ended_by = $2 WHERE case_id = $1 AND staff_id = $3',
      [caseId, desk.coordinator.id, desk.attorney.id],
    );
    expect(await entriesOf(dates)).toEqual([]);
    expect(await entriesOf(busy)).toEqual([]);
  });

  it('coordinators see the dates of every case, and are busy only where they go themselves', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const seen = (await entriesOf(await madeFeed(desk.coordinator))).map(({ uid }) => uid);
    expect(seen).toEqual(expect.arrayContaining([hearing.id, hearing.deadlines[0]?.id]));
    expect(await entriesOf(await madeFeed(desk.coordinator, 'busy'))).toEqual([]);
  });

  it('a busy calendar says when, and neither what nor whose', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const address = await madeFeed(desk.attorney, 'busy');
    const [entry, ...others] = await entriesOf(address);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ title: 'Busy', start: '2026-12-01T18:00:00Z' });
    const text = await (await fetched(address)).text();
    expect(text).not.toContain(hearing.id);
    expect(text).not.toContain(await referenceOf(caseId));
  });

  it('nothing in any byte tells who, where or what about', async () => {
    const spanish = await office.as('attorney', { language: 'es' });
    const caseId = await desk.assignedCase();
    await desk.coordinator.post(`/cases/${caseId}/assignments`, { staffId: spanish.id, role: 'backup' });
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await desk.attorney.post(`/hearings/${hearing.id}/vacate`, { reason: 'released by ICE' }, { ifMatch: 1 });
    await desk.scheduled(caseId, '2026-12-09');
    for (const person of [desk.attorney, spanish]) {
      for (const kind of ['dates', 'busy']) {
        const text = await (await fetched(await madeFeed(person, kind))).text();
        expect(text).toContain('SUMMARY:');
        expect(text).not.toMatch(
          /jos|ngel|hern|l[oó]pez|marta|ib[aá]|n[uú]ñez|\bA-?\d{3}-?\d{3}-?\d{3}\b|\b\d{9}\b|stewart|lumpkin|court|corte|webex|judge|bond|fianza|bail|\bice\b|eoir|\bdhs\b|hearing|audiencia|BOND_EVIDENCE|description|location|organizer|attendee/i,
        );
      }
    }
  });

  it('the same calendar is not sent twice, and a changed one is', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const address = await madeFeed(desk.attorney);
    const tag = (await fetched(address)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    await office.moveOn({ minutes: 20 });
    const again = await fetched(address, { 'if-none-match': `"other", W/${tag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    await desk.attorney.post(`/hearings/${hearing.id}/vacate`, { reason: 'released' }, { ifMatch: 1 });
    const changed = await fetched(address, { 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it('the owner sees when it was last fetched; the log of deeds says it once a day', async () => {
    const address = await madeFeed(desk.attorney);
    await fetched(address);
    await office.moveOn({ minutes: 10 });
    await fetched(address);
    const listed = await desk.attorney.get<{ items: MadeFeed['feed'][] }>('/feeds');
    expect(listed.body.items[0]?.lastUsedAt).toMatch(/^2026-11-24T14:10:/);
    const [{ id } = { id: '' }] = await office.sql<{ id: string }>(
      'SELECT id FROM app.feeds WHERE staff_id = $1',
      [desk.attorney.id],
    );
    const actions = async () => (await office.auditOf(id)).map(({ action }) => action);
    expect(await actions()).toEqual(['feed.made', 'feed.fetched']);
    await office.moveOn({ days: 1 });
    await fetched(address);
    expect(await actions()).toEqual(['feed.made', 'feed.fetched', 'feed.fetched']);
  });
});
