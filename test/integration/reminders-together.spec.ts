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

  it('are asked about once for all, with the answers each would get alone', async () => {
    await stage.hearing('2026-12-10T18:00:00Z');
    await office.sql(`UPDATE app.hearings SET version = version + 1 WHERE id = $1`, [
      await stage.hearing('2026-12-11T18:00:00Z'),
    ]);
    await office.sql(
      `UPDATE app.assignments SET ended_at = app.now(), ended_by = $2 WHERE case_id = $1 AND role = 'backup'`,
      [stage.caseId, stage.coordinator.id],
    );
    const wanted = await office.sql<{ alone: boolean; together: boolean }>(
      `SELECT app.reminder_is_wanted(r) AS alone,
              r.id IN (SELECT w.id FROM app.reminders_wanted((SELECT array_agg(id) FROM app.reminders)) AS w(id)) AS together
         FROM app.reminders r`,
    );
    expect(new Set(wanted.map(({ alone }) => alone))).toEqual(new Set([true, false]));
    expect(wanted.filter(({ alone, together }) => alone !== together)).toEqual([]);
    const people = await office.sql<{ alone: string[]; together: string[] }>(
      `SELECT (SELECT array_agg(DISTINCT p.staff_id ORDER BY p.staff_id) FROM app.case_recipients(c.id) p) AS alone,
              (SELECT array_agg(p.staff_id ORDER BY p.staff_id)
                 FROM app.people_on((SELECT array_agg(id) FROM app.cases)) p WHERE p.case_id = c.id) AS together
         FROM app.cases c WHERE c.id = $1`,
      [stage.caseId],
    );
    expect(people[0]?.together).toEqual(people[0]?.alone);
    expect(people[0]?.together).toContain(stage.lead.id);
    expect(people[0]?.together).not.toContain(stage.backup.id);
  });

  it('are settled at once in the inbox, but for those whose people have left', async () => {
    await stage.hearing('2026-12-10T18:00:00Z');
    const [gone] = await stage.rows(`channel = 'inbox' AND recipient_id = '${stage.backup.id}'`);
    const due = await stage.row(gone!.step, stage.lead, 'inbox');
    await office.sql(
      `UPDATE app.assignments SET ended_at = app.now(), ended_by = $2 WHERE case_id = $1 AND role = 'backup'`,
      [stage.caseId, stage.coordinator.id],
    );
    await stage.moveToDue(due);
    await office.get(Dispatch).dispatchBatch('inbox', [due.id, gone!.id]);
    const rows = new Map((await stage.rows()).map((row) => [row.id, row]));
    expect(rows.get(due.id)).toMatchObject({
      state: 'delivered',
      sent_at: expect.any(Date),
      claimed_until: null,
    });
    expect(rows.get(gone!.id)).toMatchObject({ state: 'dead', sent_at: null });
    const tried = await office.sql(
      `SELECT reminder_id, n, tries, state, provider, done_at IS NOT NULL AS done FROM app.attempts WHERE reminder_id = ANY ($1::uuid[]) ORDER BY state`,
      [[due.id, gone!.id]],
    );
    expect(tried).toMatchObject([
      { reminder_id: due.id, n: 1, tries: 1, state: 'accepted', provider: 'inbox', done: true },
      { reminder_id: gone!.id, n: 1, tries: 1, state: 'refused' },
    ]);
    const items = await office.sql(
      'SELECT reminder_id FROM app.inbox_items WHERE reminder_id = ANY ($1::uuid[])',
      [[due.id, gone!.id]],
    );
    expect(items).toEqual([{ reminder_id: due.id }]);
  });
});
