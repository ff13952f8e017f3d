import { openedCase, type OpenedCase } from '../factories/cases.js';
import { Office, type SignedIn } from '../support/office.js';
import { SmsProvider } from '../support/sms-provider.js';

interface Texts extends Record<string, unknown> {
  readonly items: {
    readonly id: string;
    readonly body: string;
    readonly phone: string;
    readonly from: string | null;
    readonly pictures: number;
    readonly unread: boolean;
    readonly placedBy: string | null;
    readonly handledAt: string | null;
    readonly handledBy: string | null;
  }[];
}

const WORDS = 'Lo movieron anoche, CANARIO-4711, llámeme por favor';
const STRANGER = '+17045550188';

describe('texts from families and clients', () => {
  let office: Office;
  let provider: SmsProvider;
  let coordinator: SignedIn;
  let lead: SignedIn;
  let other: SignedIn;
  let file: OpenedCase;

  beforeAll(async () => {
    provider = await SmsProvider.start();
    office = await Office.open({ env: provider.env });
    coordinator = await office.as('coordinator');
    lead = await office.as('attorney');
    other = await office.as('attorney');
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
  });
  beforeEach(async () => {
    await office.sql(
      `UPDATE app.cases SET status = 'closed', closed_at = app.now(), outcome = 'removed', matching_since = NULL`,
    );
    file = await openedCase(await office.as('hotline_volunteer'), coordinator, {
      callerPhone: '+17045550161',
    });
    await office.sql(
      `INSERT INTO app.assignments (case_id, staff_id, role, started_by) VALUES ($1, $2, 'lead', $3)`,
      [file.caseId, lead.id, coordinator.id],
    );
  });

  const text = (from: string, body: string, more: Record<string, string> = {}) =>
    provider.inbound(office.baseUrl, from, body, more);
  const onCase = async (person = lead) => (await person.get<Texts>(`/cases/${file.caseId}/texts`)).body.items;
  const waiting = async (person: SignedIn) =>
    (await person.get<{ items: { titleKey: string; caseReference: string | null }[] }>('/inbox')).body.items
      .filter(({ titleKey }) => titleKey.startsWith('text-'))
      .map(({ titleKey, caseReference }) => `${titleKey} ${caseReference ?? '-'}`);
  const unplaced = async () => (await coordinator.get<Texts>('/texts/unplaced')).body.items;

  it('from a known number lie on the open case, sealed, unread once, until somebody has handled them', async () => {
    const answer = await text(file.call.callerPhone, WORDS, { NumMedia: '2' });
    expect(await answer.text()).not.toContain('<Message>');
    expect(await waiting(lead)).toEqual([`text-came ${file.reference}`]);
    const [first] = await onCase();
    expect(first).toMatchObject({
      body: WORDS,
      phone: file.call.callerPhone,
      from: file.call.callerName,
      pictures: 2,
      unread: true,
      placedBy: null,
      handledAt: null,
    });
    expect((await onCase())[0]?.unread).toBe(false);
    expect((await onCase(coordinator))[0]?.unread).toBe(true);
    const path = `/cases/${file.caseId}/texts/${first?.id}/handled`;
    expect((await lead.post<{ handledBy: string }>(path)).body.handledBy).toBe(lead.staff.name);
    expect((await coordinator.post<{ handledBy: string }>(path)).body.handledBy).toBe(lead.staff.name);
    expect(await waiting(lead)).toEqual([]);
    expect((await office.auditOf(first?.id ?? '')).map(({ action, actor_id }) => [action, actor_id])).toEqual(
      [
        ['text.read', lead.id],
        ['text.read', lead.id],
        ['text.read', coordinator.id],
        ['text.handled', lead.id],
      ],
    );
  });

  it('are kept once, however often and in whatever order the provider repeats them', async () => {
    await Promise.all([1, 2, 3].map(() => text(file.call.callerPhone, 'uno', { MessageSid: 'SMtwice' })));
    await text(file.call.callerPhone, 'dos', { MessageSid: 'SMlater' });
    await text(file.call.callerPhone, 'uno', { MessageSid: 'SMtwice' });
    expect((await onCase()).map(({ body }) => body).toSorted()).toEqual(['dos', 'uno']);
    expect(await waiting(lead)).toHaveLength(2);
  });

  it('are nowhere in clear: not in the rows, the queue, the log or the notices', async () => {
    await text(file.call.callerPhone, WORDS);
    await onCase();
    expect(await office.database.dump()).not.toContain('CANARIO-4711');
    expect(office.logged()).not.toContain('CANARIO');
    expect(office.logged()).not.toContain(file.call.callerPhone);
    const { body } = await lead.get('/inbox');
    expect(JSON.stringify(body)).not.toContain('CANARIO');
  });

  it('are not there for somebody else: attorneys of other cases, volunteers, admins', async () => {
    await text(file.call.callerPhone, WORDS);
    expect((await other.get(`/cases/${file.caseId}/texts`)).status).toBe(404);
    const [one] = await onCase();
    expect((await other.post(`/cases/${file.caseId}/texts/${one?.id}/handled`)).status).toBe(404);
    expect((await (await office.as('admin')).get(`/cases/${file.caseId}/texts`)).status).toBe(403);
    expect((await lead.get('/texts/unplaced')).status).toBe(403);
    await office.sql(
      'UPDATE app.assignments SET ended_at = app.now(), ended_by = staff_id WHERE staff_id = $1',
      [lead.id],
    );
    expect((await lead.get(`/cases/${file.caseId}/texts`)).status).toBe(404);
  });

  it('of a family whose case has nobody yet are told to the coordinators', async () => {
    await office.sql('DELETE FROM app.assignments WHERE case_id = $1', [file.caseId]);
    await text(file.call.callerPhone, 'hola?');
    expect(await waiting(coordinator)).toContain(`text-came ${file.reference}`);
  });

  it('from a stranger wait for a coordinator, who lays them on a case', async () => {
    await text(STRANGER, 'Soy la tía, otro número');
    expect(await waiting(coordinator)).toContain('text-unplaced -');
    const found = (await unplaced()).find(({ body }) => body.startsWith('Soy la tía'));
    expect(found).toMatchObject({ phone: STRANGER, from: null });
    const path = `/texts/${found?.id}/place`;
    expect(await coordinator.post(path, { caseReference: 'FZ-0000' })).toMatchObject({ status: 422 });
    expect((await coordinator.post(path, { caseReference: file.reference.toLowerCase() })).status).toBe(204);
    expect((await coordinator.post(path, { caseReference: file.reference })).status).toBe(409);
    expect((await unplaced()).map(({ id }) => id)).not.toContain(found?.id);
    expect(await waiting(coordinator)).not.toContain('text-unplaced -');
    expect(await waiting(lead)).toContain(`text-came ${file.reference}`);
    expect((await onCase())[0]).toMatchObject({ id: found?.id, placedBy: coordinator.staff.name });
    expect((await office.auditOf(found?.id ?? '')).map(({ action }) => action)).toContain('text.placed');
  });

  it('from a number that asked to be reminded, and is nobody else’s, lie on that case, while it is kept', async () => {
    const phone = '+17045550177';
    const path = `/cases/${file.caseId}/client-reminders`;
    const wish = { who: 'sponsor', way: 'text', language: 'es', safety: 'private', askedBy: 'self' };
    const asked = { ...wish, name: 'Rosa Example', phone, askedOn: '2026-11-20' };
    const made = await lead.post<{ id: string }>(path, asked);
    expect(made.status).toBe(201);
    await text(phone, WORDS);
    expect((await onCase()).map(({ body, phone: from }) => [body, from])).toEqual([[WORDS, phone]]);
    expect(await waiting(lead)).toContain(`text-came ${file.reference}`);
    expect(await unplaced()).toEqual([]);
    expect((await lead.post(`${path}/${made.body.id}/end`)).status).toBe(204);
    await text(phone, 'otra vez');
    expect(await onCase()).toHaveLength(1);
    const [late] = await unplaced();
    expect(late?.body).toBe('otra vez');
    const answered = { reason: 'answered-otherwise' };
    await coordinator.post(`/texts/${late?.id}/set-aside`, answered);
  });

  it('or put them away with a reason, once', async () => {
    await text(STRANGER, 'Gane un viaje gratis');
    const found = (await unplaced()).find(({ body }) => body.startsWith('Gane'));
    const path = `/texts/${found?.id}/set-aside`;
    expect((await coordinator.post(path, { reason: 'nonsense' })).status).toBe(422);
    const both = await Promise.all([
      coordinator.post(path, { reason: 'advertising' }),
      coordinator.post(path, { reason: 'advertising' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await unplaced()).toEqual([]);
  });

  it('of a number whose cases are all closed wait for a coordinator too, with the name we know', async () => {
    await office.sql(
      `UPDATE app.cases SET status = 'closed', closed_at = app.now(), outcome = 'removed', matching_since = NULL`,
    );
    await text(file.call.callerPhone, '¿Hay noticias?');
    const found = (await unplaced()).find(({ body }) => body === '¿Hay noticias?');
    expect(found).toMatchObject({ from: file.call.callerName });
    await coordinator.post(`/texts/${found?.id}/set-aside`, { reason: 'answered-otherwise' });
  });

  it('STOP and HELP are followed, answered and not kept', async () => {
    await text(STRANGER, 'AYUDA');
    await text(STRANGER, 'ALTO');
    expect(await unplaced()).toEqual([]);
    expect(provider.to(STRANGER).map(({ direction }) => direction)).toEqual([
      'outbound-reply',
      'outbound-reply',
    ]);
  });
});
