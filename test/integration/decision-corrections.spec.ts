import { randomUUID } from 'node:crypto';
import {
  bondHearing,
  CalendarDesk,
  denial,
  grant,
  type Deadline,
  type Decided,
  type Hearing,
  type Refusal,
} from '../factories/calendar.js';
import { Office } from '../support/office.js';

interface Change {
  appears: { code: string }[];
  moves: { before: { code: string; nominal: { on: string } }; after: { nominal: { on: string } } }[];
  closes: { code: string; status: string }[];
}
interface Shown {
  id: string;
  result: string;
  corrected: { by: { id: string }; reason: string } | null;
}

const REASON = 'The order says the second, not the first.';

describe('a decision that was recorded wrongly', () => {
  let office: Office;
  let desk: CalendarDesk;
  let caseId: string;
  let hearing: Hearing;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    caseId = await desk.assignedCase();
    hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-02T16:00:00-05:00');
  });
  afterAll(() => office.close());

  const correct = (id: string, decision: object, by = desk.attorney) =>
    by.post<Decided & Refusal>(`/decisions/${id}/correct`, { reason: REASON, ...decision });
  const preview = (id: string, decision: object) =>
    desk.attorney.post<Change>(`/decisions/${id}/correct/preview`, { reason: REASON, ...decision });
  const open = async () =>
    (await desk.deadlines(caseId)).filter(({ status }) => status === 'open').map(({ code }) => code);
  const dateOf = async (code: string) => (await desk.deadlines(caseId)).filter((date) => date.code === code);
  const track = async () =>
    (await office.sql<{ bond_track: string }>('SELECT bond_track FROM app.cases WHERE id = $1', [caseId]))[0]
      ?.bond_track;
  const live = async (deadlineId: string | undefined) => {
    const [row] = await office.sql<{ live: number }>(
      `SELECT count(*)::int AS live FROM app.reminders WHERE deadline_id = $1 AND state <> 'cancelled'`,
      [deadlineId],
    );
    return row?.live;
  };
  const later = { ...denial, decidedOn: '2026-12-02', served: { method: 'oral', on: '2026-12-02' } };

  test('another day: what was computed from it is counted anew, reminded of and to be verified again', async () => {
    const { decision, deadlines } = await desk.decided(hearing, denial);
    const appeal = deadlines.find(({ code }) => code === 'BIA_BOND_APPEAL');
    const verified = await desk.coordinator.post(
      `/deadlines/${appeal?.id}/verify`,
      { method: 'notice_seen' },
      { ifMatch: appeal?.version ?? 0 },
    );
    expect(verified.status).toBe(200);
    const before = await office.sql('SELECT count(*) FROM app.bond_decisions');
    const seen = await preview(decision.id, later);
    expect(seen.body).toMatchObject({ appears: [], closes: [] });
    expect(
      seen.body.moves.map(({ before: was, after }) => [was.code, was.nominal.on, after.nominal.on]),
    ).toEqual([
      ['BIA_APPEAL_GUARD', '2026-12-11', '2026-12-12'],
      ['BIA_BOND_APPEAL', '2026-12-31', '2027-01-01'],
    ]);
    expect(await office.sql('SELECT count(*) FROM app.bond_decisions')).toEqual(before);

    const answer = await correct(decision.id, later);
    expect(answer.status).toBe(201);
    const now = answer.body.deadlines.find(({ code }) => code === 'BIA_BOND_APPEAL');
    expect(now).toMatchObject({
      nominal: { on: '2027-01-01' },
      rolled: { on: '2027-01-04' },
      version: 2,
      replacesId: appeal?.id,
      verification: { standing: 'never' },
    });
    expect((await dateOf('BIA_BOND_APPEAL')).map(({ status }) => status)).toEqual(['open', 'superseded']);
    expect(await live(appeal?.id)).toBe(0);
    expect(await live(now?.id)).toBeGreaterThan(0);
    expect((await office.auditOf(answer.body.decision.id)).map(({ action }) => action)).toEqual([
      'decision.corrected',
    ]);
  });

  test('the old record stays with who, when and why; the words are sealed', async () => {
    const { decision } = await desk.decided(hearing, denial);
    const { body } = await correct(decision.id, later);
    const listed = await desk.attorney.get<{ items: { decision: Shown; earlierDecisions: Shown[] }[] }>(
      `/cases/${caseId}/hearings`,
    );
    expect(listed.body.items[0]?.decision).toMatchObject({ id: body.decision.id, corrected: null });
    expect(listed.body.items[0]?.earlierDecisions).toMatchObject([
      { id: decision.id, corrected: { by: { id: desk.attorney.id }, reason: REASON } },
    ]);
    expect(await office.database.dump()).not.toContain('the second, not the first');
  });

  test('denied was granted: the appeal is withdrawn, the government’s windows and the posting open, the track follows', async () => {
    const { decision } = await desk.decided(hearing, denial);
    expect(await track()).toBe('denied');
    const seen = await preview(decision.id, grant);
    expect(seen.body.closes.map(({ code, status }) => `${code} ${status}`)).toEqual([
      'BIA_APPEAL_GUARD voided',
      'BIA_BOND_APPEAL voided',
    ]);
    const answer = await correct(decision.id, grant);
    expect(answer.status).toBe(201);
    expect((await open()).toSorted()).toEqual(['DHS_APPEAL_10BD', 'DHS_EOIR43', 'POST_BOND']);
    expect(await track()).toBe('granted');
    // And back again, on the same line of dates.
    expect((await correct(answer.body.decision.id, denial)).status).toBe(201);
    expect((await open()).toSorted()).toEqual(['BIA_APPEAL_GUARD', 'BIA_BOND_APPEAL']);
    expect(await track()).toBe('denied');
  });

  test('what was filed in time stays filed; what was waived for another ruling is asked again', async () => {
    const reserved = { ...grant, appealReservedBy: ['respondent'] };
    const { decision, deadlines } = await desk.decided(hearing, reserved);
    const idOf = (code: string) => deadlines.find((date) => date.code === code)?.id;
    const posted = await desk.attorney.post(`/deadlines/${idOf('POST_BOND')}/met`, {}, { ifMatch: 1 });
    const waived = await desk.attorney.post(
      `/deadlines/${idOf('BIA_BOND_APPEAL')}/waive`,
      { reason: 'She is content' },
      { ifMatch: 1 },
    );
    expect([posted.status, waived.status]).toEqual([200, 200]);
    // Another amount on another paper is no other ruling.
    const lower = await correct(decision.id, { ...reserved, amountCents: 500_000 });
    expect(lower.status).toBe(201);
    expect(await open()).not.toContain('BIA_BOND_APPEAL');
    expect(await open()).not.toContain('POST_BOND');
    await correct(lower.body.decision.id, denial);
    expect(await open()).toContain('BIA_BOND_APPEAL');
    expect((await dateOf('POST_BOND')).map(({ status }) => status)).toEqual(['met']);
  });

  test('held was continued: what waited for a hearing waits again', async () => {
    const order = {
      kind: 'HABEAS_COURT_ORDER',
      on: '2026-12-04',
      at: '09:00',
      toldBy: 'court',
      toldHow: 'paper',
    };
    expect((await desk.attorney.post(`/cases/${caseId}/events`, order)).status).toBe(201);
    const { decision } = await desk.decided(hearing, denial);
    expect((await dateOf('HAB_ORDERED_HEARING')).map(({ status }) => status)).toEqual(['met']);
    const continued = { ...denial, result: 'CONTINUED', appealReservedBy: [] };
    const answer = await correct(decision.id, continued);
    expect(answer.status).toBe(201);
    expect(await open()).toEqual(['HAB_ORDERED_HEARING']);
    const status = async () =>
      (await desk.attorney.get<{ items: Hearing[] }>(`/cases/${caseId}/hearings`)).body.items[0]?.status;
    expect(await status()).toBe('continued');
    await correct(answer.body.decision.id, denial);
    expect(await status()).toBe('held');
    expect((await dateOf('HAB_ORDERED_HEARING')).map(({ status: is }) => is)).toEqual(['met']);
  });

  describe('what the government filed since', () => {
    const filed = (kind: string, on = '2026-12-02') =>
      desk.attorney.post<Refusal>(`/cases/${caseId}/stays`, { kind, on });

    test('keeps the order an order, and its answered windows answered', async () => {
      const { decision } = await desk.decided(hearing, {
        ...grant,
        amountCents: undefined,
        result: 'RELEASE_ROR',
      });
      expect((await filed('eoir43_filed')).status).toBe(201);
      expect(await correct(decision.id, denial)).toMatchObject({ status: 409, body: { slug: 'filed-upon' } });
      expect(await correct(decision.id, grant)).toMatchObject({ status: 201 });
      expect(await open()).toEqual(['DHS_APPEAL_10BD']);
      expect(await filed('eoir43_filed')).toMatchObject({ status: 409, body: { slug: 'already-filed' } });
      expect((await filed('dhs_appeal_filed')).status).toBe(201);
      expect(await open()).toEqual(['AUTOSTAY_90']);
    });

    test('was filed after the order', async () => {
      const { decision } = await desk.decided(hearing, grant);
      await filed('eoir43_filed', '2026-12-01');
      expect(await correct(decision.id, { ...grant, ...later, result: 'GRANTED_AMOUNT' })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'decidedOn', code: 'after-filing' }] },
      });
    });
  });

  test('of somebody who is out since, nothing opens that the release would have ended', async () => {
    const { decision } = await desk.decided(hearing, denial);
    const release = { kind: 'RELEASE_PAROLE', on: '2026-12-02', toldBy: 'us', toldHow: 'phone' };
    expect((await desk.attorney.post(`/cases/${caseId}/events`, release)).status).toBe(201);
    await correct(decision.id, grant);
    const ofDecision = ['DHS_EOIR43', 'DHS_APPEAL_10BD', 'POST_BOND', 'BIA_BOND_APPEAL'];
    expect((await open()).filter((code) => ofDecision.includes(code))).toEqual([]);
  });

  test('is corrected by whoever sees it once, from the record that stands', async () => {
    const { decision } = await desk.decided(hearing, denial);
    const id = randomUUID();
    const first = await correct(decision.id, { ...later, id });
    const again = await correct(decision.id, { ...later, id });
    expect(again.body).toEqual(first.body);
    expect(await correct(decision.id, denial)).toMatchObject({
      status: 409,
      body: { slug: 'already-corrected' },
    });
    const other = await office.as('attorney');
    expect((await correct(id, denial, other)).status).toBe(404);
    expect((await correct(id, denial, desk.volunteer)).status).toBe(403);
    expect((await correct(id, { ...later, decidedOn: '2027-01-01' })).status).toBe(422);
    expect((await correct(id, { ...denial, reason: '' })).status).toBe(422);
    const [row] = await office.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM app.bond_decisions WHERE hearing_id = $1 AND corrected_at IS NULL',
      [hearing.id],
    );
    expect(row?.n).toBe(1);
  });

  test('two corrections at the same time: one stands, the other is told', async () => {
    const { decision } = await desk.decided(hearing, denial);
    const answers = await Promise.all([correct(decision.id, later), correct(decision.id, grant)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test('another hearing of the case keeps its own dates', async () => {
    const second = await desk.scheduled(caseId, '2026-12-02', bondHearing('2026-12-02', { at: '09:00' }));
    const { decision } = await desk.decided(hearing, denial);
    const other = await desk.decided(second, { ...later });
    await correct(decision.id, grant);
    const kept = (await desk.deadlines(caseId)).filter(({ id }) =>
      other.deadlines.some((date: Deadline) => date.id === id),
    );
    expect(kept.map(({ status }) => status)).toEqual(['open', 'open']);
  });
});
