import { CalendarDesk, FIRST_MORNING, type Deadline, type Refusal } from '../factories/calendar.js';
import { openedCase } from '../factories/cases.js';
import { placeId } from '../../src/places/place-id.js';
import { Office, type SignedIn } from '../support/office.js';

interface Event {
  id: string;
  kind: string;
  on: string;
  toldBy: string;
}
interface Change {
  moves: { before: { code: string }; after: { nominal: { on: string } } }[];
}

const told = (kind: string, on = '2026-11-24') => ({ kind, on, toldBy: 'us', toldHow: 'paper' });

describe('dates that open by themselves', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  const assign = (caseId: string, staff: SignedIn, role = 'lead') =>
    desk.coordinator.post<{ id: string }>(`/cases/${caseId}/assignments`, { staffId: staff.id, role });
  const standing = async (caseId: string) => {
    const { body } = await desk.coordinator.get<{ items: Deadline[] }>(`/cases/${caseId}/deadlines`);
    return body.items.map(({ code, status }) => `${code} ${status}`);
  };
  const events = async (caseId: string) =>
    (await desk.coordinator.get<{ items: Event[] }>(`/cases/${caseId}/events`)).body.items;
  const live = async (caseId: string, code: string) => {
    const [row] = await office.sql<{ live: number }>(
      `SELECT count(*)::int AS live FROM app.reminders r JOIN app.deadlines d ON d.id = r.deadline_id
        WHERE d.case_id = $1 AND d.code = $2 AND r.state <> 'cancelled'`,
      [caseId, code],
    );
    return row?.live ?? 0;
  };

  describe('with representation', () => {
    test('a lead opens the first call with its reminders, and no retainer is guessed', async () => {
      const { caseId } = await openedCase(desk.volunteer, desk.coordinator);
      const started = await assign(caseId, desk.attorney);
      expect(await standing(caseId)).toEqual(['FIRST_CLIENT_CALL open']);
      const [call] = await desk.allDeadlines(caseId);
      expect(call).toMatchObject({ nominal: { on: '2026-11-25' }, source: { kind: 'event' } });
      expect(await events(caseId)).toMatchObject([
        { kind: 'ATTORNEY_MATCHED', on: '2026-11-24', toldBy: 'us' },
      ]);
      expect(await live(caseId, 'FIRST_CLIENT_CALL')).toBeGreaterThan(0);
      // One change, one transaction: the same request again adds nothing.
      await assign(caseId, desk.attorney);
      expect(started.status).toBe(201);
      expect(await events(caseId)).toHaveLength(1);
    });

    test('a backup opens nothing, and neither does the lead of somebody who is out', async () => {
      const { caseId } = await openedCase(desk.volunteer, desk.coordinator);
      await assign(caseId, desk.attorney, 'backup');
      expect(await standing(caseId)).toEqual([]);
      await desk.coordinator.post(`/cases/${caseId}/events`, told('RELEASE_BOND'));
      const other = await office.as('attorney');
      expect((await assign(caseId, other)).status).toBe(201);
      expect((await standing(caseId)).filter((text) => text.startsWith('FIRST_CLIENT_CALL'))).toEqual([]);
    });

    test('the next lead owes the call that nobody made, and none that was made', async () => {
      const { caseId } = await openedCase(desk.volunteer, desk.coordinator);
      const first = await assign(caseId, desk.attorney);
      const end = (id: string) => desk.coordinator.post(`/assignments/${id}/end`, { reason: 'Moves away' });
      await end(first.body.id);
      expect(await standing(caseId)).toEqual(['FIRST_CLIENT_CALL open']);
      const second = await assign(caseId, await office.as('attorney'));
      expect(await standing(caseId)).toEqual(['FIRST_CLIENT_CALL open']);
      await desk.coordinator.post(`/cases/${caseId}/events`, told('CLIENT_CALLED'));
      await end(second.body.id);
      await assign(caseId, await office.as('attorney'));
      expect(await standing(caseId)).toEqual(['FIRST_CLIENT_CALL met']);
    });

    test('the retainer, once told, opens appearance and request; told again, it moves them and doubles nothing', async () => {
      const caseId = await desk.assignedCase();
      await desk.attorney.post(`/cases/${caseId}/events`, told('RETAINED'));
      expect((await standing(caseId)).toSorted()).toEqual([
        'BOND_REQUEST open',
        'E28_FILED open',
        'FIRST_CLIENT_CALL open',
      ]);
      await office.moveOn({ days: 1 });
      const preview = await desk.attorney.post<Change>(
        `/cases/${caseId}/events/preview`,
        told('RETAINED', '2026-11-25'),
      );
      expect(preview.body.moves.map(({ before, after }) => [before.code, after.nominal.on])).toEqual([
        ['E28_FILED', '2026-11-27'],
        ['BOND_REQUEST', '2026-12-01'],
      ]);
      const again = await desk.attorney.post<{ event: Event }>(
        `/cases/${caseId}/events`,
        told('RETAINED', '2026-11-25'),
      );
      const open = async () => (await standing(caseId)).filter((text) => text.endsWith(' open')).toSorted();
      expect(await open()).toEqual(['BOND_REQUEST open', 'E28_FILED open', 'FIRST_CLIENT_CALL open']);
      // Taken back, the days of the first telling hold again.
      await desk.attorney.post(`/events/${again.body.event.id}/take-back`, { reason: 'Another client' });
      expect(await open()).toEqual(['BOND_REQUEST open', 'E28_FILED open', 'FIRST_CLIENT_CALL open']);
      const request = (await desk.deadlines(caseId)).find(({ status }) => status === 'open');
      expect(request?.nominal).toEqual({ on: '2026-11-25' });
    });

    test('when representation ends, the appearance is nobody’s to file', async () => {
      const { caseId } = await openedCase(desk.volunteer, desk.coordinator);
      const lead = await assign(caseId, desk.attorney);
      await desk.coordinator.post(`/cases/${caseId}/events`, told('RETAINED'));
      await desk.coordinator.post(`/assignments/${lead.body.id}/end`, { reason: 'Withdrew' });
      expect(await standing(caseId)).toEqual(
        expect.arrayContaining(['E28_FILED superseded', 'BOND_REQUEST open', 'FIRST_CLIENT_CALL open']),
      );
    });
  });

  describe('with a hearing', () => {
    const hearing = (kind: string, more: object = {}) => ({
      courtId: placeId('IC_CHL'),
      kind,
      on: '2027-03-16',
      at: '09:00',
      modality: 'in_person',
      source: 'notice',
      confirmed: ['weekend'],
      ...more,
    });

    test.each([
      ['master', 'FILE_MASTER', '2027-03-01', '2027-03-29'],
      ['individual', 'FILE_INDIV', '2027-02-14', '2027-03-14'],
    ])(
      '%s, of somebody at liberty: its filings, moved with it, over with it',
      async (kind, code, due, next) => {
        const caseId = await desk.assignedCase();
        await desk.attorney.post(`/cases/${caseId}/events`, told('RELEASE_BOND'));
        const set = await desk.attorney.post<{ id: string; version: number; deadlines: Deadline[] }>(
          `/cases/${caseId}/hearings`,
          hearing(kind),
        );
        expect(set.body.deadlines).toMatchObject([{ code, nominal: { on: due } }]);
        const moved = await desk.attorney.post<{ id: string; deadlines: Deadline[] }>(
          `/hearings/${set.body.id}/continue`,
          { on: '2027-04-13', at: '09:00', reason: 'The court asked' },
          { ifMatch: set.body.version },
        );
        expect(moved.body.deadlines).toMatchObject([
          { code, nominal: { on: next }, replacesId: set.body.deadlines[0]?.id, version: 2 },
        ]);
        await office.moveTo('2027-04-13T15:00:00-04:00');
        const held = await desk.attorney.post(`/hearings/${moved.body.id}/decision`, {
          result: 'NO_ACTION',
          appealReservedBy: [],
          decidedOn: '2027-04-13',
          served: { method: 'oral', on: '2027-04-13' },
        });
        expect(held.status).toBe(201);
        const ofIt = (await standing(caseId)).filter((text) => text.startsWith(code));
        expect(ofIt.toSorted()).toEqual([`${code} passed`, `${code} superseded`]);
      },
    );

    test('of somebody held the court names the day of filings, so that none is counted', async () => {
      const caseId = await desk.assignedCase();
      const set = await desk.attorney.post<{ deadlines: Deadline[] }>(
        `/cases/${caseId}/hearings`,
        hearing('master'),
      );
      expect(set.body.deadlines).toEqual([]);
      // Let go, they have the days of everybody; held on after all, the court's again.
      const out = await desk.attorney.post<{ event: Event }>(`/cases/${caseId}/events`, told('RELEASE_BOND'));
      const filings = async () => (await desk.deadlines(caseId)).filter(({ code }) => code === 'FILE_MASTER');
      expect(await filings()).toMatchObject([{ status: 'open', nominal: { on: '2027-03-01' } }]);
      await desk.attorney.post(`/events/${out.body.event.id}/take-back`, { reason: 'Another person' });
      expect((await filings()).map(({ status }) => status)).toEqual(['superseded']);
      await desk.attorney.post(`/cases/${caseId}/events`, told('RELEASE_BOND'));
      expect((await filings()).map(({ status }) => status).toSorted()).toEqual(['open', 'superseded']);
    });
  });

  describe('with the end of a case', () => {
    test('closed: the days on which its file is reviewed, years ahead, reminded of and answered then', async () => {
      const { caseId } = await openedCase(desk.volunteer, desk.coordinator);
      const closing = { to: 'closed', reason: 'Another office', outcome: 'other_counsel' };
      expect((await desk.coordinator.post(`/cases/${caseId}/moves`, closing, { ifMatch: 1 })).status).toBe(
        200,
      );
      expect(await standing(caseId)).toEqual(['RETENTION_CLIENT open', 'RETENTION_LEDGER open']);
      const { body } = await desk.coordinator.get<{ items: Deadline[] }>(`/cases/${caseId}/deadlines`);
      expect(body.items[0]?.nominal).toEqual({ on: '2032-11-24' });
      expect(await live(caseId, 'RETENTION_CLIENT')).toBeGreaterThan(0);
      const refused = await desk.coordinator.post<Refusal>(`/cases/${caseId}/events`, told('CASE_CLOSED'));
      expect(refused.status).toBeGreaterThanOrEqual(403);
      const met = await desk.coordinator.post<Deadline>(
        `/deadlines/${body.items[0]?.id}/met`,
        { note: 'Nothing pending: erased' },
        { ifMatch: 1 },
      );
      expect(met).toMatchObject({ status: 200, body: { status: 'met' } });
      expect(await live(caseId, 'RETENTION_CLIENT')).toBe(0);
    });
  });
});
