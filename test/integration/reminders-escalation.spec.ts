import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

const HEARING_AT = '2026-12-04T18:00:00Z';

describe('acknowledge or escalate', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    office.mail.forget();
    stage = await ReminderStage.set(office);
    await stage.hearing(HEARING_AT);
  });

  const goOut = async (step: string): Promise<void> => {
    await stage.moveToDue(await stage.row(step, stage.lead, 'mail'));
    await stage.deliverDue();
  };
  const escalatedTo = async (step: string) =>
    new Set((await stage.rows(`step = '${step}!' AND kind = 'escalation'`)).map((row) => row.recipient_id));
  const unconfirmed = () =>
    office.sql(
      `SELECT id FROM app.incidents WHERE case_id = $1 AND kind = 'unacknowledged' AND closed_at IS NULL`,
      [stage.caseId],
    );

  it('a week ahead the backup is asked after a day of silence, three days ahead the coordinator after four hours', async () => {
    await goOut('T-7d');
    await office.moveOn({ hours: 23 });
    await stage.tick();
    expect(await escalatedTo('T-7d')).toEqual(new Set());
    await office.moveOn({ hours: 1, minutes: 1 });
    await stage.tick();
    expect(await escalatedTo('T-7d')).toEqual(new Set([stage.lead.id, stage.backup.id]));
    expect((await stage.row('T-7d', stage.lead, 'mail')).state).toBe('escalated');
    await stage.deliverDue();
    expect(office.mail.to(stage.backup.staff.email)[0]?.parsed.subject).toBe(
      `Nobody has confirmed yet: ${stage.reference}`,
    );
    expect(
      (await stage.backup.get<{ items: { titleKey: string }[] }>('/inbox')).body.items[0]?.titleKey,
    ).toBe('hearing-unconfirmed');

    await goOut('T-3d');
    await office.moveOn({ hours: 3, minutes: 50 });
    await stage.tick();
    expect(await escalatedTo('T-3d')).toEqual(new Set());
    await office.moveOn({ minutes: 15 });
    await stage.tick();
    const told = await escalatedTo('T-3d');
    expect([stage.lead.id, stage.backup.id, stage.coordinator.id].every((id) => told.has(id))).toBe(true);
    expect(await unconfirmed()).toHaveLength(1);
  });

  it('ticks without end escalate once', async () => {
    await goOut('T-7d');
    await office.moveOn({ hours: 25 });
    await stage.tick();
    const once = await stage.rows(`kind = 'escalation'`);
    await stage.tick();
    await office.moveOn({ hours: 1 });
    await stage.tick();
    expect((await stage.rows(`kind = 'escalation'`)).map(({ id }) => id)).toEqual(once.map(({ id }) => id));
  });

  it('nobody is asked after somebody has said "seen"', async () => {
    await goOut('T-7d');
    await stage.lead.post(`/reminders/${(await stage.row('T-7d', stage.lead, 'mail')).id}/acknowledge`, {
      via: 'mail',
    });
    await office.moveOn({ hours: 30 });
    await stage.tick();
    expect(await escalatedTo('T-7d')).toEqual(new Set());
  });

  it('seen by the coordinator who was asked: the chain ends, the incident closes, the ladder goes on', async () => {
    await goOut('T-3d');
    await office.moveOn({ hours: 5 });
    await stage.tick();
    await stage.deliverDue();
    const asked = await stage.row('T-3d!', stage.coordinator, 'mail');
    expect(asked.state).toBe('sent');
    expect(await unconfirmed()).toHaveLength(1);
    expect((await stage.coordinator.post(`/reminders/${asked.id}/acknowledge`, { via: 'mail' })).status).toBe(
      200,
    );
    expect(await unconfirmed()).toHaveLength(0);
    const open = await stage.rows(
      `kind = 'escalation' AND state IN ('scheduled', 'claimed', 'sent', 'delivered')`,
    );
    expect(open).toEqual([]);
    expect((await stage.row('T-1d', stage.lead, 'mail')).state).toBe('scheduled');
  });

  it('the clock runs on while mail cannot be delivered', async () => {
    office.mail.behave({ refuse: 450 });
    const row = await stage.row('T-3d', stage.lead, 'mail');
    await stage.moveToDue(row);
    await stage.dispatch(row.id);
    office.mail.behave('accept');
    await office.moveOn({ hours: 4, minutes: 5 });
    await stage.tick();
    expect((await escalatedTo('T-3d')).has(stage.coordinator.id)).toBe(true);
  });

  it('without a backup the coordinator is asked in their place', async () => {
    await office.sql(
      `UPDATE app.assignments SET ended_at = app.now(), ended_by = started_by WHERE case_id = $1 AND role = 'backup'`,
      [stage.caseId],
    );
    await stage.replan();
    await goOut('T-7d');
    await office.moveOn({ hours: 25 });
    await stage.tick();
    const told = await escalatedTo('T-7d');
    expect(told.has(stage.coordinator.id)).toBe(true);
    expect(told.has(stage.backup.id)).toBe(false);
  });

  it('a hearing that was moved is not escalated over', async () => {
    await goOut('T-7d');
    await office.sql(
      `UPDATE app.hearings SET status = 'continued', ended_at = app.now() WHERE case_id = $1`,
      [stage.caseId],
    );
    await stage.replan();
    await office.moveOn({ hours: 30 });
    await stage.tick();
    expect(await stage.rows(`kind = 'escalation'`)).toEqual([]);
  });

  it('a queue that stays silent for ten minutes opens an incident, which closes when it speaks again', async () => {
    await stage.tick();
    const silent = () =>
      office.sql(`SELECT 1 AS one FROM app.incidents WHERE kind = 'engine-silent' AND closed_at IS NULL`);
    await office.sql(
      `UPDATE app.heartbeats SET beat_at = app.now() - interval '11 minutes' WHERE name = 'canary'`,
    );
    await stage.tick();
    expect(await silent()).toHaveLength(1);
    await office.sql(`UPDATE app.heartbeats SET beat_at = app.now() WHERE name = 'canary'`);
    await stage.tick();
    expect(await silent()).toHaveLength(0);
  });
});
