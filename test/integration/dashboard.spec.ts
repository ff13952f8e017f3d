import { randomUUID } from 'node:crypto';
import { placeId } from '../../src/places/place-id.js';
import { openedCase, type OpenedCase } from '../factories/cases.js';
import { Office, type SignedIn } from '../support/office.js';

interface Dashboard {
  asOf: string;
  overdue: {
    count: number;
    items: {
      kind: string;
      id: string;
      caseReference: string;
      code: string | null;
      title: unknown;
    }[];
  };
  nextSevenDays: {
    days: { on: string; weekend: boolean; holiday: { en: string } | null }[];
    rows: { kind: string; cells: number[]; total: number }[];
    items: { kind: string; caseReference: string; on: string }[];
  };
  coverage: {
    covered: number;
    partly: number;
    nobody: number;
    total: number;
    items: { caseReference: string; coverage: string; at: string; lead: { name: string } | null }[];
  };
  unassigned: {
    count: number;
    bars: { label: string; count: number }[];
    oldest: { caseReference: string; days: number } | null;
    medianHoursToMatch: number | null;
  };
  delivery: {
    channels: Record<'sent' | 'delivered' | 'acknowledged' | 'failed' | 'waiting', number>[] &
      { channel: string }[];
    heartbeat: { at: string | null; ok: boolean };
  };
}

interface MyCases {
  items: {
    caseId: string;
    reference: string;
    detainedName: string;
    language: string;
    role: string;
    facility: { id: string } | null;
    nextDate: { kind: string; on: string } | null;
    nextHearing: { at: string } | null;
    nextDeadline: { code: string } | null;
    lead: { id: string } | null;
    backup: { id: string } | null;
  }[];
  next: string | null;
}

// Without a worker nothing is sent by itself: every number on the page comes from what the spec wrote.
const NO_WORKER = { PROCESS_ROLE: 'api' };

