import { randomUUID } from 'node:crypto';
import { beginCall, saveAnswers, type CallBody } from '../factories/call.js';
import { Office, type SignedIn } from '../support/office.js';

let office: Office;
let volunteer: SignedIn;

beforeAll(async () => {
  office = await Office.open();
  volunteer = await office.as('hotline_volunteer', { name: 'Marisol Vega' });
});
afterAll(() => office.close());

const rowOf = async (id: string) => (await office.sql('SELECT * FROM app.intakes WHERE id = $1', [id]))[0];

describe('the same patch twice, and two people at once', () => {
  const savesOf = async (id: string) =>
    (await office.auditOf(id)).filter((entry) => entry.action === 'intake.saved').length;

  it('the same patch again gets the same answer and writes nothing', async () => {
    const call = await beginCall(volunteer);
    const patchId = randomUUID();
    const values = { 'caller.phone': '704 555 0151', 'now.medical': 'yes' };
    const first = await saveAnswers(volunteer, call, values, patchId);
    const again = await saveAnswers(volunteer, call, values, patchId);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await savesOf(call.id)).toBe(1);
  });

  it('a stale version is refused and shows both sides; nothing is overwritten', async () => {
    const call = await beginCall(volunteer);
    await saveAnswers(volunteer, call, { 'caller.name': 'Rosa' });
    const stale = await saveAnswers(volunteer, call, { 'caller.name': 'Elena', 'caller.smsOk': 'yes' });
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({
      slug: 'stale-version',
      current: {
        version: 2,
        answers: { 'caller.name': { state: 'value', value: 'Rosa' }, 'caller.smsOk': null },
      },
    });
    const { body } = await volunteer.get<CallBody>(`/intakes/${call.id}`);
    expect(body.answers).toEqual({ 'caller.name': { state: 'value', value: 'Rosa' } });
  });

  it('of many patches on one version exactly one is saved', async () => {
    const call = await beginCall(volunteer);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, at) => saveAnswers(volunteer, call, { 'caller.name': `Rosa ${at}` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412]);
    expect(await rowOf(call.id)).toMatchObject({ version: 2 });
    expect(await savesOf(call.id)).toBe(1);
    const kept = answers.find(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 412).map(({ body }) => body as unknown);
    expect(kept).toBeDefined();
    for (const body of refused)
      expect(body).toMatchObject({ current: { version: 2, answers: { 'caller.name': { state: 'value' } } } });
  });

  it('the same patch sent many times at once is saved once and answered alike', async () => {
    const call = await beginCall(volunteer);
    const patchId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => saveAnswers(volunteer, call, { 'caller.name': 'Rosa' }, patchId)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => (body as { version: number }).version))).toEqual(new Set([2]));
    expect(await savesOf(call.id)).toBe(1);
  });

  it('without a version there is no saving', async () => {
    const call = await beginCall(volunteer);
    const refused = await volunteer.patch(`/intakes/${call.id}`, { patchId: randomUUID(), answers: {} });
    expect([refused.status, refused.body['slug']]).toEqual([428, 'version-needed']);
  });
});
