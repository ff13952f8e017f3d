import { randomUUID } from 'node:crypto';
import {
  A_FAMILY_CALLS,
  beginCall,
  finishedCall,
  newNumbers,
  saveAnswers,
  type CallBody,
} from '../factories/call.js';
import { Office, type SignedIn } from '../support/office.js';

interface Listed {
  readonly items: { readonly id: string; readonly callerName: string }[];
  readonly next: string | null;
}

let office: Office;
let volunteer: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  office = await Office.open();
  coordinator = await office.as('coordinator');
});
// Everybody takes calls of their own, so that what one test leaves behind another does not see.
beforeEach(async () => {
  volunteer = await office.as('hotline_volunteer', { name: 'Marisol Vega' });
});
afterAll(() => office.close());

describe('who sees a call, and for how long', () => {
  it('the volunteer while it is open and for a day after; never the legal facts after the hand-off', async () => {
    const call = await finishedCall(volunteer, {
      'detained.aNumber': 'A000-123-456',
      'crim.anyArrest': 'no',
    });
    expect(Object.keys(call.answers)).toContain('detained.givenNames');
    expect(Object.keys(call.answers).filter((id) => /aNumber|crim/.test(id))).toEqual([]);
    expect((await volunteer.post(`/intakes/${call.id}/reveal`, { field: 'detained.aNumber' })).status).toBe(
      404,
    );
    const late = await saveAnswers(volunteer, call, { 'caller.name': 'Rosa' });
    expect([late.status, late.body.slug]).toEqual([409, 'intake-closed']);
    await office.moveOn({ hours: 23 });
    expect((await volunteer.get(`/intakes/${call.id}`)).status).toBe(200);
    await office.moveOn({ hours: 2 });
    expect((await volunteer.get(`/intakes/${call.id}`)).status).toBe(404);
    expect((await volunteer.get<{ items: unknown[] }>('/intakes')).body.items).toEqual([]);
    expect((await coordinator.get<CallBody>(`/intakes/${call.id}`)).body.answers['crim.anyArrest']).toEqual({
      state: 'value',
      value: 'no',
    });
  });

  it('a coordinator completes a finished call; the volunteer takes a dropped one up again', async () => {
    const call = await finishedCall(volunteer);
    const completed = await saveAnswers(coordinator, call, { 'detained.aNumber': 'A000-123-456' });
    expect(completed.status).toBe(200);
    const dropped = await beginCall(volunteer);
    const parked = await volunteer.post<CallBody>(
      `/intakes/${dropped.id}/finish`,
      { outcome: 'parked', note: 'The line went dead' },
      { ifMatch: 1 },
    );
    expect(parked.body).toMatchObject({ status: 'parked', outcome: { note: 'The line went dead' } });
    const resumed = await volunteer.post<CallBody>(`/intakes/${dropped.id}/reopen`, {}, { ifMatch: 2 });
    expect(resumed.body).toMatchObject({ status: 'draft', version: 3 });
  });

  it('an attorney sees nothing without an assignment, an admin nothing at all', async () => {
    const call = await finishedCall(volunteer);
    const attorney = await office.as('attorney');
    const admin = await office.as('admin');
    expect((await attorney.get(`/intakes/${call.id}`)).status).toBe(404);
    expect((await attorney.get<{ items: unknown[] }>('/intakes?scope=all')).body.items).toEqual([]);
    expect((await admin.get(`/intakes/${call.id}`)).status).toBe(403);
  });

  it('workers and strangers read no row, whatever they ask', async () => {
    await finishedCall(volunteer);
    for (const table of ['parties', 'party_phones', 'intakes', 'consents']) {
      await expect(
        office.database.as('app_worker', (client) => client.query(`SELECT 1 FROM app.${table}`)),
      ).rejects.toThrow(/permission denied/);
      const rows = await office.database.as('app_rt', (client) => client.query(`SELECT 1 FROM app.${table}`));
      expect(rows.rowCount).toBe(0);
    }
  });

  it('accepting opens the case and is written back to the call', async () => {
    const call = await finishedCall(volunteer);
    const accepted = await coordinator.post<{ caseId: string; reference: string }>(
      `/intakes/${call.id}/accept`,
      { reason: 'Bond hearing possible' },
      { ifMatch: call.version },
    );
    expect(accepted.status).toBeLessThan(300);
    const [row] = await office.sql(
      'SELECT status, case_id, case_reference, reviewed_by FROM app.intakes WHERE id = $1',
      [call.id],
    );
    expect(row).toEqual({
      status: 'accepted',
      case_id: accepted.body.caseId,
      case_reference: accepted.body.reference,
      reviewed_by: coordinator.id,
    });
    expect((await office.auditOf(call.id)).map((entry) => entry.action)).toContain('intake.accepted');
    const again = await coordinator.post(
      `/intakes/${call.id}/accept`,
      { reason: 'Bond hearing possible' },
      { ifMatch: call.version + 1 },
    );
    expect(again.status).toBe(409);
  });

  it('the assigned attorney reads the call of the client and may see the A-number, which is noted', async () => {
    const call = await finishedCall(volunteer, { 'detained.aNumber': 'A000-123-456' });
    const accepted = await coordinator.post<{ caseId: string }>(
      `/intakes/${call.id}/accept`,
      { reason: 'Bond hearing possible' },
      { ifMatch: call.version },
    );
    const attorney = await office.as('attorney');
    await coordinator.post(`/cases/${accepted.body.caseId}/assignments`, {
      staffId: attorney.id,
      role: 'lead',
    });
    const opened = await attorney.get<CallBody>(`/intakes/${call.id}`);
    expect(opened.body.answers['detained.aNumber']).toEqual({ state: 'value', value: 'A •••-••3-456' });
    const revealed = await attorney.post(`/intakes/${call.id}/reveal`, { field: 'detained.aNumber' });
    expect(revealed.body).toEqual({ value: 'A000-123-456' });
    expect((await office.auditOf(call.id)).at(-1)).toMatchObject({
      action: 'intake.revealed',
      actor_id: attorney.id,
      fields: ['detained.aNumber'],
    });
    expect((await saveAnswers(attorney, call, { 'caller.name': 'x' })).status).toBe(403);
  });
});

