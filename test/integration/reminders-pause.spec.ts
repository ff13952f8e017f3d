import { randomUUID } from 'node:crypto';
import { Office, type SignedIn } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

interface Shown {
  readonly id: string;
  readonly step: string;
  readonly channel: string;
  readonly recipient: { readonly id: string };
  readonly pause: { until: string; skipped: boolean; tellsCoordinators: boolean } | null;
}
interface Pause {
  readonly id: string;
  readonly recipient: { readonly id: string } | null;
  readonly endsAt: string;
}

/** Tuesday, 15 December 2026, 1 p.m. in Charlotte: two weeks before it is 1 December, 9 o'clock. */
const HEARING_AT = '2026-12-15T18:00:00Z';

describe('messages that are held back', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE disabled_at IS NULL');
    stage = await ReminderStage.set(office);
    office.mail.forget();
  });

  const preview = async (hours: number, recipient?: SignedIn) =>
    stage.coordinator.post<{ items: Shown[] }>(`/cases/${stage.caseId}/pauses/preview`, {
      hours,
      ...(recipient && { recipientId: recipient.id }),
    });
  const held = (items: readonly Shown[]) => items.filter(({ pause }) => pause !== null);
  const holdBack = async (hours: number, recipient?: SignedIn) => {
    const { body } = await preview(hours, recipient);
    return stage.coordinator.post<Pause>(`/cases/${stage.caseId}/pauses`, {
      hours,
      reason: 'person-away',
      shown: held(body.items).map(({ id }) => id),
      ...(recipient && { recipientId: recipient.id }),
    });
  };
  const lasting = async () =>
    (await stage.supervisor.get<{ items: Pause[] }>(`/reminders/pauses?caseId=${stage.caseId}`)).body.items;
  const subjectsTo = (person: SignedIn) =>
    office.mail.to(person.staff.email).map(({ parsed }) => parsed.subject);
  const deliver = async () => {
    await stage.deliverDue();
    // The told are new rows.
    await stage.deliverDue();
  };

  it('shows what would become of each, and does nothing; then holds them back, tells the coordinators, and sends them late', async () => {
    await stage.hearing(HEARING_AT);
    await office.moveTo('2026-11-30T15:00:00-05:00');
    const { status, body } = await preview(48);
    expect(status).toBe(200);
    expect(body.items.map(({ step, channel }) => `${step} ${channel}`).toSorted()).toEqual([
      'T-14d inbox',
      'T-14d mail',
    ]);
    expect(body.items.every(({ pause: fate }) => fate?.tellsCoordinators && !fate.skipped)).toBe(true);
    expect(await lasting()).toEqual([]);

    const made = await holdBack(48);
    expect(made.status).toBe(201);
    expect(await lasting()).toMatchObject([{ id: made.body.id, recipient: null }]);
    const row = await stage.row('T-14d', stage.lead, 'mail');
    await stage.moveToDue(row);
    await deliver();
    expect(subjectsTo(stage.lead)).toEqual([]);
    expect(subjectsTo(stage.coordinator)).toEqual([`Held back: ${stage.reference}`]);
    expect(subjectsTo(stage.supervisor)).toEqual([]);
    const told = await stage.rows(`step = 'T-14d paused'`);
    expect(told.map(({ recipient_id }) => recipient_id)).toEqual([
      stage.coordinator.id,
      stage.coordinator.id,
    ]);
    const inbox = await stage.coordinator.get<{ items: { titleKey: string }[] }>('/inbox');
    expect(inbox.body.items.map(({ titleKey }) => titleKey)).toContain('reminder-paused');
    // Neither the sweep nor the dead man's switch takes it for late, and the plan is as it was.
    expect(await stage.rows(`state = 'scheduled' AND next_at <= app.now()`)).toEqual([]);
    expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });

    await office.moveTo('2026-12-02T15:01:00-05:00');
    await deliver();
    expect(subjectsTo(stage.lead)).toHaveLength(1);
    expect(await stage.row('T-14d', stage.lead, 'mail')).toMatchObject({ state: 'sent', late: true });
    expect(await lasting()).toEqual([]);
    expect((await office.auditOf(stage.caseId)).map(({ action }) => action)).toContain('reminder.paused');
  });

  it('of two steps of its time the newer says both', async () => {
    const entered = await stage.lead.post(`/cases/${stage.caseId}/deadlines`, {
      kind: 'HAND_FILING',
      owner: 'US',
      ladder: 'C',
      timeZone: 'America/New_York',
      toldBy: 'notice',
      on: '2026-12-15',
    });
    expect(entered.status).toBe(201);
    await office.moveTo('2026-12-07T15:00:00-05:00');
    await deliver();
    office.mail.forget();
    const { body } = await preview(72);
    const fate = (step: string) =>
      body.items.filter((item) => item.step === step).map((item) => item.pause?.skipped);
    // The farther step has no mail of its own: it waits for the mail of the day.
    expect(fate('T-7d')).toEqual([true]);
    expect(fate('T-5d')).toEqual([false, false]);
    expect((await holdBack(72)).status).toBe(201);
    await office.moveTo('2026-12-08T09:00:05-05:00');
    await deliver();
    await office.moveTo('2026-12-10T09:00:05-05:00');
    await deliver();
    expect(subjectsTo(stage.lead)).toEqual([]);
    await office.moveTo('2026-12-10T15:01:00-05:00');
    await deliver();
    expect(subjectsTo(stage.lead)).toHaveLength(1);
    expect((await stage.rows(`step = 'T-7d'`)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
  });

  it('never what is due in the last day and a half, and what it holds goes out before that', async () => {
    await stage.hearing(HEARING_AT);
    await office.moveTo('2026-12-11T15:00:00-05:00');
    await deliver();
    const { body } = await preview(72);
    const weekend = body.items.filter(({ step }) => step === 'T-3d');
    expect(weekend.map(({ pause: fate }) => fate?.until)).toEqual(
      weekend.map(() => '2026-12-14T06:00:00.000Z'),
    );
    expect(body.items.filter(({ step }) => step === 'T-1d').every(({ pause: fate }) => fate === null)).toBe(
      true,
    );
    expect((await holdBack(72)).status).toBe(201);
    office.mail.forget();
    await stage.moveToDue(await stage.row('T-3d', stage.lead, 'inbox'));
    await deliver();
    expect(subjectsTo(stage.lead)).toEqual([]);
    await stage.moveToDue(await stage.row('T-1d', stage.lead, 'mail'));
    await deliver();
    expect((await stage.row('T-1d', stage.lead, 'mail')).state).toBe('sent');
    // Of the two steps that are due now, the newer was sent.
    expect(subjectsTo(stage.lead)).toHaveLength(1);
  });

  it('of one person alone: the others hear of it as planned', async () => {
    await stage.hearing(HEARING_AT);
    await office.moveTo('2026-12-11T15:00:00-05:00');
    await deliver();
    const made = await holdBack(24, stage.lead);
    expect(made.body.recipient?.id).toBe(stage.lead.id);
    office.mail.forget();
    await stage.moveToDue(await stage.row('T-3d', stage.backup, 'inbox'));
    await deliver();
    expect(subjectsTo(stage.lead)).toEqual([]);
    expect((await stage.row('T-3d', stage.backup, 'inbox')).state).toBe('delivered');
  });

  it('ended before its time, what it held back goes out at once', async () => {
    await stage.hearing(HEARING_AT);
    await office.moveTo('2026-11-30T15:00:00-05:00');
    const made = await holdBack(48);
    await stage.moveToDue(await stage.row('T-14d', stage.lead, 'mail'));
    await deliver();
    expect((await stage.supervisor.post(`/reminders/pauses/${made.body.id}/end`, {})).status).toBe(204);
    await deliver();
    expect(subjectsTo(stage.lead)).toHaveLength(1);
    expect((await stage.supervisor.post(`/reminders/pauses/${made.body.id}/end`, {})).status).toBe(404);
    expect((await office.auditOf(stage.caseId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['reminder.paused', 'reminder.resumed']),
    );
  });

  it('of somebody who is no colleague: refused, by the preview too', async () => {
    const wish = { hours: 24, recipientId: randomUUID() };
    for (const [path, body] of [
      ['pauses/preview', wish],
      ['pauses', { ...wish, reason: 'safety', shown: [] }],
    ] as const) {
      const refused = await stage.coordinator.post<{ errors: unknown }>(
        `/cases/${stage.caseId}/${path}`,
        body,
      );
      expect(refused.status).toBe(422);
      expect(refused.body.errors).toMatchObject([{ field: 'recipientId', code: 'not-a-colleague' }]);
    }
    expect(await lasting()).toEqual([]);
  });

  it('what was not shown is not held back; one pause for the same people; nobody else’s case', async () => {
    await stage.hearing(HEARING_AT);
    await office.moveTo('2026-11-30T15:00:00-05:00');
    const path = `/cases/${stage.caseId}/pauses`;
    const wish = { hours: 48, reason: 'safety', shown: [] };
    const blind = await stage.coordinator.post<{ type: string }>(path, wish);
    expect([blind.status, blind.body.type]).toEqual([409, expect.stringMatching(/other-messages/)]);
    expect(await lasting()).toEqual([]);
    expect((await holdBack(48)).status).toBe(201);
    const twice = await stage.coordinator.post<{ type: string }>(path, wish);
    expect([twice.status, twice.body.type]).toEqual([409, expect.stringMatching(/already-paused/)]);
    expect((await stage.coordinator.post(path, { ...wish, hours: 73 })).status).toBe(422);
    expect((await stage.lead.post(path, wish)).status).toBe(403);
    expect((await stage.coordinator.post(`/cases/${randomUUID()}/pauses`, wish)).status).toBe(404);
  });
});
