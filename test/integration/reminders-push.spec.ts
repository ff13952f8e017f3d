import { addDevice } from '../support/device.js';
import { Office } from '../support/office.js';
import { PushService, type Subscription } from '../support/push-service.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';

const HEARING_AT = '2026-12-04T18:00:00Z';

describe('a reminder as a notification', () => {
  let office: Office;
  let service: PushService;
  let stage: ReminderStage;
  let phone: Subscription;
  let row: ReminderRecord;

  beforeAll(async () => {
    service = await PushService.start();
    office = await Office.open({ env: service.env });
    service.now = () => office.clock.now().epochMilliseconds;
  });
  afterAll(async () => {
    await office.close();
    await service.close();
  });
  beforeEach(async () => {
    service.behave('accept');
    service.forget();
    await office.moveTo('2026-11-24T09:00:00-05:00');
    await office.sql('DELETE FROM app.channel_breakers');
    stage = await ReminderStage.set(office);
    phone = await addDevice(stage.lead, service);
    await stage.hearing(HEARING_AT);
    row = await stage.row('T-7d', stage.lead, 'push');
    await stage.moveToDue(row);
  });

  const now = async () => (await stage.rows(`id = '${row.id}'`))[0];
  const attempts = () =>
    office.sql(
      'SELECT n, tries, state, fault, provider FROM app.attempts WHERE reminder_id = $1 ORDER BY n',
      [row.id],
    );
  const tries = () =>
    office.sql('SELECT n, state, fault FROM app.push_tries WHERE reminder_id = $1 ORDER BY n, state', [
      row.id,
    ]);
  const incidents = () =>
    office.sql('SELECT kind, fault FROM app.incidents WHERE case_id = $1 AND closed_at IS NULL', [
      stage.caseId,
    ]);
  const passedOn = async () =>
    (await stage.rows(`step = 'T-7d>'`)).map(({ recipient_id, channel }) => `${recipient_id} ${channel}`);
  const waiting = () =>
    stage.rows(`channel = 'push' AND state = 'scheduled' AND recipient_id = '${stage.lead.id}'`);

  it('is taken once, however many workers want it, sealed for one browser, and tells nothing', async () => {
    await Promise.all(Array.from({ length: 20 }, () => stage.dispatch(row.id)));
    expect(service.disbelieved).toEqual([]);
    expect(service.to(phone)).toEqual([
      {
        title: stage.reference,
        body: 'Hay algo que hacer antes de: 4 dic, 1:00 p.m. EST. Abra y confirme.',
        tag: row.id.replaceAll('-', ''),
        topic: row.id.replaceAll('-', ''),
        path: `/ack/${row.id}?via=push`,
        try: `${row.id}.1`,
        urgency: 'normal',
        ttl: 86_400,
        size: expect.any(Number) as number,
      },
    ]);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
    expect(await attempts()).toEqual([
      { n: 1, tries: 1, state: 'accepted', fault: null, provider: 'web-push' },
    ]);
    expect(await tries()).toEqual([{ n: 1, state: 'accepted', fault: null }]);
    const secrets = [phone.endpoint.slice(-20), phone.p256dh, phone.auth];
    const kept = (await office.database.dump()) + office.logged();
    for (const secret of secrets) expect(kept).not.toContain(secret);
  });

  it('stands beside mail and the inbox, never in their place', async () => {
    const ways = (await stage.rows(`step = 'T-7d' AND recipient_id = '${stage.lead.id}'`)).map(
      ({ channel }) => channel,
    );
    expect(ways.toSorted()).toEqual(['inbox', 'mail', 'push']);
    expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
  });

  it('leads to the very same confirmation, which the record knows by its way', async () => {
    await stage.dispatch(row.id);
    const said = await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'push' });
    expect(said.status).toBe(200);
    expect((await now())?.state).toBe('acknowledged');
    expect(await office.sql('SELECT via FROM app.acknowledgements WHERE reminder_id = $1', [row.id])).toEqual(
      [{ via: 'push' }],
    );
  });

  it('goes to every device of a person; one that takes it is enough, each try is on record', async () => {
    const laptop = await addDevice(stage.lead, service);
    service.behave({ refuse: 429 }, laptop);
    await stage.dispatch(row.id);
    expect(service.to(phone)).toHaveLength(1);
    expect((await now())?.state).toBe('sent');
    expect(await tries()).toEqual([
      { n: 1, state: 'accepted', fault: null },
      { n: 1, state: 'refused', fault: 'server-refused' },
    ]);
  });

  it.each([['accept, then drop the connection'], ['accept, then hang']] as const)(
    '%s: repeated as the same try, which takes the place of the first',
    async (behaviour) => {
      service.behave(behaviour);
      await stage.dispatch(row.id);
      expect(await attempts()).toMatchObject([{ n: 1, state: 'ambiguous', fault: 'no-reply' }]);
      service.behave('accept');
      await office.moveOn({ minutes: 2 });
      await stage.dispatch(row.id);
      expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
      const [first, second, ...more] = service.to(phone);
      expect(more).toEqual([]);
      expect(second).toMatchObject({ topic: first?.topic, tag: first?.tag, try: first?.try });
      expect(service.screenOf(phone)).toHaveLength(1);
    },
    30_000,
  );

  it('what one device took is not sent again because the worker forgot it', async () => {
    await stage.dispatch(row.id);
    await office.sql(
      `UPDATE app.reminders SET state = 'claimed', claim_token = gen_random_uuid(), claimed_until = app.now(), sent_at = NULL WHERE id = $1`,
      [row.id],
    );
    await office.sql(`UPDATE app.attempts SET state = 'sending' WHERE reminder_id = $1`, [row.id]);
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('sent');
    expect(service.to(phone)).toHaveLength(1);
  });

  it.each([404, 410])(
    '%i: the device ends, the mail of the same person is told, and nobody else',
    async (status) => {
      service.behave({ refuse: status }, phone);
      expect(await waiting()).not.toEqual([]);
      await stage.dispatch(row.id);
      expect((await now())?.state).toBe('dead');
      expect(await incidents()).toEqual([{ kind: 'dead-reminder', fault: 'device-gone' }]);
      expect(await passedOn()).toEqual([`${stage.lead.id} mail`]);
      expect(
        await office.sql(
          'SELECT ended_as, endpoint_sealed, keys_sealed FROM app.push_devices WHERE staff_id = $1',
          [stage.lead.id],
        ),
      ).toEqual([{ ended_as: 'gone', endpoint_sealed: null, keys_sealed: null }]);
      expect(await waiting()).toEqual([]);
      expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
      office.mail.forget();
      await stage.deliverDue();
      expect(office.mail.to(stage.lead.staff.email).length).toBeGreaterThan(0);
      expect(await office.sql('SELECT 1 FROM app.phone_tasks WHERE case_id = $1', [stage.caseId])).toEqual(
        [],
      );
    },
  );

  it('a device that is gone ends alone while another is there', async () => {
    const laptop = await addDevice(stage.lead, service);
    service.behave({ refuse: 410 }, phone);
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('sent');
    expect(service.to(laptop)).toHaveLength(1);
    const { body } = await stage.lead.get<{ devices: unknown[] }>('/reach/devices');
    expect(body.devices).toHaveLength(1);
    expect(await waiting()).not.toEqual([]);
  });

  describe('whose last device ends while it is claimed', () => {
    beforeEach(async () => {
      await office.sql(
        `CREATE FUNCTION app.end_meanwhile() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
           UPDATE app.push_devices SET ended_at = app.now(), ended_as = 'removed' WHERE staff_id = NEW.recipient_id AND ended_at IS NULL;
           RETURN NULL; END $$`,
      );
      await office.sql(
        `CREATE TRIGGER end_meanwhile AFTER UPDATE ON app.reminders FOR EACH ROW
           WHEN (NEW.id = '${row.id}' AND NEW.state = 'claimed' AND OLD.state = 'scheduled') EXECUTE FUNCTION app.end_meanwhile()`,
      );
    });
    afterEach(async () => {
      await office.sql('DROP TRIGGER end_meanwhile ON app.reminders');
      await office.sql('DROP FUNCTION app.end_meanwhile()');
    });

    it('it ends as if it had waited: mail has the step, nobody is told twice and nothing is amiss', async () => {
      await stage.dispatch(row.id);
      expect(await now()).toMatchObject({ state: 'cancelled', sent_at: null });
      expect([await passedOn(), await incidents(), service.attempts]).toEqual([[], [], 0]);
      expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    });

    it('without mail or texts of the step the person is told by mail, once', async () => {
      await office.sql(
        `UPDATE app.reminders SET state = 'cancelled', ended_at = app.now() WHERE case_id = $1 AND step = 'T-7d' AND channel = 'mail'`,
        [stage.caseId],
      );
      await Promise.all([stage.dispatch(row.id), stage.dispatch(row.id)]);
      expect([await passedOn(), await incidents()]).toEqual([[`${stage.lead.id} mail`], []]);
    });
  });

  it.each([
    ['too many at once', { refuse: 429 }],
    ['a key that it does not know', { refuse: 403 }],
  ] as const)('%s: another number, a little later', async (_title, behaviour) => {
    service.behave(behaviour);
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'scheduled', attempt_no: 2 });
    service.behave('accept');
    await office.moveOn({ minutes: 1 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 2 });
    expect(service.to(phone)).toHaveLength(1);
  });

  it('a service that leads elsewhere is not followed', async () => {
    service.behave({ redirect: `${office.baseUrl}/health/live` });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('dead');
    expect(await tries()).toEqual([{ n: 1, state: 'refused', fault: 'message-refused' }]);
    expect(office.logged()).not.toContain('/health/live');
  });

  it('an address that was changed behind our back is not written to, and does not hold up the person', async () => {
    await office.sql(
      `UPDATE app.push_devices SET endpoint_sealed = (SELECT email_sealed FROM app.staff WHERE id = $1) WHERE staff_id = $1`,
      [stage.lead.id],
    );
    await stage.dispatch(row.id);
    expect(service.attempts).toBe(0);
    expect(await tries()).toEqual([{ n: 1, state: 'refused', fault: 'message-refused' }]);
    expect(await passedOn()).toEqual([`${stage.lead.id} mail`]);
  });

  it('nobody hears from a service whether it was shown: an hour later that is no alarm', async () => {
    for (const each of await stage.rows(`step = 'T-7d' AND channel <> 'push'`)) await stage.dispatch(each.id);
    await stage.dispatch(row.id);
    await office.moveOn({ minutes: 70 });
    await stage.tick();
    expect((await now())?.state).toBe('sent');
    expect(await passedOn()).toEqual([]);
    expect(await incidents()).toEqual([]);
  });

  it('a page wakes the phone at night, and one quarter is one notification', async () => {
    await office.moveTo('2026-12-04T14:20:00Z');
    await stage.deliverDue();
    await office.moveTo('2026-12-04T16:05:00Z');
    await stage.tick();
    const paged = await stage.rows(`step LIKE 'page %' AND channel = 'push'`);
    expect(paged.map(({ recipient_id }) => recipient_id)).toEqual([stage.lead.id]);
    service.forget();
    await stage.deliverDue();
    const page = service.to(phone).find(({ body }) => body.startsWith('URGENTE'));
    expect(page).toMatchObject({ urgency: 'high', title: stage.reference });
    expect(page?.ttl).toBeLessThanOrEqual(2 * 3600);
  });

  it('quiet hours bring it forward to the evening before, as they do mail', async () => {
    await stage.lead.patch('/session/preferences', { timeZone: 'America/Los_Angeles' });
    const [mail, push] = [
      await stage.row('T-3d', stage.lead, 'mail'),
      await stage.row('T-3d', stage.lead, 'push'),
    ];
    expect(push.due_at).toEqual(mail.due_at);
    expect(push.due_at).not.toEqual((await stage.row('T-3d', stage.lead, 'inbox')).due_at);
  });

  it('is shown ahead of time in its very words', async () => {
    const { body } = await stage.coordinator.get<{
      items: { channel: string; text: string; subject: string }[];
    }>(`/reminders/coming?caseId=${stage.caseId}`);
    const shown = body.items.filter(({ channel }) => channel === 'push');
    expect(shown.length).toBeGreaterThan(0);
    expect(shown[0]).toMatchObject({ subject: stage.reference });
    expect(shown[0]?.text).toMatch(/Abra y confirme\.$/);
  });
});
