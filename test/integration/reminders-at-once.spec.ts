import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

/** Friday, 4 December 2026, 1 p.m. in Charlotte. */
const HEARING_AT = '2026-12-04T18:00:00Z';

describe('a hearing that is recorded the evening before', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open({ at: '2026-12-03T18:00:00-05:00' });
    stage = await ReminderStage.set(office);
    await stage.hearing(HEARING_AT, { justKnown: true });
  });
  afterAll(() => office.close());

  it('is told at once to whom the day before would have told, and once, however often it is planned', async () => {
    const now = await stage.rows(`step = 'now T-1d'`);
    expect(now.map(({ recipient_id, channel }) => `${recipient_id} ${channel}`).toSorted()).toEqual(
      [stage.lead.id, stage.backup.id].flatMap((id) => [`${id} inbox`, `${id} mail`]).toSorted(),
    );
    await stage.deliverDue();
    expect(office.mail.to(stage.lead.staff.email)).toHaveLength(1);
    expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    await office.moveOn({ minutes: 40 });
    expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    await stage.deliverDue();
    expect(office.mail.to(stage.lead.staff.email)).toHaveLength(1);
  });

  it('unconfirmed for an hour, it goes to everybody and asks for a call, as the day before would', async () => {
    await office.moveOn({ minutes: 25 });
    await stage.tick();
    const told = await stage.rows(`step = 'now T-1d!'`);
    expect(new Set(told.map(({ recipient_id }) => recipient_id))).toEqual(
      new Set([stage.lead.id, stage.backup.id, stage.coordinator.id, stage.supervisor.id]),
    );
    const { body } = await stage.coordinator.get<{ items: { reason: string }[] }>('/phone-tasks');
    expect(body.items).toMatchObject([{ reason: 'unconfirmed' }]);
  });
});
