import { randomUUID } from 'node:crypto';
import { placeId } from '../../src/places/place-id.js';
import { finishedCall, openedCase } from '../factories/cases.js';
import { Office, type SignedIn } from '../support/office.js';

interface CaseFile {
  id: string;
  reference: string;
  version: number;
  status: string;
  bondTrack: string;
  representation: string;
  allowedMoves: string[];
  outcome: string | null;
  intakeId: string;
  detained: {
    partyId: string;
    name: string;
    aNumberMasked: string;
    countryOfBirth: string;
    language: string;
  };
  contacts: { name: string; phone: string; relationship: string }[];
  safety: { doNotLeaveMessage: boolean; callerNotAuthorised: boolean };
  timeline: { kind: string; to: string | null; by: { id: string } | null }[];
}

interface Stays {
  items: {
    id: string;
    facility: { id: string } | null;
    from: unknown;
    fromOn: string | null;
    to: unknown;
    source: string;
  }[];
}

describe('cases', () => {
  let office: Office;
  let volunteer: SignedIn;
  let coordinator: SignedIn;

  beforeAll(async () => {
    office = await Office.open();
    [volunteer, coordinator] = await Promise.all([office.as('hotline_volunteer'), office.as('coordinator')]);
  });

  afterAll(() => office.close());

  const read = async (id: string) => (await coordinator.get<CaseFile>(`/cases/${id}`)).body;

  describe('opening one from a call', () => {
    test('accepting a call opens its case, with the first stay where the family said', async () => {
      const call = await finishedCall(volunteer, {
        answers: {
          'detained.since': { precision: 'month', y: 2026, m: 10 },
          'detained.facilitySource': 'family',
          'caller.authorised': 'yes',
        },
      });
      const caseId = randomUUID();
      const opened = await coordinator.post<{ caseId: string; reference: string }>(
        `/intakes/${call.id}/accept`,
        { reason: 'Held at Stewart, hearing soon', caseId },
        { ifMatch: call.version },
      );
      expect(opened.status).toBe(201);
      expect(opened.body).toEqual({ caseId, reference: expect.stringMatching(/^FZ-[0-9A-HJKMNP-TV-Z]{4}$/) });

      const file = await read(caseId);
      expect(file).toMatchObject({
        reference: opened.body.reference,
        version: 1,
        status: 'matching',
        bondTrack: 'preparing',
        representation: 'unrepresented',
        intakeId: call.id,
        detained: { name: expect.stringContaining('HERNÁNDEZ LÓPEZ'), countryOfBirth: 'GT', language: 'mam' },
        contacts: [{ name: call.callerName, phone: call.callerPhone, relationship: 'spouse' }],
        safety: { doNotLeaveMessage: true, callerNotAuthorised: false },
      });
      expect(file.detained.aNumberMasked).toMatch(/^A •••-••/);
      expect(file.timeline.map(({ kind }) => kind)).toEqual(['opened']);

      const { body: stays } = await coordinator.get<Stays>(`/cases/${caseId}/custody`);
      expect(stays.items).toEqual([
        expect.objectContaining({
          facility: expect.objectContaining({ id: placeId('STWRTGA') }),
          from: { precision: 'month', y: 2026, m: 10 },
          to: null,
          source: 'family',
        }),
      ]);

      const [row] = await office.sql(
        'SELECT status, case_id, case_reference FROM app.intakes WHERE id = $1',
        [call.id],
      );
      expect(row).toEqual({ status: 'accepted', case_id: caseId, case_reference: opened.body.reference });
      const actions = (await office.auditOf(caseId)).map(({ action }) => action);
      expect(actions).toEqual(expect.arrayContaining(['case.opened', 'custody.recorded', 'case.read']));
    });

    test('asked twice with the same case id, there is one case', async () => {
      const call = await finishedCall(volunteer);
      const body = { reason: 'Same click twice', caseId: randomUUID() };
      const first = await coordinator.post(`/intakes/${call.id}/accept`, body, { ifMatch: call.version });
      const again = await coordinator.post(`/intakes/${call.id}/accept`, body, { ifMatch: call.version });
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      const other = await coordinator.post<{ type: string }>(
        `/intakes/${call.id}/accept`,
        { reason: 'Another click', caseId: randomUUID() },
        { ifMatch: call.version },
      );
      expect(other.status).toBe(409);
      expect(JSON.stringify(other.body)).toContain('case-exists');
      expect(await office.sql('SELECT 1 FROM app.cases WHERE intake_id = $1', [call.id])).toHaveLength(1);
    });

    test('a stale version opens nothing', async () => {
      const call = await finishedCall(volunteer);
      const stale = await coordinator.post(
        `/intakes/${call.id}/accept`,
        { reason: 'Too late' },
        { ifMatch: call.version - 1 },
      );
      expect(stale.status).toBe(412);
      const without = await coordinator.post(`/intakes/${call.id}/accept`, { reason: 'No version' });
      expect(without.status).toBe(428);
      expect(await office.sql('SELECT 1 FROM app.cases WHERE intake_id = $1', [call.id])).toHaveLength(0);
    });

    test('the volunteer who took the call opens no case and sees none', async () => {
      const call = await finishedCall(volunteer);
      const refused = await volunteer.post(
        `/intakes/${call.id}/accept`,
        { reason: 'Let me' },
        { ifMatch: call.version },
      );
      expect(refused.status).toBe(403);
      expect((await volunteer.get('/cases')).status).toBe(403);
    });
  });

  describe('reading', () => {
    test('by id, or by reference in any spelling', async () => {
      const { caseId, reference } = await openedCase(volunteer, coordinator);
      for (const name of [caseId, reference, reference.toLowerCase(), reference.slice(3)]) {
        expect((await read(name)).id).toBe(caseId);
      }
      for (const nobody of [randomUUID(), 'FZ-', 'nonsense', '%00']) {
        expect((await coordinator.get(`/cases/${encodeURIComponent(nobody)}`)).status).toBe(404);
      }
    });

    test('lists newest first, a page at a time, without a gap or a repeat', async () => {
      const opened: string[] = [];
      for (let n = 0; n < 3; n += 1) opened.push((await openedCase(volunteer, coordinator)).caseId);
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
        const page = await coordinator.get<{
          items: { id: string; detainedName: string }[];
          next: string | null;
        }>(`/cases?limit=2&status=matching${query}`);
        expect(page.status).toBe(200);
        expect(page.body.items.every((item) => item.detainedName.startsWith('HERNÁNDEZ'))).toBe(true);
        seen.push(...page.body.items.map((item) => item.id));
        cursor = page.body.next;
      } while (cursor);
      expect(seen.slice(0, 3)).toEqual(opened.reverse());
      expect(new Set(seen).size).toBe(seen.length);
      expect((await coordinator.get('/cases?cursor=nonsense')).status).toBe(422);
      expect((await coordinator.get('/cases?status=nonsense')).status).toBe(422);
    });

    test('revealing the A-number shows it whole, once, with one audit entry', async () => {
      const { caseId, call } = await openedCase(volunteer, coordinator);
      const shown = await coordinator.post<{ value: string }>(`/cases/${caseId}/reveal`, {
        field: 'detained.aNumber',
      });
      expect(shown.status).toBe(200);
      expect(shown.body.value).toBe(call.aNumber);
      const entries = (await office.auditOf(caseId)).filter(({ action }) => action === 'party.revealed');
      expect(entries).toEqual([expect.objectContaining({ actor_id: coordinator.id, fields: ['a_number'] })]);
      expect((await read(caseId)).timeline.map(({ kind }) => kind)).toContain('identity_revealed');
      expect((await coordinator.post(`/cases/${caseId}/reveal`, { field: 'detained.name' })).status).toBe(
        422,
      );
    });
  });

  describe('moving', () => {
    test('moves where the lifecycle leads, keeps the reason sealed and raises the version', async () => {
      const { caseId } = await openedCase(volunteer, coordinator);
      const reason = 'Family sent the receipt of the motion';
      const moved = await coordinator.post<CaseFile>(
        `/cases/${caseId}/moves`,
        { to: 'request_filed', reason },
        { ifMatch: 1 },
      );
      expect(moved.status).toBe(200);
      expect(moved.body).toMatchObject({ version: 2, status: 'matching', bondTrack: 'request_filed' });
      expect(moved.body.allowedMoves).toContain('hearing_set');

      const notes = await coordinator.get<{ items: { kind: string; text: string }[] }>(
        `/cases/${caseId}/notes`,
      );
      expect(notes.body.items).toEqual([expect.objectContaining({ kind: 'move_reason', text: reason })]);
      expect(await office.database.dump()).not.toContain(reason);
      const [event] = await office.sql(
        `SELECT kind, from_state, to_state FROM app.case_events WHERE case_id = $1 AND kind = 'moved'`,
        [caseId],
      );
      expect(event).toEqual({ kind: 'moved', from_state: 'preparing', to_state: 'request_filed' });
    });

    test('a stale version changes nothing and tells the present one', async () => {
      const { caseId } = await openedCase(volunteer, coordinator);
      const move = { to: 'request_filed', reason: 'First' };
      await coordinator.post(`/cases/${caseId}/moves`, move, { ifMatch: 1 });
      const stale = await coordinator.post(
        `/cases/${caseId}/moves`,
        { to: 'hearing_set', reason: 'Second' },
        { ifMatch: 1 },
      );
      expect(stale.status).toBe(412);
      expect(stale.body).toMatchObject({ current: { version: 2 } });
      expect((await read(caseId)).bondTrack).toBe('request_filed');
    });

    test('where the lifecycle does not lead is refused with the moves that are possible', async () => {
      const { caseId } = await openedCase(volunteer, coordinator);
      const refused = await coordinator.post(
        `/cases/${caseId}/moves`,
        { to: 'posted', reason: 'Wishful' },
        { ifMatch: 1 },
      );
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        allowedMoves: expect.arrayContaining(['request_filed', 'closed']),
      });
      const byHand = await coordinator.post(
        `/cases/${caseId}/moves`,
        { to: 'represented', reason: 'By hand' },
        { ifMatch: 1 },
      );
      expect(byHand.status).toBe(409);
    });

    test('closing needs an outcome, and nothing moves afterwards', async () => {
      const { caseId } = await openedCase(volunteer, coordinator);
      const without = await coordinator.post(
        `/cases/${caseId}/moves`,
        { to: 'closed', reason: 'Done' },
        { ifMatch: 1 },
      );
      expect(without.status).toBe(422);
      expect(without.body).toMatchObject({ errors: [{ field: 'outcome', code: 'required' }] });
      const closing = { to: 'closed', reason: 'Another office has it', outcome: 'other_counsel' };
      expect((await coordinator.post(`/cases/${caseId}/moves`, closing, { ifMatch: 1 })).status).toBe(200);
      expect(await read(caseId)).toMatchObject({
        status: 'closed',
        outcome: 'other_counsel',
        allowedMoves: [],
      });
      const after = await coordinator.post(
        `/cases/${caseId}/moves`,
        { to: 'request_filed', reason: 'Again' },
        { ifMatch: 2 },
      );
      expect(after.status).toBe(409);
    });
  });
});