describe('my calls', () => {
  it('the last saved first, by status, in pages', async () => {
    const first = await beginCall(volunteer);
    const second = await beginCall(volunteer);
    await volunteer.post(`/intakes/${second.id}/finish`, { outcome: 'parked' }, { ifMatch: 1 });
    await saveAnswers(volunteer, first, { 'caller.name': 'Rosa Ixcoy' });
    const mine = await volunteer.get<Listed>('/intakes?scope=mine');
    expect(mine.body.items.map(({ id, callerName }) => [id, callerName])).toEqual([
      [first.id, 'Rosa Ixcoy'],
      [second.id, ''],
    ]);
    const parked = await volunteer.get<Listed>('/intakes?status=parked');
    expect(parked.body.items.map(({ id }) => id)).toEqual([second.id]);
    const page = await volunteer.get<Listed>('/intakes?limit=1');
    const rest = await volunteer.get<Listed>(`/intakes?limit=1&cursor=${page.body.next}`);
    expect([page.body.items[0]?.id, rest.body.items[0]?.id, rest.body.next]).toEqual([
      first.id,
      second.id,
      null,
    ]);
    expect((await volunteer.get('/intakes?cursor=nonsense')).status).toBe(422);
  });

  it('a call from a jail is taken to be listened to: what would harm is not asked', async () => {
    const call = await beginCall(volunteer, { channel: 'jail_call' });
    const refused = await saveAnswers(volunteer, call, { 'consent.store': 'yes', 'court.howEntered': 'ewi' });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ field: 'answers.court.howEntered', code: 'monitored-line' }],
    ]);
    expect((await saveAnswers(volunteer, call, { 'now.medical': 'yes' })).body.urgency.level).toBe('red');
  });

  it('a session that ends in mid-form loses nothing: the same patch is saved after signing in', async () => {
    const call = await beginCall(volunteer);
    const patchId = randomUUID();
    await volunteer.delete('/session');
    const refused = await saveAnswers(volunteer, call, { 'caller.name': 'Rosa' }, patchId);
    expect([refused.status, refused.body.slug]).toEqual([401, 'sign-in-needed']);
    const back = await office.signIn(volunteer.staff);
    expect((await saveAnswers(back, call, { 'caller.name': 'Rosa' }, patchId)).status).toBe(200);
  });
});

