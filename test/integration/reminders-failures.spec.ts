import { MailJournal } from '../support/mail-journal.js';
import { Office } from '../support/office.js';
import { UnitOfWork } from '../../src/platform/unit-of-work.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';

const HEARING_AT = '2026-12-04T18:00:00Z';

interface AttemptRow extends Record<string, unknown> {
  readonly n: number;
  readonly tries: number;
  readonly state: string;
  readonly fault: string | null;
}

describe('when mail cannot be delivered', () => {
  let office: Office;
  let stage: ReminderStage;
  let row: ReminderRecord;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    office.mail.forget();
    office.mail.behave('accept');
    stage = await ReminderStage.set(office);
    await stage.hearing(HEARING_AT);
    row = await stage.row('T-7d', stage.lead, 'mail');
    await stage.moveToDue(row);
  });

  const attempts = () =>
    office.sql<AttemptRow>(
      'SELECT n, tries, state, fault FROM app.attempts WHERE reminder_id = $1 ORDER BY n',
      [row.id],
    );
  const now = async () => (await stage.rows(`id = '${row.id}'`))[0];
  const received = () => office.mail.received.filter(({ parsed }) => parsed.messageId?.includes(row.id));
  const incidents = () =>
    office.sql('SELECT kind, fault FROM app.incidents WHERE case_id = $1 AND closed_at IS NULL', [
      stage.caseId,
    ]);

  it('"try later" is tried again under the next number, after half a minute and not before', async () => {
    office.mail.behave({ refuse: 451 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'scheduled', attempt_no: 2 });
    expect(await attempts()).toEqual([{ n: 1, tries: 1, state: 'refused', fault: 'message-refused' }]);
    office.mail.behave('accept');
    await stage.dispatch(row.id);
    expect(received()).toEqual([]);
    await office.moveOn({ seconds: 50 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 2 });
    expect(received().map(({ parsed }) => parsed.messageId)).toEqual([`<${row.id}.2@example.org>`]);
  });

  it('"no such person" is dead at once: incident, the inbox of the same person, and every coordinator', async () => {
    office.mail.behave({ refuseRecipient: 550 });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('dead');
    expect(await incidents()).toEqual([{ kind: 'dead-reminder', fault: 'address-refused' }]);
    const passedOn = await stage.rows(`step = 'T-7d>'`);
    expect(passedOn.map(({ kind, state }) => `${kind} ${state}`)).toEqual(
      passedOn.map(() => 'escalation scheduled'),
    );
    const coordinators = await office.sql<{ staff_id: string }>(
      `SELECT staff_id FROM app.staff_roles WHERE role = 'coordinator'`,
    );
    const told = passedOn.map((reminder) => `${reminder.recipient_id} ${reminder.channel}`).toSorted();
    const expected = [
      `${stage.lead.id} inbox`,
      ...coordinators.flatMap(({ staff_id }) => [`${staff_id} inbox`, `${staff_id} mail`]),
    ];
    expect(told).toEqual(expected.toSorted());
    office.mail.behave('accept');
    await stage.deliverDue();
    const { body } = await stage.coordinator.get<{ items: { titleKey: string; kind: string }[] }>('/inbox');
    expect(body.items[0]).toMatchObject({ kind: 'escalation', titleKey: 'delivery-failed' });
    expect(office.mail.to(stage.coordinator.staff.email)[0]?.parsed.subject).toBe(
      `Nobody has confirmed yet: ${stage.reference}`,
    );
  });

  it('the eighth refusal is the last', async () => {
    office.mail.behave({ refuse: 450 });
    for (let n = 1; n <= 8; n += 1) {
      await stage.dispatch(row.id);
      await office.moveOn({ minutes: 16 });
    }
    expect((await now())?.state).toBe('dead');
    expect(await attempts()).toHaveLength(8);
    expect(await incidents()).toEqual([{ kind: 'dead-reminder', fault: 'message-refused' }]);
  });

  it('a step of the last day is given up after a quarter of an hour', async () => {
    const dayBefore = await stage.row('T-1d', stage.lead, 'mail');
    await stage.moveToDue(dayBefore);
    office.mail.behave({ refuse: 450 });
    await stage.dispatch(dayBefore.id);
    expect((await stage.rows(`id = '${dayBefore.id}'`))[0]?.state).toBe('scheduled');
    await office.moveOn({ minutes: 16 });
    await stage.dispatch(dayBefore.id);
    expect((await stage.rows(`id = '${dayBefore.id}'`))[0]?.state).toBe('dead');
  });

  it('a disabled person is not written to: the coordinator is', async () => {
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE id = $1', [stage.lead.id]);
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('dead');
    expect(await incidents()).toEqual([{ kind: 'dead-reminder', fault: 'recipient-gone' }]);
    expect(office.mail.received).toEqual([]);
    expect(await stage.rows(`step = 'T-7d>' AND recipient_id = '${stage.coordinator.id}'`)).toHaveLength(2);
  });

  it('an answer that never came, with nobody to ask: the same Message-ID is repeated after ten minutes', async () => {
    office.mail.behave('accept, then drop the connection');
    await stage.dispatch(row.id);
    expect((await attempts())[0]).toMatchObject({ n: 1, state: 'ambiguous', fault: 'no-reply' });
    office.mail.behave('accept');
    await office.moveOn({ seconds: 100 });
    await stage.dispatch(row.id);
    expect(received()).toHaveLength(1);
    await office.moveOn({ minutes: 10 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
    expect(received().map(({ parsed }) => parsed.messageId)).toEqual([
      `<${row.id}.1@example.org>`,
      `<${row.id}.1@example.org>`,
    ]);
  });

  it('a mail without its answer can still be confirmed by whoever got it', async () => {
    office.mail.behave('accept, then drop the connection');
    await stage.dispatch(row.id);
    expect((await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'mail' })).status).toBe(200);
    expect((await now())?.state).toBe('acknowledged');
    await office.moveOn({ minutes: 30 });
    await stage.dispatch(row.id);
    expect(received()).toHaveLength(1);
  });

  it('a worker that vanished keeps its claim for a minute, then another takes over', async () => {
    const token = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
    await office.sql(
      `UPDATE app.reminders SET state = 'claimed', claim_token = $2, claimed_until = app.now() + interval '60 seconds' WHERE id = $1`,
      [row.id, token],
    );
    await stage.dispatch(row.id);
    expect(received()).toEqual([]);
    await office.moveOn({ minutes: 2 });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('sent');
  });

  it('a database that gives no connection in time is no refusal: the same try is made again', async () => {
    const unit = office.get(UnitOfWork);
    const asWorker = unit.asWorker.bind(unit);
    let transactions = 0;
    // As pg-pool says it, when every connection is taken: an error without a code.
    unit.asWorker = (name, work) => {
      transactions += 1;
      return transactions === 2
        ? Promise.reject(new Error('timeout exceeded when trying to connect'))
        : asWorker(name, work);
    };
    await expect(stage.dispatch(row.id)).rejects.toThrow('timeout exceeded');
    unit.asWorker = asWorker;
    expect(await attempts()).toEqual([{ n: 1, tries: 1, state: 'sending', fault: null }]);
    await office.moveOn({ minutes: 11 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
  });

  it('a message nobody can prepare, over and over, is passed on and does not stop others', async () => {
    await office.sql(`UPDATE app.staff SET email_sealed = '\\x01' WHERE id = $1`, [stage.lead.id]);
    const other = await stage.row('T-7d', stage.lead, 'inbox');
    for (let n = 1; n <= 8; n += 1) {
      await stage.dispatch(row.id);
      await office.moveOn({ minutes: 16 });
    }
    expect((await now())?.state).toBe('dead');
    expect(await incidents()).toEqual([{ kind: 'dead-reminder', fault: 'not-prepared' }]);
    await stage.dispatch(other.id);
    expect((await stage.rows(`id = '${other.id}'`))[0]?.state).toBe('delivered');
  });

  it('forty dispatches at once send one mail', async () => {
    await Promise.all(Array.from({ length: 40 }, () => stage.dispatch(row.id)));
    expect(received()).toHaveLength(1);
    expect(await attempts()).toEqual([{ n: 1, tries: 1, state: 'accepted', fault: null }]);
  });

  it('mail without a sign of life for an hour is doubled in the inbox, if it is not there', async () => {
    await stage.dispatch(row.id);
    await office.sql(
      `UPDATE app.reminders SET state = 'cancelled', ended_at = app.now() WHERE case_id = $1 AND step = 'T-7d' AND channel = 'inbox'`,
      [stage.caseId],
    );
    await office.moveOn({ minutes: 61 });
    await stage.tick();
    const [doubled] = await stage.rows(`step = 'T-7d>'`);
    expect(doubled).toMatchObject({ recipient_id: stage.lead.id, channel: 'inbox', kind: 'escalation' });
  });
});

