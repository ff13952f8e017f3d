import { Office } from '../support/office.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { SmsProvider } from '../support/sms-provider.js';

/** Friday, 4 December 2026, 1 p.m. in Charlotte: a day before it is Thursday, 9 o'clock; a week before, Friday. */
const HEARING_AT = '2026-12-04T18:00:00Z';
const CASES = 4;

describe('when the other side of a channel is away for two hours', () => {
  let office: Office;
  let provider: SmsProvider;
  let stages: ReminderStage[];

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
    await office.sql('DELETE FROM app.heartbeats');
    await office.sql('DELETE FROM app.channel_breakers');
    await office.sql('UPDATE app.incidents SET closed_at = app.now() WHERE closed_at IS NULL');
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE disabled_at IS NULL');
    stages = [];
    for (let count = 0; count < CASES; count += 1) {
      const stage = await ReminderStage.set(office);
      for (const person of [stage.lead, stage.backup]) {
        await givePhone(person, provider);
        const { version } = (await person.get<{ version: number }>('/reach')).body;
        const wish = { mail: false, sms: true, quietFrom: '21:00', quietUntil: '08:00' };
        await person.patch('/reach', wish, { ifMatch: version });
      }
      await stage.hearing(HEARING_AT);
      stages.push(stage);
    }
    await goOn('2026-11-27T14:00:01Z');
  });

  /** What was due until then goes out while all is well. */
  const goOn = async (until: string) => {
    await office.moveTo(until);
    await deliver();
    office.mail.forget();
    provider.forget();
  };

  const deliver = async () => {
    for (const stage of stages) await stage.deliverDue();
    for (const stage of stages) await stage.deliverDue();
  };
  const teams = () => stages.flatMap(({ lead, backup }) => [lead, backup]);
  const openKinds = async () =>
    (
      await office.sql<{ kind: string }>(
        `SELECT DISTINCT kind FROM app.incidents WHERE closed_at IS NULL AND kind IN ('texts-away', 'mail-away')`,
      )
    ).map(({ kind }) => kind);

  it('texts go by mail at once, nobody is left untold, the provider is tried once a minute, and all ends when it is back', async () => {
    await goOn('2026-12-01T14:00:01Z');
    provider.behave({ refuse: 20503, status: 503 });
    await office.moveTo('2026-12-03T14:00:01Z');
    await deliver();
    expect(await openKinds()).toEqual(['texts-away']);
    // Four were tried before it was known and are in doubt for a minute and a half; the others have mail already.
    expect(teams().filter(({ staff }) => office.mail.to(staff.email).length > 0).length).toBe(
      teams().length - 4,
    );
    await office.moveOn({ seconds: 95 });
    await deliver();
    for (const { staff } of teams()) expect(office.mail.to(staff.email).length).toBeGreaterThan(0);

    for (let minutes = 0; minutes < 120; minutes += 5) {
      await office.moveOn({ minutes: 5 });
      await deliver();
    }
    // The step of the last day was given up after a quarter of an hour: an incident, and the coordinators know.
    for (const stage of stages) {
      expect(await stage.rows(`step = 'T-1d' AND channel = 'sms' AND state = 'scheduled'`)).toEqual([]);
      expect(await stage.rows(`step = 'T-1d>' AND recipient_id = '${stage.coordinator.id}'`)).not.toEqual([]);
    }
    provider.behave('accept');
    await office.moveTo('2026-12-04T15:00:01Z');
    await deliver();
    await office.moveOn({ minutes: 2 });
    await deliver();
    expect(await openKinds()).toEqual([]);
    for (const stage of stages)
      expect((await stage.rows(`step = 'T-3h' AND channel = 'sms'`)).map(({ state }) => state)).toEqual([
        'sent',
        'sent',
      ]);
  }, 120_000);

  it('what is not urgent waits for it with no try used up, and comes when it is back', async () => {
    provider.behave({ refuse: 20429, status: 429 });
    await office.moveTo('2026-12-01T14:00:01Z');
    await deliver();
    for (let minutes = 0; minutes < 120; minutes += 10) {
      await office.moveOn({ minutes: 10 });
      await deliver();
    }
    const waiting = () => Promise.all(stages.map((stage) => stage.rows(`step = 'T-3d' AND channel = 'sms'`)));
    const late = (await waiting()).flat();
    expect(late.filter(({ state }) => state === 'dead')).toEqual([]);
    for (const { staff } of teams()) expect(office.mail.to(staff.email)).toHaveLength(1);
    provider.behave('accept');
    for (let minutes = 0; minutes < 20; minutes += 2) {
      await office.moveOn({ minutes: 2 });
      await deliver();
    }
    expect((await waiting()).flat().map(({ state }) => state)).toEqual(late.map(() => 'sent'));
    expect(await openKinds()).toEqual([]);
  }, 120_000);

  it('one message nobody takes is no outage', async () => {
    provider.behave({ refuse: 20429, status: 429 });
    const [stage] = stages;
    const row = await stage?.row('T-3d', stage.lead, 'sms');
    if (!stage || !row) throw new Error('no stage');
    await stage.moveToDue(row);
    for (let tries = 0; tries < 7; tries += 1) {
      await stage.dispatch(row.id);
      await office.moveOn({ minutes: 16 });
    }
    expect(await openKinds()).toEqual([]);
  });
});
