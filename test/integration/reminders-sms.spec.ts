import { Office } from '../support/office.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';
import { SmsProvider } from '../support/sms-provider.js';

const HEARING_AT = '2026-12-04T18:00:00Z';

describe('a reminder by text message', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ReminderStage;
  let phone: string;
  let row: ReminderRecord;

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
    await office.moveTo('2026-11-24T09:00:00-05:00');
    stage = await ReminderStage.set(office);
    phone = await givePhone(stage.lead, provider);
    await stage.hearing(HEARING_AT);
    row = await stage.row('T-7d', stage.lead, 'sms');
    await stage.moveToDue(row);
  });

  const now = async () => (await stage.rows(`id = '${row.id}'`))[0];
  const attempts = () =>
    office.sql(
      'SELECT n, tries, state, fault, provider FROM app.attempts WHERE reminder_id = $1 ORDER BY n',
      [row.id],
    );
  const incidents = () =>
    office.sql('SELECT kind, fault FROM app.incidents WHERE case_id = $1 AND closed_at IS NULL', [
      stage.caseId,
    ]);
  const passedOn = async () =>
    new Set(
      (await stage.rows(`step = 'T-7d>'`)).map(({ recipient_id, channel }) => `${recipient_id} ${channel}`),
    );

  it('is taken once, however many workers want it', async () => {
    await Promise.all(Array.from({ length: 20 }, () => stage.dispatch(row.id)));
    expect(provider.to(phone)).toHaveLength(1);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
    expect(await attempts()).toEqual([
      { n: 1, tries: 1, state: 'accepted', fault: null, provider: 'twilio' },
    ]);
    expect(provider.to(phone)[0]?.callback).toBe(`${office.baseUrl}/api/webhooks/sms/receipts?c=${row.id}.1`);
  });

  it.each([['accept, then drop the connection'], ['accept, then hang']] as const)(
    '%s: the journal is asked by the mark in the text, and nothing is sent twice',
    async (behaviour) => {
      provider.behave(behaviour);
      await stage.dispatch(row.id);
      expect(await attempts()).toMatchObject([{ n: 1, state: 'ambiguous', fault: 'no-reply' }]);
      provider.behave('accept');
      await office.moveOn({ minutes: 3 });
      await stage.dispatch(row.id);
      expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
      expect(provider.to(phone)).toHaveLength(1);
      expect(provider.asked).toBeGreaterThan(0);
    },
    30_000,
  );

  it('what was swallowed is absent from the journal, and sent again as the same message', async () => {
    provider.behave({ fail: 503 });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('scheduled');
    provider.behave('accept');
    await office.moveOn({ minutes: 3 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
    expect(provider.to(phone)).toHaveLength(1);
  });

  it('the journal is read page by page before it counts as absent', async () => {
    provider.behave('accept, then drop the connection');
    await stage.dispatch(row.id);
    provider.behave('accept');
    for (const step of ['T-3d', 'T-1d'])
      await office.sql(
        `UPDATE app.reminders SET next_at = app.now() WHERE step = $1 AND recipient_id = $2 AND channel = 'sms'`,
        [step, stage.lead.id],
      );
    for (const step of ['T-3d', 'T-1d']) await stage.dispatch((await stage.row(step, stage.lead, 'sms')).id);
    expect(provider.to(phone)).toHaveLength(3);
    await office.moveOn({ minutes: 3 });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('sent');
    expect(provider.to(phone)).toHaveLength(3);
    expect(provider.asked).toBe(2);
  });

  it('a number that gets no texts: dead at once, told by mail instead; the coordinator need not be', async () => {
    provider.behave({ refuse: 21211 });
    await stage.dispatch(row.id);
    expect((await now())?.state).toBe('dead');
    expect(await incidents()).toEqual([{ kind: 'dead-reminder', fault: 'number-refused' }]);
    expect(await passedOn()).toEqual(new Set([`${stage.lead.id} mail`]));
    expect(provider.attempts).toBe(1);
  });

  it('on the last day others are told as well', async () => {
    provider.behave({ refuse: 21211 });
    row = await stage.row('T-1d', stage.lead, 'sms');
    await stage.moveToDue(row);
    await stage.dispatch(row.id);
    const told = (await stage.rows(`step = 'T-1d>'`)).map(({ recipient_id }) => recipient_id);
    expect(told).toEqual(expect.arrayContaining([stage.lead.id, stage.coordinator.id]));
  });

  it.each([
    ['too many at once', { refuse: 20429, status: 429 }],
    ['a wrong token', { refuse: 20003, status: 401 }],
  ] as const)('%s: another number, a little later', async (_title, behaviour) => {
    provider.behave(behaviour);
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'scheduled', attempt_no: 2 });
    provider.behave('accept');
    await office.moveOn({ minutes: 1 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 2 });
    expect(provider.to(phone)).toHaveLength(1);
  });

  it('nothing that was sent or kept tells who or where', async () => {
    await stage.dispatch(row.id);
    expect(await office.database.dump()).not.toContain(phone.slice(2));
    expect(office.logged()).not.toContain(phone.slice(2));
    expect(provider.journal.map(({ body }) => body).join('\n')).not.toMatch(
      /Núñez|Ferro|fianza|bond|court|corte/i,
    );
  });
});
