import { CalendarDesk, FIRST_MORNING, type Deadline, type Refusal } from '../factories/calendar.js';
import { Office, type SignedIn } from '../support/office.js';

interface Draft {
  id: string;
  state: string;
  version: number;
  rule: { version: number; count: number; approvedBy: string | null };
  approvedBy: { id: string } | null;
  youMayEnact: boolean;
  openDates: number;
  changes: { caseId: string; deadlineId: string; nominal: object; nextNominal: object; arithmetic: string }[];
}
type Answer = Draft & Refusal;

describe('a change of law', () => {
  let office: Office;
  let desk: CalendarDesk;
  let supervisor: SignedIn;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
    supervisor = await office.as('supervising_attorney');
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  const change = (more: object = {}) => ({
    title: { en: 'Evidence is due', es: 'Vence la entrega de pruebas' },
    count: 20,
    unit: 'CALENDAR_DAY',
    rolls: false,
    ladder: 'C',
    citation: 'Standing order of 1 December 2026',
    mark: 'K',
    effectiveFrom: '2026-12-20',
    why: 'The court wants evidence earlier from 20 December on.',
    ...more,
  });
  const draft = (more: object = {}) => supervisor.post<Answer>('/rules/BOND_EVIDENCE/drafts', change(more));
  const sign = (who: SignedIn, { id, version }: Draft, deed: string) =>
    who.post<Answer>(`/rule-drafts/${id}/${deed}`, {}, { ifMatch: version });
  const evidenceOf = async (caseId: string) => {
    const { body } = await desk.attorney.get<{ items: Deadline[] }>(`/cases/${caseId}/deadlines`);
    return body.items.filter(({ code }) => code === 'BOND_EVIDENCE');
  };

  test('is drafted, shown against the open cases, signed, and put in force by a second person', async () => {
    const early = await desk.assignedCase();
    const late = await desk.assignedCase();
    await desk.scheduled(early, '2026-12-15');
    await desk.scheduled(late, '2027-01-26');
    const [before] = await evidenceOf(late);

    const drafted = await draft();
    expect(drafted).toMatchObject({
      status: 201,
      body: { state: 'draft', openDates: 2, youMayEnact: false },
    });
    expect(drafted.body.changes).toMatchObject([
      { caseId: late, deadlineId: before?.id, nominal: before?.nominal, nextNominal: { on: '2027-01-06' } },
    ]);
    expect(await draft()).toMatchObject({ status: 409, body: { slug: 'draft-open' } });

    expect((await sign(desk.coordinator, drafted.body, 'enact')).body).toMatchObject({
      slug: 'draft-not-open',
    });
    expect((await sign(desk.coordinator, drafted.body, 'approve')).status).toBe(403);
    const approved = await sign(supervisor, drafted.body, 'approve');
    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'approved', approvedBy: { id: supervisor.id } },
    });
    expect((await sign(supervisor, approved.body, 'enact')).body).toMatchObject({
      slug: 'other-signature-needed',
    });
    expect(await sign(desk.coordinator, drafted.body, 'enact')).toMatchObject({ status: 412 });
    expect(await evidenceOf(late)).toEqual([before]);

    const enacted = await sign(desk.coordinator, approved.body, 'enact');
    expect(enacted).toMatchObject({ status: 200, body: { state: 'enacted' } });

    const after = await evidenceOf(late);
    expect(after).toMatchObject([
      { status: 'open', nominal: { on: '2027-01-06' }, replacesId: before?.id, version: 2 },
      { id: before?.id, status: 'superseded', nominal: before?.nominal, arithmetic: before?.arithmetic },
    ]);
    expect(await evidenceOf(early)).toMatchObject([{ status: 'open', version: 1 }]);
    const planned = await office.sql<{ state: string; n: string }>(
      `SELECT state, count(*) AS n FROM app.reminders WHERE deadline_id = $1 GROUP BY state`,
      [before?.id],
    );
    expect(planned).toEqual([{ state: 'cancelled', n: expect.any(String) as string }]);
    expect(
      await office.sql(`SELECT 1 FROM app.reminders WHERE deadline_id = $1 AND state = 'scheduled' LIMIT 1`, [
        after[0]?.id,
      ]),
    ).toHaveLength(1);
  });

  test('holds from its day on: what happened before is still counted by the version before', async () => {
    const { body } = await desk.attorney.get<{
      items: { code: string; version: number; effectiveTo: string | null; approvedBy: string | null }[];
    }>('/rules');
    const versions = body.items.filter(({ code }) => code === 'BOND_EVIDENCE');
    expect(versions[0]).toMatchObject({ effectiveTo: null, approvedBy: expect.any(String) as string });
    expect(versions[0]?.approvedBy).not.toMatch(/^[0-9a-f-]{36}$/);
    expect(versions[1]).toMatchObject({ effectiveTo: '2026-12-19', approvedBy: null });
    const on = (day: string) =>
      desk.attorney.post<{ version: number }>('/rules/BOND_EVIDENCE/compute', { on: day });
    expect((await on('2026-12-19')).body.version).toBe(versions[1]?.version);
    expect((await on('2026-12-20')).body.version).toBe(versions[0]?.version);
  });

  test('leaves a trail of who drafted, signed and put it in force', async () => {
    const [{ id } = { id: '' }] = await office.sql<{ id: string }>(
      `SELECT id FROM app.rule_drafts WHERE state = 'enacted'`,
    );
    const trail = await office.auditOf(id);
    expect(trail.map(({ action }) => action)).toEqual([
      'rule.drafted',
      'access.refused',
      'rule.approved',
      'rule.enacted',
    ]);
  });

  test('is mended while it is a draft, and withdrawn before it is law', async () => {
    const { body: made } = await draft({ effectiveFrom: '2027-03-01', count: 25 });
    const mended = await supervisor.post<Answer>(
      `/rule-drafts/${made.id}/change`,
      change({ effectiveFrom: '2027-03-01', count: 30 }),
      { ifMatch: made.version },
    );
    expect(mended).toMatchObject({ status: 200, body: { version: 2, rule: { count: 30 } } });
    const stale = await supervisor.post<Answer>(`/rule-drafts/${made.id}/change`, change(), {
      ifMatch: made.version,
    });
    expect(stale.status).toBe(412);
    expect((await sign(supervisor, mended.body, 'withdraw')).body).toMatchObject({ state: 'withdrawn' });
    expect((await sign(supervisor, { ...mended.body, version: 3 }, 'approve')).body).toMatchObject({
      slug: 'draft-not-open',
    });
  });

  test('says what of a draft must be mended', async () => {
    const faults = async (more: object) => (await draft(more)).body.errors;
    expect(await faults({ unit: 'CLOCK_HOUR' })).toEqual([{ field: 'unit', code: 'other-kind-of-unit' }]);
    expect(await faults({ effectiveFrom: '2018-01-01' })).toEqual([
      { field: 'effectiveFrom', code: 'not-after-the-version-before' },
    ]);
    expect((await supervisor.post('/rules/LUNCH/drafts', change())).status).toBe(404);
    expect((await supervisor.post('/rules/HAND_OTHER/drafts', change())).status).toBe(404);
  });

  test('cannot be slipped past the second person by whoever reaches the database as the office', async () => {
    const { body: made } = await draft({ effectiveFrom: '2027-06-01', count: 26 });
    await sign(supervisor, made, 'approve');
    await expect(
      office.sql(
        `UPDATE app.rule_drafts SET state = 'enacted', enacted_by = approved_by, enacted_at = now() WHERE id = $1`,
        [made.id],
      ),
    ).rejects.toThrow(/two_people/);
  });
});