describe('when the mail journal can be asked', () => {
  let office: Office;
  let journal: MailJournal;
  let stage: ReminderStage;
  let row: ReminderRecord;

  beforeAll(async () => {
    journal = await MailJournal.start(() => office.mail.received.map(({ parsed }) => parsed.messageId ?? ''));
    office = await Office.open({ env: { MAIL_LOOKUP_URL: journal.url } });
    stage = await ReminderStage.set(office);
    await stage.hearing(HEARING_AT);
  });
  afterAll(async () => {
    await office.close();
    await journal.close();
  });
  beforeEach(() => {
    office.mail.forget();
  });

  const take = async (step: string): Promise<void> => {
    row = await stage.row(step, stage.lead, 'mail');
    await stage.moveToDue(row);
  };
  const now = async () => (await stage.rows(`id = '${row.id}'`))[0];

  it('taken, then the line dropped: found, settled, never repeated', async () => {
    await take('T-7d');
    office.mail.behave('accept, then drop the connection');
    await stage.dispatch(row.id);
    office.mail.behave('accept');
    await office.moveOn({ minutes: 3 });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('sent');
    expect(office.mail.received).toHaveLength(1);
  });

  it('swallowed and never stored: absent, so sent again under the same Message-ID', async () => {
    await take('T-3d');
    office.mail.behave('hang after DATA');
    await stage.dispatch(row.id);
    office.mail.behave('accept');
    expect((await now())?.state).toBe('scheduled');
    await office.moveOn({ minutes: 3 });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('sent');
    expect(office.mail.received.map(({ parsed }) => parsed.messageId)).toEqual([`<${row.id}.1@example.org>`]);
  });
});
