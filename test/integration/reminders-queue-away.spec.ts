import { Redis } from 'ioredis';
import { Office } from '../support/office.js';
import { onRedis } from '../support/redis.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { until } from '../support/until.js';

onRedis((queue) => {
  describe('a queue that does not answer', () => {
    let office: Office;
    let stage: ReminderStage;

    beforeAll(async () => {
      office = await Office.open({ queue });
      stage = await ReminderStage.set(office);
      await stage.hearing('2026-12-04T18:00:00Z');
    });
    afterAll(() => office.close());

    it('delays a reminder by half a minute and no more, and keeps nothing else from its work', async () => {
      const row = await stage.row('T-7d', stage.lead, 'mail');
      const inbox = await stage.row('T-7d', stage.lead, 'inbox');
      const redis = new Redis(office.redis?.url ?? '');
      await redis.call('CLIENT', 'PAUSE', '12000', 'ALL');
      await stage.moveToDue(row);
      const begun = performance.now();
      await stage.tick();
      expect(performance.now() - begun).toBeLessThan(9000);
      expect((await stage.rows(`id = '${row.id}'`))[0]?.state).toBe('scheduled');
      await office.moveOn({ seconds: 45 });
      await stage.tick();
      expect((await stage.rows(`id = '${row.id}'`))[0]?.state).toBe('sent');
      expect((await stage.rows(`id = '${inbox.id}'`))[0]?.state).toBe('delivered');
      expect(
        await office.sql(`SELECT name FROM app.heartbeats WHERE name = 'sweep' AND beat_at IS NOT NULL`),
      ).toHaveLength(1);

      // When it comes back, the jobs it held back find nothing left to do.
      await until(
        async () =>
          (
            await office.sql(
              `SELECT 1 AS one FROM app.heartbeats WHERE name = 'canary' AND beat_at >= asked_at`,
            )
          ).length > 0,
        { what: 'the queue working again' },
      );
      expect(office.mail.to(stage.lead.staff.email)).toHaveLength(1);
      redis.disconnect();
    });
  });
});
