import { randomUUID } from 'node:crypto';
import { CalendarDesk, FIRST_MORNING, grant, type Deadline, type Refusal } from '../factories/calendar.js';
import { Office } from '../support/office.js';

interface Event {
  id: string;
  kind: string;
  on: string;
  at: string | null;
  note: string | null;
  timeZone: string;
  takenBack: { reason: string; by: { id: string } } | null;
}
interface Recorded {
  event: Event;
  deadlines: Deadline[];
}
interface Change {
  appears: { code: string; nominal: object }[];
  closes: { code: string; status: string }[];
}
interface Kind {
  kind: string;
  asksTime: boolean;
  setAhead: boolean;
  timeZone: string;
}

const TODAY = '2026-11-24';

const told = (kind: string, more: object = {}) => ({
  kind,
  on: TODAY,
  toldBy: 'court',
  toldHow: 'paper',
  ...more,
});

describe('what happens in a case', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  const record = async (caseId: string, kind: string, more: object = {}) => {
    const answer = await desk.attorney.post<Recorded>(`/cases/${caseId}/events`, told(kind, more));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  };
  const refused = (caseId: string, kind: string, more: object = {}) =>
    desk.attorney.post<Refusal>(`/cases/${caseId}/events`, told(kind, more));
  const takeBack = (id: string, reason = 'It was another case') =>
    desk.attorney.post<Event & Refusal>(`/events/${id}/take-back`, { reason });
  const open = async (caseId: string) =>
    (await desk.deadlines(caseId)).filter(({ status }) => status === 'open').map(({ code }) => code);
  const reminders = async (code: string, caseId: string) => {
    const [row] = await office.sql<{ live: number }>(
      `SELECT count(*) FILTER (WHERE r.state NOT IN ('cancelled', 'sent'))::int AS live FROM app.reminders r
         JOIN app.deadlines d ON d.id = r.deadline_id WHERE d.code = $1 AND d.case_id = $2`,
      [code, caseId],
    );
    return row?.live ?? 0;
  };

  test('a final order opens every date that follows, closes the bond request, and plans the reminders', async () => {
    const caseId = await desk.assignedCase();
    await record(caseId, 'RETAINED');
    expect(await open(caseId)).toContain('BOND_REQUEST');
    expect(await reminders('BOND_REQUEST', caseId)).toBeGreaterThan(0);

    const preview = await desk.attorney.post<Change>(`/cases/${caseId}/events/preview`, told('FINAL_ORDER'));
    expect(preview.status).toBe(200);
    expect(preview.body.closes).toEqual([
      expect.objectContaining({ code: 'BOND_REQUEST', status: 'superseded' }),
    ]);

    const { event, deadlines } = await record(caseId, 'FINAL_ORDER', { note: 'The Board dismissed it' });
    const codes = deadlines.map(({ code }) => code).toSorted();
    expect(codes).toEqual(['MTRC_30', 'MTR_90', 'PFR_30', 'POCR_180', 'RP_90']);
    expect(preview.body.appears.map(({ code }) => code).toSorted()).toEqual(codes);
    expect(deadlines.find(({ code }) => code === 'RP_90')).toMatchObject({
      nominal: { on: '2027-02-22' },
      source: { kind: 'event', by: { id: desk.attorney.id } },
    });
    expect(event).toMatchObject({ note: 'The Board dismissed it', on: TODAY, takenBack: null });
    const closed = (await desk.deadlines(caseId)).find(({ code }) => code === 'BOND_REQUEST');
    expect(closed).toMatchObject({
      status: 'superseded',
      closedByEvent: { en: 'The removal order became final' },
    });
    expect(await reminders('BOND_REQUEST', caseId)).toBe(0);
    expect(await reminders('PFR_30', caseId)).toBeGreaterThan(0);
    expect(await office.auditOf(event.id)).toMatchObject([
      { action: 'event.recorded', actor_id: desk.attorney.id },
    ]);
    const [row] = await office.sql<{ sealed: string }>(
      'SELECT note_sealed::text AS sealed FROM app.legal_events WHERE id = $1',
      [event.id],
    );
    expect(row?.sealed).not.toContain('dismissed');
  });

  test('the same request again gives the same answer, and a preview keeps nothing', async () => {
    const caseId = await desk.assignedCase();
    const id = randomUUID();
    await desk.attorney.post(`/cases/${caseId}/events/preview`, told('NTA_SERVED', { id }));
    const events = async () =>
      (await desk.attorney.get<{ items: Event[] }>(`/cases/${caseId}/events`)).body.items.filter(
        ({ kind }) => kind !== 'ATTORNEY_MATCHED',
      );
    expect(await events()).toEqual([]);
    const first = await record(caseId, 'NTA_SERVED', { id });
    const again = await record(caseId, 'NTA_SERVED', { id });
    expect(again).toEqual(first);
    expect(await events()).toHaveLength(1);
  });

  test('hours are counted from the wall time of the jail; without it the event is refused', async () => {
    const caseId = await desk.assignedCase();
    expect((await refused(caseId, 'ARRESTED_WITHOUT_WARRANT')).body).toMatchObject({
      errors: [{ field: 'at', code: 'needed' }],
    });
    const { deadlines } = await record(caseId, 'ARRESTED_WITHOUT_WARRANT', { at: '08:15' });
    expect(deadlines.map(({ code, nominal }) => [code, nominal.at])).toEqual([
      ['CUSTODY_DET_48H', '2026-11-26T13:15:00.000Z'],
    ]);
  });

  test('a rule of another state opens nothing', async () => {
    const caseId = await desk.assignedCase();
    const { deadlines } = await record(caseId, 'ICE_QUERY_SENT', { at: '08:15' });
    expect(deadlines).toEqual([]);
  });

  test('a day the court named takes the place of the one that is counted', async () => {
    const caseId = await desk.assignedCase();
    const counted = await record(caseId, 'ORDER_TO_SHOW_CAUSE');
    expect(counted.deadlines.map(({ code, nominal }) => [code, nominal.on])).toEqual([
      ['HAB_RETURN', '2026-11-27'],
    ]);
    const named = await record(caseId, 'ORDER_TO_SHOW_CAUSE', { orderedOn: '2026-12-10' });
    expect(named.deadlines.map(({ code, nominal }) => [code, nominal.on])).toEqual([
      ['HAB_RETURN_ORDERED', '2026-12-10'],
    ]);
  });

  test('an event taken back voids what it opened, opens what it closed, and calls reminders off', async () => {
    const caseId = await desk.assignedCase();
    await record(caseId, 'RETAINED');
    const { event } = await record(caseId, 'FINAL_ORDER');
    const back = await takeBack(event.id);
    expect(back).toMatchObject({ status: 200, body: { takenBack: { reason: 'It was another case' } } });
    expect(await open(caseId)).toEqual(expect.arrayContaining(['BOND_REQUEST', 'E28_FILED']));
    const standing = await desk.standing(caseId);
    expect(standing).toContain('PFR_30 voided');
    expect(await reminders('PFR_30', caseId)).toBe(0);
    expect(await reminders('BOND_REQUEST', caseId)).toBeGreaterThan(0);
    expect(await office.auditOf(event.id)).toMatchObject([
      { action: 'event.recorded' },
      { action: 'event.taken_back' },
    ]);
    expect((await takeBack(event.id)).status).toBe(200);
    expect(await desk.standing(caseId)).toEqual(standing);
  });

  test('what something later builds upon is not taken back before it', async () => {
    const caseId = await desk.assignedCase();
    const order = await record(caseId, 'FINAL_ORDER');
    const petition = await record(caseId, 'PETITION_FILED');
    expect(await takeBack(order.event.id)).toMatchObject({ status: 409, body: { slug: 'event-built-upon' } });
    expect((await takeBack(petition.event.id)).status).toBe(200);
    expect(await open(caseId)).toContain('PFR_30');
    expect((await takeBack(order.event.id)).status).toBe(200);
    expect(await open(caseId)).not.toContain('PFR_30');
  });

  test('bond posted: the date to pay is met, the release is waited for; released: both are over', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T16:00:00-05:00');
    await desk.decided(hearing, grant);
    await office.moveTo('2026-12-02T12:00:00-05:00');
    await record(caseId, 'BOND_POSTED', { on: '2026-12-02', at: '11:00' });
    expect(await desk.standing(caseId)).toEqual(
      expect.arrayContaining(['POST_BOND met', 'RELEASE_CONFIRM open']),
    );

    await office.moveTo('2026-12-03T12:00:00-05:00');
    const { event, deadlines } = await record(caseId, 'RELEASE_BOND', { on: '2026-12-03' });
    expect(deadlines.map(({ code }) => code).toSorted()).toEqual([
      'AR11',
      'COV_MOTION',
      'EOIR33_BIA',
      'EOIR33_IJ',
      'RELEASE_AMELIORATE',
    ]);
    expect(await desk.standing(caseId)).toEqual(
      expect.arrayContaining(['RELEASE_CONFIRM met', 'DHS_APPEAL_10BD superseded']),
    );
    const state = async () => {
      const { body } = await desk.attorney.get<Record<string, string>>(`/cases/${caseId}`);
      return [body['status'], body['bondTrack'], body['custodyStatus']];
    };
    expect(await state()).toEqual(['post_release', 'track_ended', 'released']);
    const stays = await desk.attorney.get<{ items: { releaseType: string | null; to: object | null }[] }>(
      `/cases/${caseId}/custody`,
    );
    expect(stays.body.items[0]).toMatchObject({ releaseType: 'BOND', to: { y: 2026, m: 12, d: 3 } });
    expect((await refused(caseId, 'RELEASE_ROR', { on: '2026-12-03' })).body).toMatchObject({
      slug: 'already-released',
    });

    expect((await takeBack(event.id)).status).toBe(200);
    expect(await state()).toEqual(['represented', 'posted', 'in_custody']);
    expect(await open(caseId)).toEqual(expect.arrayContaining(['RELEASE_CONFIRM', 'DHS_APPEAL_10BD']));
  });

  test('held again: the case says so, and the release before cannot be taken back any more', async () => {
    const caseId = await desk.assignedCase();
    const { event } = await record(caseId, 'RELEASE_PAROLE');
    await office.moveOn({ hours: 3 });
    await desk.attorney.post(`/cases/${caseId}/custody`, { facilityId: null, source: 'family' });
    const { body } = await desk.attorney.get<{ custodyStatus: string }>(`/cases/${caseId}`);
    expect(body.custodyStatus).toBe('in_custody');
    expect(await open(caseId)).toContain('LOCATE');
    expect((await takeBack(event.id)).body.slug).toBe('event-built-upon');
  });

  test('a day to come is refused of what has happened; so is giving up an appeal by who may not', async () => {
    const caseId = await desk.assignedCase();
    expect((await refused(caseId, 'FINAL_ORDER', { on: '2026-11-25' })).body).toMatchObject({
      errors: [{ field: 'on', code: 'in-the-future' }],
    });
    const waiver = await desk.coordinator.post(`/cases/${caseId}/events`, told('BOND_APPEAL_WAIVED'));
    expect(waiver.status).toBe(403);
    const kinds = await desk.coordinator.get<{ items: Kind[] }>(`/cases/${caseId}/events/kinds`);
    expect(kinds.body.items.some(({ kind }) => kind === 'BOND_APPEAL_WAIVED')).toBe(false);
    expect(kinds.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'BOND_POSTED', asksTime: true, timeZone: 'America/New_York' }),
        expect.objectContaining({ kind: 'CHECKIN_ORDERED', setAhead: true, asksTime: false }),
      ]),
    );
  });

  test('nobody sees or tells anything of a case that is not theirs', async () => {
    const caseId = await desk.assignedCase();
    const { event } = await record(caseId, 'NTA_SERVED');
    const stranger = await office.as('attorney');
    const answers = await Promise.all([
      stranger.get(`/cases/${caseId}/events`),
      stranger.get(`/cases/${caseId}/events/kinds`),
      stranger.post(`/cases/${caseId}/events`, told('NTA_SERVED')),
      stranger.post(`/events/${event.id}/take-back`, { reason: 'not mine' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  test('whoever leads no more need not appear any more', async () => {
    const caseId = await desk.assignedCase();
    await record(caseId, 'RETAINED');
    const team = await desk.coordinator.get<{ items: { id: string }[] }>(`/cases/${caseId}/assignments`);
    await desk.coordinator.post(`/assignments/${team.body.items[0]?.id}/end`, { reason: 'Moved away' });
    const { body } = await desk.coordinator.get<{ items: Deadline[] }>(`/cases/${caseId}/deadlines`);
    const standing = body.items.map(({ code, status }) => `${code} ${status}`);
    expect(standing).toEqual(expect.arrayContaining(['E28_FILED superseded', 'BOND_REQUEST open']));
  });
});
