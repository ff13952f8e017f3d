import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

/** Friday, 4 December 2026, 1 p.m. in Charlotte. */
const HEARING_AT = '2026-12-04T18:00:00Z';

describe('every night, instants are computed anew from wall times and zones', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveOn({ days: 2 });
    stage = await ReminderStage.set(office);
  });

  const incidents = () =>
    office.sql<{ id: string }>(
      `SELECT id FROM app.incidents WHERE kind = 'moved-instant' AND case_id = $1 AND closed_at IS NULL`,
      [stage.caseId],
    );

  it('a hearing with a wrong instant is mended, planned for anew and an incident, which a clean night closes', async () => {
    const id = await stage.hearing(HEARING_AT);
    const wrong = `UPDATE app.hearings SET starts_at = starts_at - interval '1 hour' WHERE id = $1`;
    await office.sql(wrong, [id]);
    await stage.replan();
    await office.moveOn({ hours: 25 });
    await stage.tick();
    const [hearing] = await office.sql('SELECT starts_at, version FROM app.hearings WHERE id = $1', [id]);
    expect(hearing).toEqual({ starts_at: new Date(HEARING_AT), version: 2 });
    const planned = await stage.rows(`state = 'scheduled' AND step = 'T-3h'`);
    expect(planned.map(({ due_at }) => due_at.toISOString())).toEqual(
      planned.map(() => '2026-12-04T15:00:00.000Z'),
    );
    expect(planned).toHaveLength(4);
    expect(await stage.rows(`subject_version = 1 AND state = 'scheduled'`)).toEqual([]);
    expect(await incidents()).toHaveLength(1);
    expect((await office.auditOf(id)).map(({ action, fields }) => ({ action, fields }))).toEqual([
      { action: 'hearing.mended', fields: ['at'] },
    ]);
    expect(office.logged()).toContain(`"id":"${id}"`);
    await office.moveOn({ hours: 25 });
    await stage.tick();
    expect(await incidents()).toEqual([]);
  });

  it('so is a date entered by hand at a wall time, and the end of a day', async () => {
    const enter = (at: string | undefined) =>
      stage.lead.post<{ deadline: { id: string } }>(`/cases/${stage.caseId}/deadlines`, {
        kind: 'HAND_FILING',
        owner: 'US',
        ladder: 'C',
        timeZone: 'America/New_York',
        toldBy: 'notice',
        on: '2026-12-15',
        ...(at && { at }),
      });
    const answers = [await enter('14:00'), await enter(undefined)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    await office.sql(
      `UPDATE app.deadlines SET nominal_at = nominal_at + interval '1 hour', rolled_at = rolled_at + interval '1 hour', remind_at = remind_at + interval '1 hour',
              nominal_ends_at = nominal_ends_at + interval '1 hour', rolled_ends_at = rolled_ends_at + interval '1 hour' WHERE case_id = $1`,
      [stage.caseId],
    );
    await office.moveOn({ hours: 25 });
    await stage.tick();
    const rows = await office.sql(
      `SELECT remind_at, nominal_ends_at, rolled_ends_at, version FROM app.deadlines WHERE case_id = $1 ORDER BY nominal_ends_at`,
      [stage.caseId],
    );
    const two = new Date('2026-12-15T19:00:00Z');
    const midnight = new Date('2026-12-16T05:00:00Z');
    expect(rows).toEqual([
      { remind_at: two, nominal_ends_at: two, rolled_ends_at: two, version: 2 },
      { remind_at: null, nominal_ends_at: midnight, rolled_ends_at: midnight, version: 2 },
    ]);
    expect(await incidents()).toHaveLength(1);
  });

  it('what is right stays as it is', async () => {
    const id = await stage.hearing(HEARING_AT);
    await office.moveOn({ hours: 25 });
    await stage.tick();
    expect(await office.sql('SELECT version FROM app.hearings WHERE id = $1', [id])).toEqual([
      { version: 1 },
    ]);
    expect(await incidents()).toEqual([]);
  });
});
