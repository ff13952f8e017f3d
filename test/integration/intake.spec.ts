import { randomUUID } from 'node:crypto';
import { A_FAMILY_CALLS, answered, beginCall, saveAnswers, type CallBody } from '../factories/call.js';
import { Office, type SignedIn } from '../support/office.js';

let office: Office;
let volunteer: SignedIn;

beforeAll(async () => {
  office = await Office.open();
  volunteer = await office.as('hotline_volunteer', { name: 'Marisol Vega' });
});
afterAll(() => office.close());

const errorsOf = (answer: { body: { errors?: { field: string; code: string }[] } }) =>
  (answer.body.errors ?? []).map(({ field, code }) => [field, code]);
const rowOf = async (id: string) => (await office.sql('SELECT * FROM app.intakes WHERE id = $1', [id]))[0];

describe('taking a call', () => {
  it('begins empty, with a reference to write down, and the same id again is the same call', async () => {
    const id = randomUUID();
    const call = await beginCall(volunteer, { id });
    expect(call).toMatchObject({
      id,
      version: 1,
      status: 'draft',
      urgency: { level: 'amber' },
      enoughToAct: false,
      missing: ['callback-number', 'a-number', 'country-of-birth', 'full-name', 'facility'],
      consent: { store: false, share: false },
      answers: {},
      takenBy: { id: volunteer.id, name: 'Marisol Vega' },
    });
    expect(call.reference).toMatch(/^IN-[0-9A-HJKMNP-TV-Z]{4}$/);
    const again = await volunteer.post<CallBody>('/intakes', { id, channel: 'phone' });
    expect(again.body).toMatchObject({ id, reference: call.reference });
    expect(
      await office.sql(
        'SELECT kind FROM app.parties p JOIN app.intakes i ON p.id IN (i.caller_party_id, i.detained_party_id) WHERE i.id = $1 ORDER BY kind',
        [id],
      ),
    ).toEqual([{ kind: 'caller' }, { kind: 'detained' }]);
    expect((await office.auditOf(id)).map((entry) => entry.action)).toEqual(['intake.started']);
  });

  it('the callback number is saved before anything else, without consent', async () => {
    const call = await beginCall(volunteer);
    const saved = await saveAnswers(volunteer, call, { 'caller.phone': '(704) 555-0123' });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      version: 2,
      missing: ['a-number', 'country-of-birth', 'full-name', 'facility'],
    });
    const opened = await volunteer.get<CallBody>(`/intakes/${call.id}`);
    expect(opened.body.answers).toEqual({ 'caller.phone': { state: 'value', value: '+17045550123' } });
  });

  it('a whole call: answers come back as given, and enough to act on is seen', async () => {
    const call = await beginCall(volunteer);
    const saved = await saveAnswers(volunteer, call, {
      ...A_FAMILY_CALLS,
      'detained.aNumber': 'a 12 345 678',
      'ties.medicine': { state: 'declined' },
    });
    expect(saved.body).toMatchObject({
      enoughToAct: true,
      missing: ['facility'],
      consent: { store: true, share: false },
    });
    const { body } = await volunteer.get<CallBody>(`/intakes/${call.id}`);
    expect(body.answers).toMatchObject({
      'detained.firstSurname': { state: 'value', value: 'Hernández' },
      'detained.birth': { state: 'value', value: { precision: 'year', y: 1985 } },
      'detained.aNumber': { state: 'value', value: 'A •••-••5-678' },
      'ties.medicine': { state: 'declined' },
    });
    const actions = await office.auditOf(call.id);
    expect(actions.map((entry) => entry.action)).toEqual(['intake.started', 'intake.saved', 'intake.opened']);
    expect(actions[1]?.fields).toContain('detained.aNumber');
  });

  it('consent is kept for good: the text, the language, who heard it, and its withdrawal', async () => {
    const call = await beginCall(volunteer);
    const given = await saveAnswers(volunteer, call, { 'consent.store': 'yes', 'consent.readIn': 'es' });
    await saveAnswers(volunteer, given.body.version ? { id: call.id, version: given.body.version } : call, {
      'consent.store': 'no',
    });
    const rows = await office.sql(
      'SELECT scope, given, text_version, language, recorded_by FROM app.consents WHERE intake_id = $1 ORDER BY recorded_at',
      [call.id],
    );
    expect(rows).toEqual([
      { scope: 'store', given: true, text_version: 'v1', language: 'es', recorded_by: volunteer.id },
      { scope: 'store', given: false, text_version: 'v1', language: 'es', recorded_by: volunteer.id },
    ]);
    expect(await rowOf(call.id)).toMatchObject({ consent_store: false });
  });

  it('a yes to "a child without an adult" turns the call red at once', async () => {
    const call = await beginCall(volunteer);
    const saved = await saveAnswers(volunteer, call, { 'now.childAlone': 'yes' });
    expect(saved.body.urgency).toEqual({ level: 'red', reasons: ['child-alone'] });
    expect(await rowOf(call.id)).toMatchObject({ urgency: 'red' });
  });

  it('a facility in the list is a column, and in the Carolinas since yesterday it is red', async () => {
    const [facility] = await office.sql<{ id: string }>(
      `SELECT id FROM app.facilities WHERE detloc = 'MECKLNC'`,
    );
    const call = await beginCall(volunteer);
    const saved = await saveAnswers(volunteer, call, {
      'consent.store': 'yes',
      'detained.facility': facility?.id,
      'detained.since': { precision: 'day', y: 2026, m: 11, d: 23 },
    });
    expect(saved.body.urgency).toEqual({ level: 'red', reasons: ['still-in-carolinas'] });
    const { body } = await volunteer.get<CallBody>(`/intakes/${call.id}`);
    expect(body.facility?.id).toBe(facility?.id);
    const cleared = await saveAnswers(
      volunteer,
      { id: call.id, version: 2 },
      { 'detained.facility': { state: 'unknown' } },
    );
    expect(cleared.body.urgency.level).toBe('amber');
    expect(await rowOf(call.id)).toMatchObject({ facility_id: null, version: 3 });
  });

  it('a number taken back leaves no row behind', async () => {
    const call = await beginCall(volunteer);
    await saveAnswers(volunteer, call, { 'caller.phone': '704 555 0144' });
    await saveAnswers(volunteer, { id: call.id, version: 2 }, { 'caller.phone': null });
    const rows = await office.sql(
      'SELECT 1 FROM app.party_phones n JOIN app.intakes i ON i.caller_party_id = n.party_id WHERE i.id = $1',
      [call.id],
    );
    expect(rows).toEqual([]);
  });

  it('the questions are served as they are kept', async () => {
    const { status, body } = await volunteer.get<{ version: string; sections: unknown[] }>('/questionnaire');
    expect([status, body.version, body.sections.length]).toEqual([200, 'v1', 7]);
  });
});

