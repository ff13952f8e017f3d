import { addDevice } from '../support/device.js';
import { Office } from '../support/office.js';
import { PushService, type PushBehaviour } from '../support/push-service.js';
import { ReminderStage } from '../support/reminder-stage.js';

/** A day before it is Thursday, 3 December, 9 o'clock in Charlotte. */
const HEARING_AT = '2026-12-04T18:00:00Z';
const CASES = 3;

describe('when the push services are away', () => {
  let office: Office;
  let service: PushService;
  let stages: ReminderStage[];

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
    await office.moveTo('2026-11-24T09:00:00-05:00');
    for (const table of ['channel_breakers', 'heartbeats']) await office.sql(`DELETE FROM app.${table}`);
    await office.sql('UPDATE app.incidents SET closed_at = app.now() WHERE closed_at IS NULL');
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE disabled_at IS NULL');
    stages = [];
    for (let count = 0; count < CASES; count += 1) {
      const stage = await ReminderStage.set(office);
      for (const person of [stage.lead, stage.backup]) await addDevice(person, service);
      await stage.hearing(HEARING_AT);
      stages.push(stage);
    }
    await office.moveTo('2026-11-27T14:00:01Z');
    await deliver();
    office.mail.forget();
  });

  const deliver = async () => {
    for (const stage of stages) await stage.deliverDue();
    for (const stage of stages) await stage.deliverDue();
  };
  const openKinds = async () =>
    (
      await office.sql<{ kind: string }>(
        `SELECT DISTINCT kind FROM app.incidents WHERE closed_at IS NULL AND kind LIKE '%-away'`,
      )
    ).map(({ kind }) => kind);
  const pushes = async (step: string) =>
    (await Promise.all(stages.map((stage) => stage.rows(`step = '${step}' AND channel = 'push'`)))).flat();
  const team = () => stages.flatMap(({ lead, backup }) => [lead, backup]);

  it.each<[string, PushBehaviour]>([
    ['fail', { refuse: 503 }],
    ['do not know us', { refuse: 403 }],
  ])(
    'because they %s: an incident, everybody has their mail once, nothing is used up, and it ends when they are back',
    async (_how, behaviour) => {
      service.behave(behaviour);
      await office.moveTo('2026-12-01T14:00:01Z');
      await deliver();
      await office.moveOn({ minutes: 2 });
      await deliver();
      expect(await openKinds()).toEqual(['push-away']);
      service.forget();
      for (let minutes = 0; minutes < 60; minutes += 10) {
        await office.moveOn({ minutes: 10 });
        await deliver();
      }
      // One a minute is let through at most, and the clock was looked at six times.
      expect(service.attempts).toBeLessThanOrEqual(6);
      expect((await pushes('T-3d')).filter(({ state }) => state === 'dead')).toEqual([]);
      for (const { staff } of team()) expect(office.mail.to(staff.email)).toHaveLength(1);
      service.behave('accept');
      for (let minutes = 0; minutes < 20; minutes += 2) {
        await office.moveOn({ minutes: 2 });
        await deliver();
      }
      expect(await openKinds()).toEqual([]);
      expect(new Set((await pushes('T-3d')).map(({ state }) => state))).toEqual(new Set(['sent']));
    },
    120_000,
  );

  it('a step of the last day is given up after a quarter of an hour: by mail to the same person, and no further alarm', async () => {
    service.behave({ refuse: 503 });
    await office.moveTo('2026-12-03T14:00:01Z');
    await deliver();
    for (let minutes = 0; minutes < 40; minutes += 5) {
      await office.moveOn({ minutes: 5 });
      await deliver();
    }
    const given = await pushes('T-1d');
    expect(new Set(given.map(({ state }) => state))).toEqual(new Set(['dead']));
    for (const stage of stages) {
      const told = await stage.rows(`step = 'T-1d>'`);
      expect(new Set(told.map(({ recipient_id, channel }) => `${recipient_id} ${channel}`))).toEqual(
        new Set([`${stage.lead.id} mail`, `${stage.backup.id} mail`]),
      );
      expect(await office.sql('SELECT 1 FROM app.phone_tasks WHERE case_id = $1', [stage.caseId])).toEqual(
        [],
      );
    }
  }, 120_000);

  it('one device that is gone is no outage', async () => {
    service.behave({ refuse: 410 });
    await office.moveTo('2026-12-01T14:00:01Z');
    await deliver();
    expect(await openKinds()).toEqual([]);
  });
});
