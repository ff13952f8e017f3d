import { TestDatabase } from '../support/database.js';
import { addDevice } from '../support/device.js';
import { Office } from '../support/office.js';
import { PushService } from '../support/push-service.js';
import { ReminderStage } from '../support/reminder-stage.js';

const DRIFT = `SELECT id FROM app.incidents WHERE kind = 'plan-drift' AND closed_at IS NULL`;

describe('an office whose key of notifications changes', () => {
  let database: TestDatabase;
  let service: PushService;
  let office: Office;

  beforeAll(async () => {
    database = await TestDatabase.fresh();
    service = await PushService.start();
    office = await Office.open({ database, env: service.env });
  });
  afterAll(async () => {
    await office.close();
    await service.close();
    await database.close();
  });

  it('is planned for when it starts, which is no incident; with another key the device ends, and mail has the step', async () => {
    const stage = await ReminderStage.set(office);
    await addDevice(stage.lead, service);
    await stage.hearing('2026-12-04T18:00:00Z');
    const ways = async () =>
      (
        await office.sql<{ channel: string }>(
          `SELECT channel FROM app.reminders WHERE recipient_id = $1 AND step = 'T-7d' AND state = 'scheduled' ORDER BY channel`,
          [stage.lead.id],
        )
      ).map(({ channel }) => channel);
    const reopen = async (env: Record<string, string>, at: string): Promise<ReminderStage> => {
      await office.close();
      office = await Office.open({ database, env, at });
      const again = Object.assign(Object.create(ReminderStage.prototype) as ReminderStage, stage, { office });
      await again.tick();
      return again;
    };
    await stage.tick();
    expect(await ways()).toEqual(['inbox', 'mail', 'push']);

    await reopen({}, '2026-11-24T09:05:00-05:00');
    expect(await ways()).toEqual(['inbox', 'mail']);
    expect(await office.sql(DRIFT)).toEqual([]);

    const back = await reopen(service.env, '2026-11-24T09:10:00-05:00');
    expect(await ways()).toEqual(['inbox', 'mail', 'push']);
    expect(await office.sql(DRIFT)).toEqual([]);

    const other = { ...service.env, VAPID_PRIVATE_KEY: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw' };
    const strange = await reopen(other, '2026-11-24T09:15:00-05:00');
    const row = await back.row('T-7d', stage.lead, 'push');
    await strange.moveToDue(row);
    await strange.dispatch(row.id);
    expect([service.attempts, service.disbelieved]).toEqual([0, []]);
    expect(
      await office.sql('SELECT ended_as FROM app.push_devices WHERE staff_id = $1', [stage.lead.id]),
    ).toEqual([{ ended_as: 'another-key' }]);
    expect(
      (await strange.rows(`step = 'T-7d>'`)).map(({ recipient_id, channel }) => `${recipient_id} ${channel}`),
    ).toEqual([]);
    expect((await strange.row('T-7d', stage.lead, 'mail')).state).toBe('scheduled');
    expect(await office.sql(`SELECT 1 FROM app.incidents WHERE kind = 'dead-reminder'`)).toEqual([]);
  }, 120_000);
});