describe('bad input', () => {
  it.each([
    [
      'a malformed A-number',
      { 'consent.store': 'yes', 'detained.aNumber': 'A12 34' },
      'detained.aNumber',
      'a-number',
    ],
    [
      'an impossible date',
      { 'detained.birth': { precision: 'day', y: 1985, m: 2, d: 30 } },
      'detained.birth',
      'date',
    ],
    [
      'an unknown facility',
      { 'consent.store': 'yes', 'detained.facility': randomUUID() },
      'detained.facility',
      'unknown-facility',
    ],
    [
      'an unknown court',
      { 'consent.store': 'yes', 'court.court': randomUUID() },
      'court.court',
      'unknown-court',
    ],
    ['a NUL byte', { 'caller.name': 'Ana\u0000' }, 'caller.name', 'not-text'],
    ['a lone surrogate', { 'caller.name': 'Ana\ud800' }, 'caller.name', 'not-text'],
    [
      'a question nobody asks',
      { 'caller.immigrationStatus': 'none' },
      'caller.immigrationStatus',
      'unknown-question',
    ],
    ['a legal fact before consent', { 'crim.anyArrest': 'yes' }, 'crim.anyArrest', 'consent-needed'],
  ])('%s is refused by name, and nothing of the patch is kept', async (_, values, question, code) => {
    const call = await beginCall(volunteer);
    const refused = await saveAnswers(volunteer, call, { 'caller.relationship': 'friend', ...values });
    expect(refused.status).toBe(422);
    expect(errorsOf(refused)).toEqual([[`answers.${question}`, code]]);
    expect(JSON.stringify(refused.body)).not.toContain('Ana');
    expect(await rowOf(call.id)).toMatchObject({ version: 1, caller_sealed: null, last_patch_id: null });
    expect((await office.auditOf(call.id)).map((entry) => entry.action)).toEqual(['intake.started']);
  });

  it('fields nobody asked for are refused, in the patch and at the beginning', async () => {
    const call = await beginCall(volunteer);
    const body = { patchId: randomUUID(), answers: {}, urgency: 'green' };
    const patch = await volunteer.patch<{ errors: { field: string; code: string }[] }>(
      `/intakes/${call.id}`,
      body,
      { ifMatch: 1 },
    );
    expect([patch.status, errorsOf(patch)]).toEqual([422, [['urgency', 'unknown-field']]]);
    const begin = await volunteer.post<{ errors: { field: string; code: string }[] }>('/intakes', {
      channel: 'phone',
      takenBy: randomUUID(),
    });
    expect([begin.status, errorsOf(begin)]).toEqual([422, [['takenBy', 'unknown-field']]]);
  });

  it.each([
    ['no object', { patchId: randomUUID(), answers: 'x' }],
    ['a list', { patchId: randomUUID(), answers: [1] }],
    ['no patch id', { answers: {} }],
    ['a patch id that is none', { patchId: 'x', answers: {} }],
  ])('answers with %s are refused', async (_, body) => {
    const call = await beginCall(volunteer);
    expect((await volunteer.patch(`/intakes/${call.id}`, body, { ifMatch: 1 })).status).toBe(422);
  });

  it('an oversized body is refused before it is read', async () => {
    const call = await beginCall(volunteer);
    const refused = await volunteer.patch(
      `/intakes/${call.id}`,
      { patchId: randomUUID(), answers: answered({ 'close.notes': 'x'.repeat(2_000_000) }) },
      { ifMatch: 1 },
    );
    expect([refused.status, refused.body['slug']]).toEqual([413, 'too-large']);
  });

  it('what is not JSON, and what hides a prototype, is refused', async () => {
    const call = await beginCall(volunteer);
    const broken = await volunteer.patch(`/intakes/${call.id}`, {}, { ifMatch: 1, raw: '{"patchId":' });
    expect(broken.status).toBe(400);
    const raw = `{"patchId":"${randomUUID()}","answers":{"__proto__":{"state":"value","value":"x"}}}`;
    expect(
      (await volunteer.patch(`/intakes/${call.id}`, {}, { ifMatch: 1, raw })).status,
    ).toBeGreaterThanOrEqual(400);
  });

  it("a wrong id is not there, and neither is somebody else's call", async () => {
    const other = await office.as('hotline_volunteer');
    const theirs = await beginCall(other);
    for (const id of [randomUUID(), 'not-an-id', theirs.id]) {
      const opened = await volunteer.get(`/intakes/${id}`);
      const saved = await volunteer.patch(
        `/intakes/${id}`,
        { patchId: randomUUID(), answers: answered({ 'caller.name': 'Ana' }) },
        { ifMatch: 1 },
      );
      const finished = await volunteer.post(`/intakes/${id}/finish`, { outcome: 'parked' }, { ifMatch: 1 });
      const revealed = await volunteer.post(`/intakes/${id}/reveal`, { field: 'detained.aNumber' });
      expect([opened, saved, finished, revealed].map(({ status, body }) => [status, body['slug']])).toEqual(
        Array(4).fill([404, 'not-found']),
      );
    }
    expect((await volunteer.post('/intakes', { id: theirs.id, channel: 'phone' })).status).toBe(409);
    expect(await rowOf(theirs.id)).toMatchObject({ version: 1 });
  });
});