describe('the deadline dashboard', () => {
  let office: Office;
  let coordinator: SignedIn;
  let ana: SignedIn;
  let luis: SignedIn;
  let both: OpenedCase;
  let one: OpenedCase;
  let nobody: OpenedCase;

  const look = async () => (await coordinator.get<Dashboard>('/dashboard/deadlines')).body;
  const assign = (opened: OpenedCase, who: SignedIn, role: string) =>
    coordinator.post<{ id: string }>(`/cases/${opened.caseId}/assignments`, { staffId: who.id, role });
  const schedule = async (opened: OpenedCase, on: string, at: string, kind = 'master') => {
    const hearing = {
      id: randomUUID(),
      courtId: placeId('IC_STEWART'),
      kind,
      on,
      at,
      modality: 'webex',
      source: 'notice',
      confirmed: ['weekend'],
    };
    const answer = await coordinator.post(`/cases/${opened.caseId}/hearings`, hearing);
    expect(answer.status).toBe(201);
    return hearing.id;
  };

  beforeAll(async () => {
    office = await Office.open({ env: NO_WORKER });
    const volunteer = await office.as('hotline_volunteer');
    coordinator = await office.as('coordinator');
    [ana, luis] = [
      await office.as('attorney', { name: 'Ana Núñez' }),
      await office.as('attorney', { name: 'Luis Ortega' }),
    ];
    [both, one, nobody] = [
      await openedCase(volunteer, coordinator),
      await openedCase(volunteer, coordinator),
      await openedCase(volunteer, coordinator),
    ];
    await assign(both, ana, 'lead');
    await assign(both, luis, 'backup');
    await assign(one, luis, 'lead');
    await schedule(both, '2026-12-01', '13:00');
    await schedule(one, '2026-11-27', '08:30');
    await schedule(nobody, '2026-11-25', '10:00');
    await schedule(nobody, '2026-12-20', '10:00');
  });

  afterAll(() => office.close());

  test('hearing coverage of fourteen days: the worst first', async () => {
    const { coverage } = await look();
    expect(coverage).toMatchObject({ covered: 1, partly: 1, nobody: 1, total: 3 });
    expect(coverage.items.map(({ caseReference, coverage: of, at }) => [caseReference, of, at])).toEqual([
      [nobody.reference, 'nobody', '10:00'],
      [one.reference, 'one', '08:30'],
      [both.reference, 'both', '13:00'],
    ]);
    expect(coverage.items.map(({ lead }) => lead?.name ?? null)).toEqual([null, 'Luis Ortega', 'Ana Núñez']);
  });

  test('the next seven days by court-local day, weekend and Thanksgiving among them', async () => {
    const { nextSevenDays } = await look();
    expect(nextSevenDays.days.map(({ on }) => on)).toEqual(
      ['24', '25', '26', '27', '28', '29', '30'].map((day) => `2026-11-${day}`),
    );
    const weekend = nextSevenDays.days.filter((day) => day.weekend);
    expect(weekend.map(({ on }) => on)).toEqual(['2026-11-28', '2026-11-29']);
    expect(nextSevenDays.days.find(({ holiday }) => holiday)).toMatchObject({
      on: '2026-11-26',
      holiday: { en: 'Thanksgiving Day' },
    });
    expect(nextSevenDays.rows[0]).toMatchObject({ kind: 'hearing', cells: [0, 1, 0, 1, 0, 0, 0], total: 2 });
    // Whoever got a lead today is to be called tomorrow.
    const shown = nextSevenDays.items.map(({ on, kind, caseReference: of }) => `${on} ${kind} ${of}`);
    const calls = [one, both].map(({ reference }) => `2026-11-25 FIRST_CLIENT_CALL ${reference}`);
    const hearings = [`2026-11-25 hearing ${nobody.reference}`, `2026-11-27 hearing ${one.reference}`];
    expect(shown.toSorted()).toEqual([...calls, ...hearings].toSorted());
  });

  test('cases nobody has taken, by whole days of waiting', async () => {
    expect((await look()).unassigned).toMatchObject({
      count: 1,
      oldest: { caseReference: nobody.reference, days: 0 },
    });
    for (const [age, label] of [
      ['1 day 23 hours', '0-1'],
      ['2 days 1 hour', '2-3'],
      ['7 days 23 hours', '4-7'],
      ['8 days 1 hour', '8+'],
    ] as const) {
      await office.sql('UPDATE app.cases SET matching_since = app.now() - $2::interval WHERE id = $1', [
        nobody.caseId,
        age,
      ]);
      const { bars } = (await look()).unassigned;
      expect(bars.filter(({ count }) => count > 0)).toEqual([{ label, count: 1 }]);
    }
    expect((await look()).unassigned.medianHoursToMatch).toBeCloseTo(0, 1);
  });

  test('a legal date is late when its nominal day is over at the court, not a minute before', async () => {
    const hearingId = await schedule(both, '2026-11-24', '13:00', 'bond');
    await office.moveTo('2026-11-24T15:00:00-05:00');
    const decided = await coordinator.post(`/hearings/${hearingId}/decision`, {
      result: 'DENIED_FLIGHT',
      appealReservedBy: ['respondent'],
      decidedOn: '2026-11-24',
      served: { method: 'oral', on: '2026-11-24' },
    });
    expect(decided.status).toBe(201);
    const late = async () => (await look()).overdue.items.filter(({ code }) => code === 'BIA_BOND_APPEAL');
    await office.moveTo('2026-12-24T23:58:00-05:00');
    expect(await late()).toEqual([]);
    await office.moveTo('2026-12-25T00:00:10-05:00');
    expect(await late()).toEqual([
      expect.objectContaining({
        kind: 'deadline',
        caseReference: both.reference,
        title: { en: expect.any(String), es: expect.any(String) },
        lead: { id: ana.id, name: 'Ana Núñez' },
      }),
    ]);
    const { overdue } = await look();
    expect(overdue.count).toBe(overdue.items.length);
    const [deadline] = await late();
    expect(
      (await coordinator.post(`/deadlines/${deadline?.id}/met`, { note: 'Receipt in hand' }, { ifMatch: 1 }))
        .status,
    ).toBeLessThan(300);
    expect(await late()).toEqual([]);
    await office.moveTo('2026-11-24T16:00:00-05:00');
  });

  test('reminders of the day that nobody confirmed are late, once for each date', async () => {
    const hearingId = await schedule(one, '2026-11-24', '18:00');
    const remind = (step: string, recipient: SignedIn, state: string) =>
      office.sql(
        `INSERT INTO app.reminders (case_id, hearing_id, subject_version, subject_at, time_zone, kind, ladder, step, audience_rank, recipient_id,
                channel, must_acknowledge, due_at, next_at, state, sent_at, acknowledged_at)
         SELECT case_id, id, version, starts_at, time_zone, 'reminder', 'C', $2, 'lead', $3, 'mail', true, app.now() - interval '1 hour',
                app.now(), $4, app.now() - interval '1 hour', CASE WHEN $4 = 'acknowledged' THEN app.now() END
           FROM app.hearings WHERE id = $1`,
        [hearingId, step, recipient.id, state],
      );
    const unseen = async () => (await look()).overdue.items.filter(({ kind }) => kind === 'unacknowledged');
    await remind('T-1d', luis, 'sent');
    expect(await unseen()).toEqual([]);
    await remind('T 09:00', luis, 'sent');
    await remind('T 14:00', luis, 'sent');
    expect(await unseen()).toEqual([expect.objectContaining({ caseReference: one.reference, code: null })]);
    await remind('T 09:00', ana, 'acknowledged');
    expect(await unseen()).toEqual([]);
  });

  test('delivery by channel over a day; without a sign of life for ten minutes it is not well', async () => {
    const { delivery } = await look();
    const [mail, ...others] = delivery.channels;
    expect(mail).toMatchObject({
      channel: 'mail',
      sent: 4,
      acknowledged: 1,
      failed: 0,
      lastSuccessAt: expect.any(String),
    });
    const nothing = { sent: 0, lastSuccessAt: null };
    const idle = ['sms', 'push', 'inbox', 'call'].map((channel) => ({ channel, ...nothing }));
    expect(others).toMatchObject(idle);
    expect(mail?.waiting).toEqual(expect.any(Number));

    expect(delivery.heartbeat).toEqual({ at: null, ok: false });
    const beat = (age: string) =>
      office.sql(
        `INSERT INTO app.heartbeats (name, beat_at) VALUES ('canary', app.now() - $1::interval)
         ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at`,
        [age],
      );
    await beat('9 minutes');
    expect((await look()).delivery.heartbeat.ok).toBe(true);
    await beat('11 minutes');
    expect((await look()).delivery.heartbeat.ok).toBe(false);
  });

  test('is for the office', async () => {
    for (const role of [
      'hotline_volunteer',
      'attorney',
      'admin',
      'interpreter',
      'bond_fund_staff',
    ] as const) {
      const somebody = await office.as(role);
      expect((await somebody.get('/dashboard/deadlines')).status).toBe(403);
    }
    const supervisor = await office.as('supervising_attorney');
    expect((await supervisor.get('/dashboard/deadlines')).status).toBe(200);
  });

  describe('my cases', () => {
    const mine = async (who: SignedIn, query = '') =>
      (await who.get<MyCases>(`/dashboard/my-cases${query}`)).body;

    test('only one’s own, the soonest date first, with who else is on it', async () => {
      const { items } = await mine(luis);
      expect(items.map(({ reference, role }) => [reference, role])).toEqual([
        [one.reference, 'lead'],
        [both.reference, 'backup'],
      ]);
      expect(items[1]).toMatchObject({
        detainedName: expect.stringContaining('HERNÁNDEZ'),
        language: 'mam',
        facility: { id: placeId('STWRTGA') },
        nextHearing: { at: '13:00' },
        lead: { id: ana.id },
        backup: { id: luis.id },
      });
      expect(items[0]?.nextDate).toMatchObject({ kind: 'hearing', on: '2026-11-24' });
    });

    test('a page at a time', async () => {
      const first = await mine(luis, '?limit=1');
      expect(first.items.map(({ caseId }) => caseId)).toEqual([one.caseId]);
      const second = await mine(luis, `?limit=1&cursor=${encodeURIComponent(first.next ?? '')}`);
      expect(second.items.map(({ caseId }) => caseId)).toEqual([both.caseId]);
      expect(second.next).toBeNull();
    });

    test('a case that was left is gone from the list', async () => {
      const started = await assign(nobody, ana, 'lead');
      expect((await mine(ana)).items).toHaveLength(2);
      await coordinator.post(`/assignments/${started.body.id}/end`, { reason: 'Only a trial' });
      expect((await mine(ana)).items.map(({ caseId }) => caseId)).toEqual([both.caseId]);
      expect((await coordinator.get('/dashboard/my-cases')).status).toBe(403);
    });
  });
});
