import { Office, type SignedIn } from '../support/office.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { SmsProvider } from '../support/sms-provider.js';
import { until } from '../support/until.js';

interface Task {
  readonly id: string;
  readonly reason: string;
  readonly colleague: { id: string; name: string; phone: string | null };
  readonly caseReference: string | null;
  readonly outcome: string | null;
}

/** Friday, 4 December 2026, 1 p.m. in Charlotte. */
const HEARING_AT = '2026-12-04T18:00:00Z';

describe('when nobody confirms', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ReminderStage;
  let phone: string;

  beforeAll(async () => {
    provider = await SmsProvider.start();
    office = await Office.open({ env: provider.env });
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
  });
  beforeEach(async () => {
    provider.behave('accept');
    office.mail.behave('accept');
    await office.moveTo('2026-11-24T09:00:00-05:00');
    // The clock went back: what was asked later is forgotten, and nobody of an earlier scene is left in the office.
    await office.sql('DELETE FROM app.heartbeats');
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE disabled_at IS NULL');
    stage = await ReminderStage.set(office);
    phone = await givePhone(stage.supervisor, provider);
    await stage.supervisor.patch(
      '/reach',
      { mail: true, sms: false, quietFrom: '00:00', quietUntil: '23:59' },
      { ifMatch: (await stage.supervisor.get<{ version: number }>('/reach')).body.version },
    );
    await stage.hearing(HEARING_AT);
    office.mail.forget();
  });

  const goOut = async (step: string): Promise<void> => {
    await stage.moveToDue(await stage.row(step, stage.lead, 'mail'));
    await stage.deliverDue();
  };
  const pages = async () =>
    (await stage.rows(`step LIKE 'page%'`)).map(
      ({ step, channel, recipient_id }) => `${step} ${channel} ${recipient_id}`,
    );
  const incidents = (kind: string) =>
    office.sql('SELECT id FROM app.incidents WHERE case_id = $1 AND kind = $2 AND closed_at IS NULL', [
      stage.caseId,
      kind,
    ]);
  const tasks = async () => {
    const { body } = await stage.coordinator.get<{ items: Task[] }>('/phone-tasks');
    return body.items.filter(({ caseReference }) => caseReference === stage.reference);
  };
  const titles = async (person: SignedIn) => {
    const { body } = await person.get<{ items: { titleKey: string; caseReference: string | null }[] }>(
      '/inbox',
    );
    return body.items
      .filter(({ caseReference }) => caseReference === stage.reference)
      .map(({ titleKey }) => titleKey);
  };

  it('from four hours before everybody is paged each quarter, by text too, until somebody has it', async () => {
    await goOut('T-1d');
    await office.moveTo('2026-12-04T13:58:00Z');
    await stage.tick();
    expect(await pages()).toEqual([]);
    await office.moveTo('2026-12-04T14:01:00Z');
    await stage.tick();
    const first = await pages();
    expect(first).toHaveLength(4 * 2 + 1);
    expect(first).toContain(`page 0 sms ${stage.supervisor.id}`);
    expect(await incidents('unacknowledged')).not.toHaveLength(0);
    await stage.tick();
    expect(await pages()).toEqual(first);
    await stage.deliverDue();
    expect((await provider.next(phone)).body).toMatch(
      new RegExp(`^URGENT ${stage.reference}: Dec 4, 1:00 PM EST`),
    );
    // A worker of the queue may have it in hand: it arrives when it arrives.
    await until(
      () =>
        office.mail
          .to(stage.coordinator.staff.email)
          .find(({ parsed }) => parsed.subject === `Urgent, please confirm now: ${stage.reference}`),
      { what: 'the page by mail' },
    );

    await office.moveOn({ minutes: 15 });
    await stage.tick();
    expect((await pages()).filter((page) => page.startsWith('page 1 '))).toHaveLength(5);
    const asked = (await stage.rows(`step = 'page 0' AND channel = 'sms'`))[0];
    expect((await stage.supervisor.post(`/reminders/${asked?.id}/acknowledge`, { via: 'mail' })).status).toBe(
      200,
    );
    expect(await incidents('unacknowledged')).toEqual([]);
    expect(await stage.rows(`step LIKE 'page%' AND state = 'scheduled'`)).toEqual([]);
    await office.moveOn({ minutes: 15 });
    await stage.tick();
    expect((await pages()).filter((page) => page.startsWith('page 2 '))).toEqual([]);
  });

  it('whoever confirmed the day before is not paged; the step of the morning begins it anew', async () => {
    await goOut('T-1d');
    await stage.lead.post(`/reminders/${(await stage.row('T-1d', stage.lead, 'mail')).id}/acknowledge`, {
      via: 'mail',
    });
    await office.moveTo('2026-12-04T14:30:00Z');
    await stage.tick();
    expect(await pages()).toEqual([]);
    await goOut('T-3h');
    await office.moveTo('2026-12-04T16:05:00Z');
    await stage.tick();
    expect((await pages()).some((page) => page.startsWith('page 8 '))).toBe(true);
  });

  it('pages go on after the date, a day and more, until somebody has it', async () => {
    await goOut('T-1d');
    await office.moveTo('2026-12-06T09:01:00Z');
    await stage.tick();
    const first = (await pages()).filter((page) => page.startsWith('page 172 '));
    expect(first).toHaveLength(5);
    expect(first).toContain(`page 172 sms ${stage.supervisor.id}`);
    expect(first).toContain(`page 172 mail ${stage.coordinator.id}`);
    await stage.tick();
    await office.moveOn({ minutes: 15 });
    await stage.tick();
    expect((await pages()).filter((page) => page.startsWith('page 173 '))).toHaveLength(5);
    await stage.deliverDue();
    await stage.backup.post(`/reminders/${(await stage.row('T-1d', stage.backup, 'mail')).id}/acknowledge`, {
      via: 'mail',
    });
    await office.moveOn({ minutes: 15 });
    await stage.tick();
    expect((await pages()).filter((page) => page.startsWith('page 174 '))).toEqual([]);
  });

  it('a date that was met or moved is not paged about', async () => {
    await goOut('T-1d');
    await office.sql(`UPDATE app.hearings SET status = 'vacated', ended_at = app.now() WHERE case_id = $1`, [
      stage.caseId,
    ]);
    await office.moveTo('2026-12-04T14:30:00Z');
    await stage.tick();
    expect(await pages()).toEqual([]);
  });

  it('a day before, an hour of silence makes a call for the coordinator, which a "seen" settles', async () => {
    await goOut('T-1d');
    await office.moveOn({ minutes: 62 });
    await stage.tick();
    expect(await tasks()).toMatchObject([
      { reason: 'unconfirmed', colleague: { id: stage.lead.id, phone: null } },
    ]);
    expect(await titles(stage.coordinator)).toContain('call-colleague');
    const dump = await office.sql('SELECT to_jsonb(t)::text AS row FROM app.inbox_items t');
    expect(JSON.stringify(dump)).not.toContain('Núñez');
    await stage.lead.post(`/reminders/${(await stage.row('T-1d', stage.lead, 'mail')).id}/acknowledge`, {
      via: 'mail',
    });
    expect(await tasks()).toEqual([]);
    expect(await titles(stage.coordinator)).not.toContain('call-colleague');
  });

  it('when every way to somebody failed, a person calls them, and says how it went', async () => {
    const row = await stage.row('T-7d', stage.lead, 'mail');
    await stage.moveToDue(row);
    office.mail.behave({ refuseRecipient: 550 });
    await stage.dispatch(row.id);
    const [task] = await tasks();
    expect(task).toMatchObject({
      reason: 'unreachable',
      colleague: { id: stage.lead.id, name: stage.lead.staff.name },
    });
    expect((await stage.lead.get('/phone-tasks')).status).toBe(403);
    expect(
      (await stage.coordinator.post(`/phone-tasks/${task?.id}/done`, { outcome: 'settled' })).status,
    ).toBe(422);
    const { body } = await stage.coordinator.post<Task>(`/phone-tasks/${task?.id}/done`, {
      outcome: 'reached',
    });
    expect(body.outcome).toBe('reached');
    const again = await stage.supervisor.post<Task>(`/phone-tasks/${task?.id}/done`, {
      outcome: 'no-answer',
    });
    expect(again.body.outcome).toBe('reached');
    expect(await tasks()).toEqual([]);
    expect((await office.auditOf(task?.id ?? '')).map(({ action }) => action)).toEqual(['phone_task.done']);
  });

  it('a text that failed while mail works is no call; both failed is one', async () => {
    await givePhone(stage.lead, provider);
    await stage.tick();
    const [text, mail] = [
      await stage.row('T-7d', stage.lead, 'sms'),
      await stage.row('T-7d', stage.lead, 'mail'),
    ];
    await stage.moveToDue(text);
    provider.behave({ refuse: 21211 });
    await stage.dispatch(text.id);
    expect(await tasks()).toEqual([]);
    office.mail.behave({ refuseRecipient: 550 });
    await stage.dispatch(mail.id);
    await stage.deliverDue();
    const mine = (await tasks()).filter(({ colleague }) => colleague.id === stage.lead.id);
    expect(mine).toMatchObject([{ reason: 'unreachable' }]);
  });

  it('a hearing with one person is an incident and a notice, once, until the second is there', async () => {
    await office.sql(
      `UPDATE app.assignments SET ended_at = app.now(), ended_by = started_by WHERE case_id = $1 AND role = 'backup'`,
      [stage.caseId],
    );
    await stage.replan();
    await office.moveOn({ minutes: 35 });
    await stage.tick();
    await office.moveOn({ minutes: 2 });
    await stage.tick();
    expect(await incidents('one-person')).toHaveLength(1);
    expect(
      (await titles(stage.coordinator)).filter((title) => title === 'second-person-missing'),
    ).toHaveLength(1);
    await office.sql(
      `INSERT INTO app.assignments (case_id, staff_id, role, started_by) VALUES ($1, $2, 'backup', $3)`,
      [stage.caseId, stage.backup.id, stage.coordinator.id],
    );
    await office.moveOn({ minutes: 2 });
    await stage.tick();
    expect(await incidents('one-person')).toEqual([]);
    expect(await titles(stage.coordinator)).not.toContain('second-person-missing');
  });
});
