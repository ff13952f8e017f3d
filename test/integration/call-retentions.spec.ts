import { finishedCall, type CallBody } from '../factories/call.js';
import { Office, type SignedIn } from '../support/office.js';

interface Retentions {
  readonly items: {
    readonly id: string;
    readonly intakeId: string;
    readonly intakeReference: string;
    readonly declinedOn: string;
    readonly dueOn: string;
    readonly arithmetic: string;
    readonly rule: { readonly code: string; readonly version: number };
    readonly verified: boolean;
  }[];
}

let office: Office;
let volunteer: SignedIn;
let coordinator: SignedIn;

beforeAll(async () => {
  office = await Office.open();
  coordinator = await office.as('coordinator');
  volunteer = await office.as('hotline_volunteer');
});
afterAll(() => office.close());
// A quarter past eleven in the evening of the office: by the clock of the machine it is the next day.
beforeEach(() => office.moveTo('2026-12-01T23:15:00-05:00'));

async function declined(): Promise<CallBody> {
  const call = await finishedCall(volunteer);
  const body = { reason: 'Outside our area' };
  const done = await coordinator.post(`/intakes/${call.id}/decline`, body, { ifMatch: call.version });
  expect(done.status).toBe(204);
  return call;
}
const ofCall = async (id: string, who = coordinator) =>
  (await who.get<Retentions>(`/call-retentions?intakeId=${id}`)).body.items;
const listed = async (id: string) =>
  (await coordinator.get<Retentions>('/call-retentions')).body.items.some(({ intakeId }) => intakeId === id);

describe('the day on which a declined call is reduced', () => {
  it('opens with the decision, by the office’s own day, with its arithmetic', async () => {
    const call = await declined();
    const [date, ...more] = await ofCall(call.id);
    expect(more).toEqual([]);
    expect(date).toMatchObject({
      intakeReference: call.reference,
      declinedOn: '2026-12-01',
      dueOn: '2027-05-30',
      rule: { code: 'RETENTION_DECLINED', version: 1 },
      verified: false,
    });
    expect(date?.arithmetic).toMatch(/^180 days after 2026-12-01 is Sunday 2027-05-30; /);
    expect((await office.auditOf(date?.id ?? '')).map(({ action }) => action)).toEqual([
      'call_retention.opened',
    ]);
  });

  it('is listed from two weeks before, until somebody has done it, once', async () => {
    const call = await declined();
    const [date] = await ofCall(call.id);
    await office.moveTo('2027-05-15T12:00:00-04:00');
    expect(await listed(call.id)).toBe(false);
    await office.moveTo('2027-05-16T12:00:00-04:00');
    expect(await listed(call.id)).toBe(true);
    expect((await coordinator.post(`/call-retentions/${date?.id}/reduced`, {})).status).toBe(204);
    expect([await listed(call.id), await ofCall(call.id)]).toEqual([false, []]);
    expect((await coordinator.post(`/call-retentions/${date?.id}/reduced`, {})).status).toBe(404);
    expect((await office.auditOf(date?.id ?? '')).map(({ action }) => action)).toEqual([
      'call_retention.opened',
      'call_retention.closed',
      'access.refused',
    ]);
  });

  it('ends when the call is opened again, and begins anew when it is declined again', async () => {
    const call = await declined();
    const { body } = await coordinator.post<CallBody>(
      `/intakes/${call.id}/reopen`,
      {},
      { ifMatch: call.version + 1 },
    );
    expect([body.status, await ofCall(call.id)]).toEqual(['finished', []]);
    await office.moveTo('2026-12-04T09:00:00-05:00');
    const again = await coordinator.post(
      `/intakes/${call.id}/decline`,
      { reason: 'Has a lawyer already' },
      { ifMatch: body.version },
    );
    expect(again.status).toBe(204);
    expect((await ofCall(call.id)).map(({ declinedOn, dueOn }) => [declinedOn, dueOn])).toEqual([
      ['2026-12-04', '2027-06-02'],
    ]);
    const endings = await office.sql<{ closed_as: string | null }>(
      'SELECT closed_as FROM app.call_retentions WHERE intake_id = $1 ORDER BY declined_on',
      [call.id],
    );
    expect(endings.map(({ closed_as }) => closed_as)).toEqual(['reopened', null]);
  });

  it('is no date of a call that was referred or taken up before anybody decided', async () => {
    const call = await finishedCall(volunteer);
    await coordinator.post(`/intakes/${call.id}/refer`, { reason: 'In Texas' }, { ifMatch: call.version });
    expect(await ofCall(call.id)).toEqual([]);
  });

  it('is for those who decide on calls', async () => {
    const call = await declined();
    const [date] = await ofCall(call.id);
    for (const who of [volunteer, await office.as('attorney'), await office.as('admin')]) {
      expect((await who.get(`/call-retentions?intakeId=${call.id}`)).status).toBe(403);
      expect((await who.post(`/call-retentions/${date?.id}/reduced`, {})).status).toBe(403);
    }
    expect(await ofCall(call.id, await office.as('supervising_attorney'))).toHaveLength(1);
  });
});
