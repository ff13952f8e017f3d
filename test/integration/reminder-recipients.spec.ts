import { randomUUID } from 'node:crypto';
import { ClientStage } from '../support/client-stage.js';
import { Office } from '../support/office.js';
import type { ReminderRecord } from '../support/reminder-stage.js';

interface Copy extends Record<string, unknown> {
  readonly of: string;
}

describe('to whom a reminder may be', () => {
  let office: Office;
  let stage: ClientStage;
  let toStaff: ReminderRecord;
  let toFamily: ReminderRecord;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    stage = await ClientStage.set(office);
    await stage.added({ who: 'family', name: 'Rosa Example', way: 'call' });
    await stage.stage.hearing('2026-12-15T18:00:00Z');
    toStaff = await stage.stage.row('T-7d', stage.stage.lead, 'mail');
    [toFamily] = (await stage.rows(`step = 'T-7d'`)) as [ReminderRecord];
  });

  /** Writes rows like others, but for what is named, in one statement. */
  const write = (...copies: Copy[]) =>
    office.sql(
      `INSERT INTO app.reminders
       SELECT n.* FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS c(wish, place) JOIN app.reminders r ON r.id = (c.wish->>'of')::uuid,
              jsonb_populate_record(NULL::app.reminders, to_jsonb(r) || jsonb_build_object('id', gen_random_uuid(), 'step', 'copy ' || place) || c.wish) n`,
      [JSON.stringify(copies)],
    );
  const copies = () => stage.stage.rows(`step LIKE 'copy %'`);

  it('colleagues, and who asked for it on this case, many in one statement', async () => {
    await write(
      { of: toStaff.id },
      { of: toFamily.id },
      { of: toStaff.id, recipient_id: stage.stage.backup.id },
    );
    expect(await copies()).toHaveLength(3);
  });

  it('nobody else: one of many that is wrong, and none is written', async () => {
    const elsewhere = await ClientStage.set(office);
    const other = await elsewhere.added({ who: 'family', name: 'Ana Example', way: 'call' });
    const wrong: Copy[] = [
      { of: toStaff.id, recipient_id: randomUUID() },
      { of: toStaff.id, channel: 'call' },
      { of: toStaff.id, recipient_id: toFamily.recipient_id },
      { of: toFamily.id, recipient_id: other },
      { of: toFamily.id, recipient_id: stage.stage.lead.id },
      { of: toFamily.id, channel: 'mail' },
      { of: toFamily.id, kind: 'escalation' },
      { of: toFamily.id, must_acknowledge: true },
    ];
    for (const one of wrong)
      await expect(write({ of: toStaff.id }, one, { of: toFamily.id })).rejects.toMatchObject({
        code: '23503',
        constraint: 'fk_reminders_recipient',
      });
    expect(await copies()).toEqual([]);
  });

  it('a reminder of a date is of the case of that date, and of no other', async () => {
    const elsewhere = await ClientStage.set(office);
    const strayed = { of: toStaff.id, case_id: elsewhere.stage.caseId };
    await expect(write({ of: toStaff.id }, strayed)).rejects.toMatchObject({
      code: '23503',
      constraint: 'fk_reminders_hearing',
    });
    expect(await copies()).toEqual([]);
  });

  it('calls to clients are ended by a plan, and by no runtime role alone', async () => {
    const [right] = await office.sql<{ rt: boolean; worker: boolean }>(
      `SELECT has_function_privilege('app_rt', f, 'EXECUTE') AS rt, has_function_privilege('app_worker', f, 'EXECUTE') AS worker
         FROM (VALUES ('app.settle_client_calls(uuid)')) AS v(f)`,
    );
    expect(right).toEqual({ rt: false, worker: false });
  });
});
