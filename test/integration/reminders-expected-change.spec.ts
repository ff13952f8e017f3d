import { Office } from '../support/office.js';
import { TestDatabase } from '../support/database.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { SmsProvider } from '../support/sms-provider.js';

const DRIFT = `SELECT id FROM app.incidents WHERE kind = 'plan-drift' AND closed_at IS NULL`;

describe('an office that gives texts up, and takes them again', () => {
  let database: TestDatabase;
  let provider: SmsProvider;
  let office: Office;

  beforeAll(async () => {
    database = await TestDatabase.fresh();
    provider = await SmsProvider.start();
    office = await Office.open({ database, env: provider.env });
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
    await database.close();
  });

  it('is planned for when it starts, which is no incident; rows that vanished meanwhile are one', async () => {
    const stage = await ReminderStage.set(office);
    await stage.hearing('2026-12-04T18:00:00Z');
    await givePhone(stage.lead, provider);
    const { body } = await stage.lead.get<{ version: number }>('/reach');
    const wish = { mail: false, sms: true, quietFrom: '21:00', quietUntil: '08:00' };
    expect((await stage.lead.patch('/reach', wish, { ifMatch: body.version })).status).toBe(200);
    const ways = async (step: string) =>
      (
        await office.sql<{ channel: string }>(
          `SELECT channel FROM app.reminders WHERE recipient_id = $1 AND step = $2 AND state = 'scheduled' ORDER BY channel`,
          [stage.lead.id, step],
        )
      ).map(({ channel }) => channel);
    await stage.tick();
    expect(await ways('T-7d')).toEqual(['inbox', 'sms']);
    await office.close();

    office = await Office.open({ database, at: '2026-11-24T09:05:00-05:00' });
    // A reminder is its own proof of the office it is in: the stage belongs to the office that is gone.
    const again = Object.assign(Object.create(ReminderStage.prototype) as ReminderStage, stage, { office });
    await again.tick();
    expect(await ways('T-7d')).toEqual(['inbox', 'mail']);
    expect(await office.sql(DRIFT)).toEqual([]);
    await office.close();

    office = await Office.open({ database, env: provider.env, at: '2026-11-24T09:10:00-05:00' });
    await office.sql(
      `UPDATE app.reminders SET state = 'cancelled', ended_at = app.now() WHERE step = 'T-1d' AND channel = 'inbox'`,
    );
    const back = Object.assign(Object.create(ReminderStage.prototype) as ReminderStage, stage, { office });
    await back.tick();
    expect(await ways('T-7d')).toEqual(['inbox', 'sms']);
    expect(await ways('T-1d')).toEqual(['inbox', 'sms']);
    expect(await office.sql(DRIFT)).toHaveLength(1);
  });
});
