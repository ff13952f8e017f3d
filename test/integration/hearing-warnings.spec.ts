import { placeId } from '../../src/places/place-id.js';
import {
  bondHearing,
  CalendarDesk,
  FIRST_MORNING,
  type Hearing,
  type Refusal,
} from '../factories/calendar.js';
import { Office, type SignedIn } from '../support/office.js';

type Answer = Hearing & Refusal;

describe('what is odd about a hearing is confirmed before it is put down', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open({ env: { PROCESS_ROLE: 'api' } });
  });
  beforeEach(async () => {
    await office.moveTo(FIRST_MORNING);
    desk = await CalendarDesk.in(office);
  });
  afterAll(() => office.close());

  const schedule = (caseId: string, on: string, more: object = {}, who: SignedIn = desk.attorney) =>
    who.post<Answer>(`/cases/${caseId}/hearings`, bondHearing(on, { confirmed: [], ...more }));
  const hearingsOf = (caseId: string) =>
    office.sql('SELECT id FROM app.hearings WHERE case_id = $1', [caseId]);

  test('a Saturday is refused with its warning, kept once it is confirmed, and the audit says so', async () => {
    const caseId = await desk.assignedCase();
    const refused = await schedule(caseId, '2026-12-05');
    expect(refused).toMatchObject({
      status: 409,
      body: { slug: 'warnings-to-confirm', warnings: ['weekend'] },
    });
    expect((await schedule(caseId, '2026-12-05', { confirmed: ['holiday'] })).status).toBe(409);
    expect(await hearingsOf(caseId)).toEqual([]);
    const kept = await schedule(caseId, '2026-12-05', { confirmed: ['weekend', 'holiday'] });
    expect(kept).toMatchObject({ status: 201, body: { warnings: ['weekend'] } });
    expect(await office.auditOf(kept.body.id)).toMatchObject([
      { action: 'hearing.scheduled', actor_id: desk.attorney.id, fields: ['confirmed weekend'] },
    ]);
  });

  test('an hour that the clocks skip does not exist', async () => {
    const caseId = await desk.assignedCase();
    expect(await schedule(caseId, '2027-03-14', { at: '02:30', confirmed: ['weekend'] })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'at', code: 'clock-skips' }] },
    });
  });

  test('a day before the person was held', async () => {
    const caseId = await desk.assignedCase();
    await office.sql(
      `UPDATE app.custody_stays SET arrived_precision = 'day', arrived_year = 2026, arrived_month = 11, arrived_day = 23 WHERE case_id = $1`,
      [caseId],
    );
    expect((await schedule(caseId, '2026-11-20')).body.warnings).toEqual(['past', 'before-detention']);
    expect((await schedule(caseId, '2026-11-23')).body.warnings).toEqual(['past']);
  });

  test('the lead has another hearing within the hour, by the clocks of two zones', async () => {
    const [first, second] = [await desk.assignedCase(), await desk.assignedCase()];
    await schedule(first, '2026-12-01');
    expect((await schedule(second, '2026-12-01', { at: '13:59' })).body.warnings).toEqual(['lead-elsewhere']);
    expect((await schedule(second, '2026-12-02', { at: '13:59' })).status).toBe(201);
    await office.sql(`UPDATE app.courts SET time_zone = 'America/Chicago' WHERE key = 'IC_CHL'`);
    const west = { courtId: placeId('IC_CHL') };
    expect((await schedule(second, '2026-12-01', { ...west, at: '12:30' })).body.warnings).toEqual([
      'lead-elsewhere',
    ]);
    expect((await schedule(second, '2026-12-01', { ...west, at: '13:30' })).status).toBe(201);
    await office.sql(`UPDATE app.courts SET time_zone = 'America/New_York' WHERE key = 'IC_CHL'`);
  });

  test('in person at two courts four hours are too near', async () => {
    const [first, second] = [await desk.assignedCase(), await desk.assignedCase()];
    const inPerson = { modality: 'in_person', link: undefined };
    await schedule(first, '2026-12-08', { ...inPerson, at: '09:00' });
    const later = { ...inPerson, at: '12:00' };
    expect((await schedule(second, '2026-12-08', later)).status).toBe(201);
    const third = await desk.assignedCase();
    expect(
      (await schedule(third, '2026-12-08', { ...later, courtId: placeId('IC_CHL') })).body.warnings,
    ).toEqual(['lead-elsewhere']);
  });

  test('the backup is busy in a case the lead may not see: that is all the lead is told', async () => {
    const mine = await desk.assignedCase();
    const other = await CalendarDesk.in(office);
    const theirs = await other.assignedCase();
    await other.scheduled(theirs, '2026-12-15');
    const backup = { staffId: other.attorney.id, role: 'backup' };
    expect((await desk.coordinator.post(`/cases/${mine}/assignments`, backup)).status).toBe(201);
    const { body } = await schedule(mine, '2026-12-15');
    expect(body.warnings).toEqual(['backup-elsewhere']);
    expect(JSON.stringify(body)).not.toContain(theirs);
    const [asked] = await office.sql<{ roles: string }>(
      `SELECT count(*)::text AS roles FROM app.double_booked($1, $2, '2026-12-15T18:00:00Z', false, $1, '1 hour', '4 hours')`,
      [mine, placeId('IC_CHL')],
    );
    expect(asked).toEqual({ roles: '0' });
  });

  test('a continuance is looked at too, and does not stand in its own way', async () => {
    const caseId = await desk.assignedCase();
    const { body: hearing } = await schedule(caseId, '2026-12-16');
    const move = (more: object) =>
      desk.attorney.post<Answer>(
        `/hearings/${hearing.id}/continue`,
        { on: '2026-12-25', at: '13:00', reason: 'No judge', ...more },
        { ifMatch: 1 },
      );
    expect((await move({})).body.warnings).toEqual(['holiday']);
    expect(await hearingsOf(caseId)).toHaveLength(1);
    expect((await move({ on: '2026-12-16', at: '13:30' })).status).toBe(201);
  });

  test('a way in that is not encrypted is refused', async () => {
    const caseId = await desk.assignedCase();
    expect(await schedule(caseId, '2026-12-17', { link: 'http://court.example.org/room' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'link', code: 'not-https' }] },
    });
    const byPhone = { modality: 'phone', link: '704 555 0123, code 77' };
    expect((await schedule(caseId, '2026-12-17', byPhone)).status).toBe(201);
  });
});
