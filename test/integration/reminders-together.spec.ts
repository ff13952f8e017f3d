import { Dispatch } from '../../src/reminders/dispatch.service.js';
import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

describe('reminders that are delivered together', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    stage = await ReminderStage.set(office);
    office.mail.forget();
  });

  it('one that cannot be noted leaves none of the others in doubt', async () => {
    for (const day of ['10', '11', '12', '13']) await stage.hearing(`2026-12-${day}T18:00:00Z`);
    const mails = await stage.rows(
      `channel = 'mail' AND recipient_id = '${stage.lead.id}' AND step = 'T-7d'`,
    );
    expect(mails).toHaveLength(4);
    // The first to arrive is noted alone; what arrives meanwhile is noted together.
    const others = mails.slice(0, 3);
    const cursed = mails[3];
    await office.sql(
      `CREATE FUNCTION app.curse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$`,
    );
    await office.sql(
      `CREATE TRIGGER curse BEFORE UPDATE ON app.attempts FOR EACH ROW
         WHEN (NEW.reminder_id = '${cursed!.id}' AND NEW.state = 'accepted') EXECUTE FUNCTION app.curse()`,
    );
    await stage.moveToDue(mails.at(-1)!);
    await expect(
      office.get(Dispatch).dispatchBatch(
        'mail',
        mails.map(({ id }) => id),
      ),
    ).rejects.toThrow('Not everything could be done');
    await office.sql('DROP TRIGGER curse ON app.attempts');
    await office.sql('DROP FUNCTION app.curse()');
    expect(office.mail.to(stage.lead.staff.email)).toHaveLength(4);
    const states = new Map((await stage.rows()).map(({ id, state }) => [id, state]));
    expect(others.map(({ id }) => states.get(id))).toEqual(['sent', 'sent', 'sent']);
    expect(states.get(cursed!.id)).toBe('claimed');
  });
});
