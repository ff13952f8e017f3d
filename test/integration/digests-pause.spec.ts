import { Digests } from '../../src/reminders/digests.service.js';
import { MailJournal } from '../support/mail-journal.js';
import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

/** Half an hour before the step of three weeks ahead is in the inbox. */
const MORNING = '2026-12-03T08:31:00-05:00';
const STEP = 'T-21d';

describe('a mail of the day that dies while a pause holds its steps back', () => {
  let office: Office;
  let journal: MailJournal;
  let stage: ReminderStage;

  beforeAll(async () => {
    // Whatever it is asked about, it has not got.
    journal = await MailJournal.start(() => []);
    office = await Office.open({ env: { MAIL_LOOKUP_URL: journal.url } });
  });
  afterAll(async () => {
    await office.close();
    await journal.close();
  });
  beforeEach(async () => {
    await office.moveTo('2026-11-24T15:00:00-05:00');
    stage = await ReminderStage.set(office);
    const told = { kind: 'HAND_BRIEF', timeZone: 'America/New_York', owner: 'US', toldBy: 'notice' };
    // The second has its first step, 180 days ahead, for the backup too.
    for (const wish of [
      { on: '2026-12-24', ladder: 'C' },
      { on: '2027-06-01', ladder: 'H' },
    ]) {
      const entered = await stage.lead.post(`/cases/${stage.caseId}/deadlines`, { ...told, ...wish });
      expect(entered.status).toBe(201);
    }
    await office.moveTo(MORNING);
    office.mail.behave('accept, then drop the connection');
    await turn();
    office.mail.forget();
  });
  afterEach(() => {
    office.mail.behave('accept');
  });

  const turn = () => office.get(Digests).turn();
  const states = async () =>
    (
      await office.sql<{ state: string }>(
        'SELECT state FROM app.digests WHERE staff_id = $1 ORDER BY created_at',
        [stage.lead.id],
      )
    ).map(({ state }) => state);
  const holdBack = async () => {
    const path = `/cases/${stage.caseId}/pauses`;
    const { body } = await stage.coordinator.post<{ items: { id: string; pause: object | null }[] }>(
      `${path}/preview`,
      { hours: 48 },
    );
    const shown = body.items.filter(({ pause }) => pause !== null).map(({ id }) => id);
    const wish = { hours: 48, reason: 'person-away', shown };
    expect((await stage.coordinator.post(path, wish)).status).toBe(201);
  };

  it('passes none of them on; a later mail tells them when the pause is over', async () => {
    await holdBack();
    await office.moveOn({ hours: 13 });
    await turn();
    expect(await states()).toEqual(['dead']);
    expect(await stage.rows(`step = '${STEP}>'`)).toEqual([]);
    office.mail.behave('accept');
    await office.moveTo('2026-12-06T08:31:00-05:00');
    await turn();
    expect(await states()).toEqual(['dead', 'sent']);
    const [mail] = office.mail.to(stage.lead.staff.email);
    expect(mail?.parsed.text).toContain(stage.reference);
  });

  it('without a pause each goes on; each mail is an incident of its own, and looked after by itself', async () => {
    await office.moveOn({ hours: 13 });
    await turn();
    expect(await states()).toEqual(['dead']);
    expect(await stage.rows(`step = '${STEP}>'`)).not.toEqual([]);
    const incidents = await office.sql(
      `SELECT i.kind, i.fault FROM app.incidents i JOIN app.digests d ON d.id = i.digest_id
        WHERE d.staff_id = ANY ($1::uuid[]) AND i.closed_at IS NULL`,
      [[stage.lead.id, stage.backup.id]],
    );
    const one = { kind: 'dead-digest', fault: 'no-reply' };
    expect(incidents).toEqual([one, one]);
  });
});
