import { beginCall, finishedCall, type CallBody, type Problem } from '../factories/call.js';
import { Office, type SignedIn } from '../support/office.js';

interface Queue {
  readonly items: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly detainedName: string;
    readonly callerName: string;
    readonly languages: string[];
    readonly urgency: { readonly level: string };
    readonly duplicates: number;
    readonly takenBy: { readonly name: string };
  }[];
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

const queue = async () => (await coordinator.get<Queue>('/review-queue')).body.items;
const statusOf = async (id: string) =>
  (await office.sql<{ status: string }>('SELECT status FROM app.intakes WHERE id = $1', [id]))[0]?.status;

describe('the review queue', () => {
  it('shows finished calls with names, languages and what is missing; red ones first', async () => {
    const calm = await finishedCall(volunteer);
    await office.moveOn({ minutes: 5 });
    const red = await finishedCall(volunteer, { 'now.beingMoved': 'yes', 'detained.secondSurname': null });
    await beginCall(volunteer);
    const items = (await queue()).filter(({ id }) => [red.id, calm.id].includes(id));
    expect(items.map((item) => item.id)).toEqual([red.id, calm.id]);
    expect(items[0]).toMatchObject({
      detainedName: 'HERNÁNDEZ, José Ángel',
      callerName: 'Rosa Ixcoy',
      urgency: { level: 'red' },
      status: 'finished',
    });
    expect(items[1]).toMatchObject({
      detainedName: 'HERNÁNDEZ LÓPEZ, José Ángel',
      languages: ['mam', 'spa'],
      takenBy: { name: 'Marisol Vega' },
    });
  });

  it('is cut into pages that miss nobody', async () => {
    const calls = [
      await finishedCall(volunteer),
      await finishedCall(volunteer, { 'now.medical': 'yes' }),
      await finishedCall(volunteer),
    ];
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const { body }: { body: Queue } = await coordinator.get<Queue>(
        `/review-queue?limit=1${next ? `&cursor=${next}` : ''}`,
      );
      seen.push(...body.items.map((item) => item.id));
      next = body.next;
    } while (next !== null);
    const ours = seen.filter((id) => calls.some((call) => call.id === id));
    expect(ours).toEqual([calls[1]?.id, calls[0]?.id, calls[2]?.id]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is for reviewers only', async () => {
    expect((await volunteer.get('/review-queue')).status).toBe(403);
    const call = await finishedCall(volunteer);
    expect(
      (await volunteer.post(`/intakes/${call.id}/decline`, { reason: 'conflict' }, { ifMatch: call.version }))
        .status,
    ).toBe(403);
  });

  it.each([
    ['decline', 'declined', 'intake.declined'],
    ['refer', 'referred', 'intake.referred'],
    ['wait-list', 'wait_listed', 'intake.wait_listed'],
  ])(
    '%s needs a reason, leaves row and audit entry, and the reason is sealed',
    async (verb, status, action) => {
      const call = await finishedCall(volunteer);
      const without = await coordinator.post<Problem>(
        `/intakes/${call.id}/${verb}`,
        {},
        { ifMatch: call.version },
      );
      expect([without.status, without.body.errors?.[0]?.field]).toEqual([422, 'reason']);
      const stale = await coordinator.post(
        `/intakes/${call.id}/${verb}`,
        { reason: 'Outside our area' },
        { ifMatch: 1 },
      );
      expect(stale.status).toBe(412);
      const done = await coordinator.post(
        `/intakes/${call.id}/${verb}`,
        { reason: 'Outside our area' },
        { ifMatch: call.version },
      );
      expect(done.status).toBe(204);
      expect(await statusOf(call.id)).toBe(status);
      expect((await office.auditOf(call.id)).at(-1)).toMatchObject({
        action,
        actor_id: coordinator.id,
        fields: ['status', 'reason'],
      });
      expect(await office.database.dump()).not.toContain('Outside our area');
      const { body } = await coordinator.get<CallBody>(`/intakes/${call.id}`);
      expect(body.outcome).toEqual({ reason: 'Outside our area' });
    },
  );

  it('what was decided can be brought back; what is not there cannot be decided', async () => {
    const call = await finishedCall(volunteer);
    await coordinator.post(
      `/intakes/${call.id}/decline`,
      { reason: 'No attorney this week' },
      { ifMatch: call.version },
    );
    const reopened = await coordinator.post<CallBody>(
      `/intakes/${call.id}/reopen`,
      {},
      { ifMatch: call.version + 1 },
    );
    expect(reopened.body.status).toBe('finished');
    const draft = await beginCall(volunteer);
    const refused = await coordinator.post(
      `/intakes/${draft.id}/decline`,
      { reason: 'No attorney this week' },
      { ifMatch: draft.version },
    );
    expect([refused.status, refused.body['slug']]).toEqual([409, 'intake-not-there']);
  });
});