describe('another call about the same number', () => {
  it("one's own is shown with its link; somebody else's only as a hint", async () => {
    const { aNumber, phone, e164 } = newNumbers();
    const first = await finishedCall(volunteer, { 'detained.aNumber': aNumber, 'caller.phone': phone });
    const mine = await beginCall(volunteer);
    const hint = await saveAnswers(volunteer, mine, {
      'consent.store': 'yes',
      'detained.aNumber': aNumber.replace(/\D/g, ''),
    });
    expect(hint.body.duplicates).toEqual([
      {
        reason: 'a_number',
        visible: true,
        kind: 'intake',
        id: first.id,
        reference: first.reference,
        status: 'finished',
      },
    ]);
    const other = await office.as('hotline_volunteer');
    const theirs = await beginCall(other);
    const blind = await saveAnswers(other, theirs, { 'caller.phone': e164 });
    expect(blind.body.duplicates).toEqual([{ reason: 'phone', visible: false, kind: 'case' }]);
    const later = await saveAnswers(other, { id: theirs.id, version: 2 }, { 'caller.name': 'Rosa' });
    expect(later.body.duplicates).toBeNull();
    const { body } = await coordinator.get<{ items: { id: string; duplicates: number }[] }>('/review-queue');
    expect(body.items.find((item) => item.id === first.id)?.duplicates).toBe(2);
  });

  it('an opened case is linked for those who may open it', async () => {
    const { aNumber } = newNumbers();
    const first = await finishedCall(volunteer, { 'detained.aNumber': aNumber });
    const accepted = await coordinator.post<{ caseId: string; reference: string }>(
      `/intakes/${first.id}/accept`,
      { reason: 'Bond hearing possible' },
      { ifMatch: first.version },
    );
    const call = await beginCall(coordinator);
    const hint = await saveAnswers(coordinator, call, {
      'consent.store': 'yes',
      'detained.aNumber': aNumber,
    });
    expect(hint.body.duplicates).toMatchObject([
      {
        reason: 'a_number',
        visible: true,
        kind: 'case',
        id: accepted.body.caseId,
        reference: accepted.body.reference,
      },
    ]);
  });
});

describe('what was said stays sealed', () => {
  it('no name, number, place name or note can be read in any table or log line', async () => {
    const call = await finishedCall(volunteer, {
      ...A_FAMILY_CALLS,
      'detained.aNumber': 'A000-123-456',
      'detained.facilityAsSaid': 'the grey building in Lumpkin',
      'close.notes': 'She will bring the birth certificate',
    });
    await coordinator.get(`/intakes/${call.id}`);
    const everything = `${await office.database.dump()}\n${office.logged()}`;
    for (const secret of [
      'Rosa',
      'Ixcoy',
      'José Ángel',
      'Hernández',
      '7045550123',
      '000123456',
      '000-123-456',
      '•3-456',
      'grey building',
      'birth certificate',
      'hearing-within',
    ]) {
      expect([secret, everything.includes(secret)]).toEqual([secret, false]);
    }
  });

  it('equal numbers share an index, not a ciphertext', async () => {
    const { aNumber } = newNumbers();
    const calls = [
      await finishedCall(volunteer, { 'detained.aNumber': aNumber }),
      await finishedCall(volunteer, { 'detained.aNumber': aNumber.replace(/\D/g, ' ') }),
    ];
    const [counts] = await office.sql(
      `SELECT count(DISTINCT a_number_bidx)::int AS indexes, count(DISTINCT a_number_sealed)::int AS sealed
         FROM app.parties p JOIN app.intakes i ON i.detained_party_id = p.id WHERE i.id = ANY ($1)`,
      [calls.map((call) => call.id)],
    );
    expect(counts).toEqual({ indexes: 1, sealed: 2 });
  });
});
