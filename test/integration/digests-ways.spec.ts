import { Digests } from '../../src/reminders/digests.service.js';
import { Office, type SignedIn } from '../support/office.js';
import { MailJournal } from '../support/mail-journal.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { SmsProvider } from '../support/sms-provider.js';

const NIGHT = { quietFrom: '21:00', quietUntil: '08:00' };
/** Half an hour before the step of three weeks ahead is in the inbox. */
const MORNING = '2026-12-03T08:31:00-05:00';
const STEP = 'T-21d';

describe('who gets one mail a day, and what becomes of it', () => {
  let office: Office;
  let provider: SmsProvider;
  let journal: MailJournal;
  let stage: ReminderStage;

  beforeAll(async () => {
    provider = await SmsProvider.start();
    let received: () => readonly string[] = () => [];
    journal = await MailJournal.start(() => received());
    office = await Office.open({ env: { ...provider.env, MAIL_LOOKUP_URL: journal.url } });
    received = () => office.mail.received.map(({ parsed }) => parsed.messageId ?? '');
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
    await journal.close();
  });
  beforeEach(async () => {
    office.mail.behave('accept');
    await office.moveTo('2026-11-24T15:00:00-05:00');
    stage = await ReminderStage.set(office);
    office.mail.received.length = 0;
  });

  const turn = () => office.get(Digests).turn();
  const filing = async (on = '2026-12-24') => {
    const told = { kind: 'HAND_BRIEF', on, timeZone: 'America/New_York', owner: 'US', toldBy: 'notice' };
    const answer = await stage.lead.post<{ id: string; version: number }>(
      `/cases/${stage.caseId}/deadlines`,
      { ...told, ladder: 'C' },
    );
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const mailsTo = (person: SignedIn) =>
    office.mail.received.filter(({ to: [address] }) => address === person.staff.email);
  const choose = async (person: SignedIn, wish: object) => {
    const { version } = (await person.get<{ version: number }>('/reach')).body;
    const answer = await person.patch(
      '/reach',
      { mail: true, sms: false, ...NIGHT, ...wish },
      { ifMatch: version },
    );
    expect(answer.status).toBe(200);
  };
  const ways = async (step: string) =>
    (await stage.rows(`step = '${step}' AND recipient_id = '${stage.lead.id}' AND state <> 'cancelled'`))
      .map(({ channel }) => channel)
      .toSorted();
  const digests = (person = stage.lead) =>
    office.sql<{ state: string; attempt_no: number; on_day: string }>(
      'SELECT state, attempt_no, on_day::text FROM app.digests WHERE staff_id = $1 ORDER BY on_day',
      [person.id],
    );
  const noDrift = async () =>
    expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });

  const holdBack = async () => {
    const messages = await stage.coordinator.post<{ id: string; pause: object | null }[]>(
      `/cases/${stage.caseId}/pauses/preview`,
      { hours: 48 },
    );
    const shown = (messages.body as unknown as { items?: { id: string; pause: object | null }[] }).items;
    const ids = (shown ?? messages.body).filter(({ pause }) => pause !== null).map(({ id }) => id);
    const paused = await stage.coordinator.post(`/cases/${stage.caseId}/pauses`, {
      hours: 48,
      reason: 'person-away',
      shown: ids,
    });
    expect(paused.status).toBeLessThan(300);
  };

  describe('the choice', () => {
    it('is planned for in its own transaction, there and back', async () => {
      await filing();
      expect(await ways(STEP)).toEqual(['inbox']);
      await choose(stage.lead, { daily: false });
      expect(await ways(STEP)).toEqual(['inbox', 'mail']);
      await noDrift();
      await choose(stage.lead, { daily: true });
      expect(await ways(STEP)).toEqual(['inbox']);
      await noDrift();
      // Not told: as it was.
      await choose(stage.lead, { quietUntil: '07:00' });
      expect((await stage.lead.get<{ daily: boolean }>('/reach')).body.daily).toBe(true);
    });

    it('against it after the mail of the day: what that told is not told again, what waited comes at once', async () => {
      await filing();
      await office.moveTo(MORNING);
      await turn();
      await filing('2026-12-18');
      expect(await ways('now T-21d')).toEqual(['inbox']);
      await choose(stage.lead, { daily: false });
      expect(await ways(STEP)).toEqual(['inbox']);
      expect(await ways('now T-21d')).toEqual(['inbox', 'mail']);
      await noDrift();
      await stage.deliverDue();
      expect(mailsTo(stage.lead)).toHaveLength(2);
      await office.moveTo('2026-12-04T08:31:00-05:00');
      await turn();
      expect(await digests()).toHaveLength(1);
    });

    it('for it, with a mail gone out already: the mail of the day does not repeat it', async () => {
      await choose(stage.lead, { daily: false });
      await filing();
      await office.moveTo('2026-12-03T09:00:01-05:00');
      await stage.deliverDue();
      await choose(stage.lead, { daily: true });
      await office.moveTo('2026-12-04T08:31:00-05:00');
      await turn();
      expect(await digests()).toEqual([]);
    });

    it('texts wait as well, and whoever gets no mail has each at once', async () => {
      await givePhone(stage.lead, provider);
      await filing();
      expect(await ways(STEP)).toEqual(['inbox']);
      await choose(stage.lead, { mail: false, sms: true });
      expect(await ways(STEP)).toEqual(['inbox', 'sms']);
    });
  });

  it('a date that is met before the mail leaves is not in it, and a mail without anything is none', async () => {
    const { id, version } = await filing();
    await office.moveTo(MORNING);
    office.mail.behave({ refuse: 451 });
    await turn();
    expect((await stage.lead.post(`/deadlines/${id}/met`, {}, { ifMatch: version })).status).toBe(200);
    office.mail.behave('accept');
    await office.moveOn({ minutes: 2 });
    await turn();
    expect(await digests()).toMatchObject([{ state: 'superseded' }]);
    expect(mailsTo(stage.lead)).toEqual([]);
  });

  it('refused for a while: the next number, later; the same day', async () => {
    await filing();
    await office.moveTo(MORNING);
    office.mail.behave({ refuse: 451 });
    await turn();
    expect(await digests()).toMatchObject([{ state: 'waiting', attempt_no: 2 }]);
    office.mail.behave('accept');
    await turn();
    expect(mailsTo(stage.lead)).toEqual([]);
    await office.moveOn({ minutes: 1 });
    await turn();
    expect(await digests()).toEqual([{ state: 'sent', attempt_no: 2, on_day: '2026-12-03' }]);
    expect(mailsTo(stage.lead)[0]?.parsed.messageId).toMatch(/^<digest-[\da-f-]{36}\.2@/);
  });

  it('taken without a word: the journal is asked, and it is not sent twice', async () => {
    await filing();
    await office.moveTo(MORNING);
    office.mail.behave('accept, then drop the connection');
    await turn();
    expect(await digests()).toMatchObject([{ state: 'waiting', attempt_no: 1 }]);
    office.mail.behave('accept');
    await office.moveOn({ minutes: 2 });
    await turn();
    expect(await digests()).toMatchObject([{ state: 'sent', attempt_no: 1 }]);
    expect(mailsTo(stage.lead)).toHaveLength(1);
  });

  it('refused for good: an incident, and each of its steps goes on as if its own mail had died', async () => {
    await filing();
    await office.moveTo(MORNING);
    office.mail.behave({ refuseRecipient: 550 });
    await turn();
    await turn();
    expect(await digests()).toMatchObject([{ state: 'dead' }]);
    const incidents = await office.sql(
      `SELECT kind, fault FROM app.incidents WHERE kind = 'dead-digest' AND closed_at IS NULL`,
    );
    expect(incidents).toEqual([{ kind: 'dead-digest', fault: 'address-refused' }]);
    const told = (await stage.rows(`step = '${STEP}>'`)).map((row) => `${row.recipient_id} ${row.channel}`);
    expect(told).toEqual(
      expect.arrayContaining([
        `${stage.lead.id} inbox`,
        `${stage.coordinator.id} mail`,
        `${stage.coordinator.id} inbox`,
      ]),
    );
    const admin = await office.as('admin');
    const { body } = await admin.get<object>('/queue');
    expect(JSON.stringify(body)).toContain('dead-digest');
    await office.sql(`UPDATE app.incidents SET closed_at = app.now() WHERE kind = 'dead-digest'`);
  });

  it('a mail server that is away costs no try: the mail waits for it', async () => {
    await filing();
    await office.sql(
      `INSERT INTO app.channel_breakers (channel, failures, away_since, probe_at) VALUES ('mail', 5, app.now(), $1::timestamptz + interval '1 minute')
       ON CONFLICT (channel) DO UPDATE SET failures = 5, away_since = app.now(), probe_at = excluded.probe_at`,
      [MORNING],
    );
    await office.moveTo(MORNING);
    await turn();
    expect(await digests()).toMatchObject([{ state: 'waiting', attempt_no: 1 }]);
    expect(office.mail.received).toEqual([]);
    await office.moveOn({ minutes: 2 });
    await turn();
    expect(await digests()).toMatchObject([{ state: 'sent', attempt_no: 1 }]);
  });

  it('one that could not leave ends with the next, which tells what it would have told', async () => {
    await filing();
    await filing('2026-12-29');
    await office.moveTo(MORNING);
    office.mail.behave({ refuse: 451 });
    await turn();
    await office.moveTo('2026-12-08T08:31:00-05:00');
    office.mail.behave('accept');
    await Promise.all([turn(), turn()]);
    expect((await digests()).map(({ state, on_day }) => [on_day, state])).toEqual([
      ['2026-12-03', 'superseded'],
      ['2026-12-08', 'sent'],
    ]);
    expect(mailsTo(stage.lead).map(({ parsed }) => parsed.subject)).toEqual(['Su lista del día: 2 por ver']);
  });

  it('what waits longer than any mail of the day could make it wait is an incident, until it is told', async () => {
    const late = () =>
      office.sql(`SELECT 1 FROM app.incidents WHERE kind = 'digest-late' AND closed_at IS NULL`);
    await filing();
    await office.moveTo('2026-12-04T20:00:00-05:00');
    await office.get(Digests).watch();
    expect(await late()).toEqual([]);
    await office.moveTo('2026-12-04T21:01:00-05:00');
    await office.get(Digests).watch();
    expect(await late()).toHaveLength(1);
    await office.moveTo('2026-12-05T08:31:00-05:00');
    await turn();
    await office.get(Digests).watch();
    expect(await late()).toEqual([]);
  });

  it('what a pause holds back is not in it, until the pause is over', async () => {
    await filing();
    await office.moveTo('2026-12-02T10:00:00-05:00');
    await holdBack();
    await office.moveTo(MORNING);
    await turn();
    expect(await digests()).toEqual([]);
    await office.moveTo('2026-12-04T10:01:00-05:00');
    await turn();
    expect(await digests()).toMatchObject([{ state: 'sent' }]);
  });

  it('what a pause holds back while the mail waits for its server is told by a later one', async () => {
    await filing();
    await office.moveTo(MORNING);
    office.mail.behave({ refuse: 451 });
    await turn();
    await holdBack();
    office.mail.behave('accept');
    await office.moveOn({ minutes: 2 });
    await turn();
    expect(await digests()).toMatchObject([{ state: 'superseded' }]);
    expect(mailsTo(stage.lead)).toEqual([]);
    await office.moveTo('2026-12-05T08:33:00-05:00');
    await turn();
    expect(await digests()).toMatchObject([{ state: 'superseded' }, { state: 'sent' }]);
    expect(mailsTo(stage.lead)).toHaveLength(1);
  });
});
