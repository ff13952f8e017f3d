import { randomUUID } from 'node:crypto';
import { openedCase, type OpenedCase } from '../factories/cases.js';
import { Office, type SignedIn } from '../support/office.js';

interface Assignment {
  id: string;
  role: string;
  staff: { id: string; name: string };
  endedAt: string | null;
}

interface Standing {
  version: number;
  status: string;
  representation: string;
  timeline: { kind: string }[];
}

describe('assignments', () => {
  let office: Office;
  let volunteer: SignedIn;
  let coordinator: SignedIn;
  let ana: SignedIn;
  let luis: SignedIn;

  beforeAll(async () => {
    office = await Office.open();
    [volunteer, coordinator, ana, luis] = await Promise.all([
      office.as('hotline_volunteer'),
      office.as('coordinator'),
      office.as('attorney', { name: 'Ana Núñez' }),
      office.as('attorney', { name: 'Luis Ortega', language: 'es' }),
    ]);
  });

  afterAll(() => office.close());

  const open = () => openedCase(volunteer, coordinator);
  const assign = (caseId: string, staff: SignedIn, role = 'lead', by = coordinator) =>
    by.post<Assignment>(`/cases/${caseId}/assignments`, { staffId: staff.id, role });
  const end = (id: string, by = coordinator) =>
    by.post<Assignment>(`/assignments/${id}/end`, { reason: 'Moves to another office' });
  const standing = async (caseId: string) => (await coordinator.get<Standing>(`/cases/${caseId}`)).body;

  /** Every way into a case: what one may not see is not there. */
  const waysIn = async ({ caseId, reference, call }: OpenedCase, who: SignedIn): Promise<number[]> => {
    const answers = [
      await who.get(`/cases/${caseId}`),
      await who.get(`/cases/${reference}`),
      await who.get(`/cases/${caseId}/notes`),
      await who.get(`/cases/${caseId}/custody`),
      await who.get(`/cases/${caseId}/assignments`),
      await who.get(`/intakes/${call.id}`),
      await who.post(`/cases/${caseId}/notes`, { text: 'Hello' }),
      await who.post(`/cases/${caseId}/reveal`, { field: 'detained.aNumber' }),
      await who.post(`/cases/${caseId}/custody`, { facilityId: null, source: 'family' }),
    ];
    return answers.map(({ status }) => status);
  };

  describe('what opens the file', () => {
    test('an attorney who is not on the case finds nothing, by any way', async () => {
      const opened = await open();
      expect(await waysIn(opened, ana)).toEqual(Array.from({ length: 9 }, () => 404));
      const stale = await ana.post(
        `/cases/${opened.caseId}/moves`,
        { to: 'request_filed', reason: 'Look' },
        { ifMatch: 1 },
      );
      expect(stale.status).toBe(404);
      const list = await ana.get<{ items: unknown[] }>('/cases');
      expect(list.body.items).toEqual([]);
    });

    test('from the assignment on, everything is there; from its end on, nothing', async () => {
      const opened = await open();
      const assigned = await assign(opened.caseId, ana);
      expect(assigned.status).toBe(201);
      expect(assigned.body).toMatchObject({
        role: 'lead',
        staff: { id: ana.id, name: 'Ana Núñez' },
        endedAt: null,
      });
      expect(await waysIn(opened, ana)).toEqual([200, 200, 200, 200, 200, 200, 201, 200, 201]);
      expect(await waysIn(opened, luis)).toEqual(Array.from({ length: 9 }, () => 404));

      const ended = await end(assigned.body.id);
      expect(ended.status).toBe(200);
      expect(ended.body.endedAt).toEqual(expect.any(String));
      expect(await waysIn(opened, ana)).toEqual(Array.from({ length: 9 }, () => 404));

      const actions = (await office.auditOf(opened.caseId)).map(({ action }) => action);
      expect(actions).toEqual(expect.arrayContaining(['assignment.started', 'assignment.ended']));
    });

    test('row security itself hides the case and its people, whoever asks the database', async () => {
      await open();
      const rows = await office.database.as('app_rt', async (client) => {
        const tables = [
          'cases',
          'case_events',
          'case_notes',
          'custody_stays',
          'assignments',
          'parties',
          'intakes',
        ];
        const counts: number[] = [];
        for (const table of tables) {
          const found = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM app.${table}`);
          counts.push(found.rows[0]?.n ?? -1);
        }
        return counts;
      });
      expect(rows).toEqual([0, 0, 0, 0, 0, 0, 0]);
    });

    test.each([
      ['hotline_volunteer', 403],
      ['admin', 403],
      ['interpreter', 403],
      ['bond_fund_staff', 403],
      ['supervising_attorney', 200],
      ['coordinator', 200],
    ] as const)('the role %s gets %i for a case that is not theirs', async (role, status) => {
      const { caseId } = await open();
      const somebody = await office.as(role);
      expect((await somebody.get(`/cases/${caseId}`)).status).toBe(status);
      expect((await somebody.get(`/cases/${caseId}/assignments`)).status).toBe(status);
    });
  });

  describe('who stands beside the client', () => {
    test('a lead makes the case represented; without one it waits for a match again', async () => {
      const { caseId } = await open();
      const lead = await assign(caseId, ana);
      expect(await standing(caseId)).toMatchObject({ status: 'represented', representation: 'accepted' });
      const backup = await assign(caseId, luis, 'backup');
      expect(backup.status).toBe(201);
      await end(lead.body.id);
      expect(await standing(caseId)).toMatchObject({ status: 'matching', representation: 'unrepresented' });
      const [row] = await office.sql<{ waits: boolean }>(
        'SELECT matching_since IS NOT NULL AS waits FROM app.cases WHERE id = $1',
        [caseId],
      );
      expect(row?.waits).toBe(true);
      const { body } = await coordinator.get<{ items: Assignment[] }>(`/cases/${caseId}/assignments`);
      expect(body.items.map(({ role, endedAt }) => [role, endedAt === null])).toEqual([
        ['backup', true],
        ['lead', false],
      ]);
    });

    test('one lead, one backup, two people', async () => {
      const { caseId } = await open();
      expect((await assign(caseId, ana)).status).toBe(201);
      for (const [who, role] of [
        [luis, 'lead'],
        [ana, 'backup'],
        [ana, 'lead'],
      ] as const) {
        const refused = await assign(caseId, who, role);
        expect(refused.status).toBe(409);
        expect(JSON.stringify(refused.body)).toContain('role-taken');
      }
      expect((await assign(caseId, luis, 'backup')).status).toBe(201);
    });

    test('two coordinators at the same moment assign one lead', async () => {
      const { caseId } = await open();
      const other = await office.as('coordinator');
      const answers = await Promise.all([assign(caseId, ana), assign(caseId, luis, 'lead', other)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(await office.sql('SELECT 1 FROM app.assignments WHERE case_id = $1', [caseId])).toHaveLength(1);
    });

    test('the same id again is the same assignment', async () => {
      const { caseId } = await open();
      const body = { id: randomUUID(), staffId: ana.id, role: 'lead' };
      const first = await coordinator.post(`/cases/${caseId}/assignments`, body);
      const again = await coordinator.post(`/cases/${caseId}/assignments`, body);
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
    });

    test('only attorneys stand beside a client', async () => {
      const { caseId } = await open();
      for (const staffId of [volunteer.id, coordinator.id, randomUUID()]) {
        const refused = await coordinator.post(`/cases/${caseId}/assignments`, { staffId, role: 'lead' });
        expect(refused.status).toBe(422);
        expect(refused.body).toMatchObject({ errors: [{ field: 'staffId', code: 'not-an-attorney' }] });
      }
    });

    test('an attorney assigns nobody, not even themselves, and ends no assignment', async () => {
      const { caseId } = await open();
      expect((await assign(caseId, ana, 'lead', ana)).status).toBe(403);
      const lead = await assign(caseId, ana);
      expect((await end(lead.body.id, ana)).status).toBe(403);
      expect((await end(randomUUID())).status).toBe(404);
    });

    test('an assignment ends once, and its reason is sealed', async () => {
      const { caseId } = await open();
      const lead = await assign(caseId, ana);
      const reason = 'Conflict with a witness in another matter';
      expect((await coordinator.post(`/assignments/${lead.body.id}/end`, { reason })).status).toBe(200);
      expect((await coordinator.post(`/assignments/${lead.body.id}/end`, { reason })).status).toBe(409);
      const notes = await coordinator.get<{ items: { kind: string; text: string }[] }>(
        `/cases/${caseId}/notes`,
      );
      expect(notes.body.items).toEqual([
        expect.objectContaining({ kind: 'assignment_reason', text: reason }),
      ]);
      expect(await office.database.dump()).not.toContain(reason);
    });

    test('nobody is assigned to a closed case', async () => {
      const { caseId } = await open();
      const closing = { to: 'closed', reason: 'Twice in the list', outcome: 'opened_in_error' };
      await coordinator.post(`/cases/${caseId}/moves`, closing, { ifMatch: 1 });
      expect((await assign(caseId, ana)).status).toBe(409);
    });

    test('the list of attorneys has names and languages, for the office only', async () => {
      const { body } = await coordinator.get<{ items: { id: string; name: string; languages: string[] }[] }>(
        '/people/attorneys',
      );
      const named = (id: string) => body.items.find((item) => item.id === id);
      expect(named(ana.id)).toMatchObject({ name: 'Ana Núñez', languages: ['eng'] });
      expect(named(luis.id)).toMatchObject({ languages: ['spa'] });
      expect(named(volunteer.id)).toBeUndefined();
      expect((await ana.get('/people/attorneys')).status).toBe(403);
    });
  });
});
