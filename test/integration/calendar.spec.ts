import { placeId } from '../../src/places/place-id.js';
import {
  CalendarDesk,
  bondHearing,
  denial,
  grant,
  FIRST_MORNING,
  type Deadline,
  type Decided,
  type Hearing,
  type Refusal,
} from '../factories/calendar.js';
import { Office } from '../support/office.js';

describe('the dates of a case', () => {
  let office: Office;
  let desk: CalendarDesk;

  beforeAll(async () => {
    office = await Office.open();
    desk = await CalendarDesk.in(office);
  });

  beforeEach(() => office.moveTo(FIRST_MORNING));

  afterAll(() => office.close());

  test('denied, with appeal reserved: thirty days and the guard; exhibits can no longer be filed', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T15:00:00-05:00');
    const { decision, deadlines: following } = await desk.decided(hearing, {
      ...denial,
      dhsPosition: 'opposed any bond',
    });
    expect(decision).toMatchObject({
      result: 'DENIED_FLIGHT',
      dhsPosition: 'opposed any bond',
      dhsBond: 'unknown',
    });
    expect(following.map(({ code, nominal, rolled, owner }) => [code, nominal.on, rolled.on, owner])).toEqual(
      [
        ['BIA_APPEAL_GUARD', '2026-12-11', '2026-12-11', 'INT'],
        ['BIA_BOND_APPEAL', '2026-12-31', '2026-12-31', 'US'],
      ],
    );
    expect(await desk.standing(caseId)).toEqual([
      'BIA_APPEAL_GUARD open',
      'BIA_BOND_APPEAL open',
      'BOND_EVIDENCE passed',
    ]);
    const [row] = await office.sql(
      'SELECT h.status, c.bond_track FROM app.hearings h JOIN app.cases c ON c.id = h.case_id WHERE h.id = $1',
      [hearing.id],
    );
    expect(row).toEqual({ status: 'held', bond_track: 'denied' });
    expect((await office.auditOf(decision.id)).map(({ action }) => action)).toEqual(['decision.recorded']);
    const second = await desk.attorney.post<Refusal>(`/hearings/${hearing.id}/decision`, denial);
    expect(second).toMatchObject({ status: 409, body: { slug: 'already-decided' } });
    const repeated = await desk.attorney.post<Decided>(`/hearings/${hearing.id}/decision`, {
      ...denial,
      id: decision.id,
    });
    expect(repeated.body.deadlines.map(({ id }) => id)).toEqual(following.map(({ id }) => id));
  });

  test('granted: the government’s windows and the posting; its appeal starts the ninety days', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T15:00:00-05:00');
    const { deadlines: following } = await desk.decided(hearing, grant);
    expect(following.map(({ code, rolled, remindAt }) => [code, rolled.on, remindAt.on])).toEqual([
      ['DHS_EOIR43', '2026-12-02', '2026-12-02'],
      ['POST_BOND', '2026-12-02', '2026-12-02'],
      ['DHS_APPEAL_10BD', '2026-12-15', '2026-12-15'],
    ]);
    await office.moveTo('2026-12-10T15:00:00-05:00');
    const filed = await desk.attorney.post<{ deadlines: Deadline[] }>(`/cases/${caseId}/stays`, {
      kind: 'dhs_appeal_filed',
      on: '2026-12-10',
    });
    expect(filed).toMatchObject({ status: 201 });
    expect(filed.body.deadlines).toEqual([
      // Nobody has called her yet.
      expect.objectContaining({ code: 'FIRST_CLIENT_CALL', owner: 'INT' }),
      expect.objectContaining({ code: 'AUTOSTAY_90', rolled: { on: '2027-03-10' }, owner: 'DHS' }),
    ]);
    expect(await desk.standing(caseId)).toEqual([
      'AUTOSTAY_90 open',
      'BOND_EVIDENCE passed',
      'DHS_EOIR43 met',
      'POST_BOND superseded',
      'DHS_APPEAL_10BD met',
    ]);
    const [row] = await office.sql('SELECT bond_track FROM app.cases WHERE id = $1', [caseId]);
    expect(row).toEqual({ bond_track: 'stayed_by_dhs' });
    const twice = await desk.attorney.post<Refusal>(`/cases/${caseId}/stays`, {
      kind: 'dhs_appeal_filed',
      on: '2026-12-10',
    });
    expect(twice).toMatchObject({ status: 409, body: { slug: 'already-filed' } });
  });

  test('no jurisdiction, and in the alternative $5,000: both are kept, and only our appeal follows', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T15:00:00-05:00');
    const { deadlines: following } = await desk.decided(hearing, {
      ...denial,
      result: 'NO_JURISDICTION',
      noJurisdictionReason: 'EWI_235B2',
      alternative: { result: 'GRANTED_AMOUNT', amountCents: 500_000 },
    });
    expect(following.map(({ code }) => code)).toEqual(['BIA_APPEAL_GUARD', 'BIA_BOND_APPEAL']);
    const { body } = await desk.attorney.get<{ items: Hearing[] }>(`/cases/${caseId}/hearings`);
    expect(body.items[0]?.decision).toMatchObject({
      result: 'NO_JURISDICTION',
      alternative: { result: 'GRANTED_AMOUNT', amountCents: 500_000 },
    });
    const stay = await desk.attorney.post<Refusal>(`/cases/${caseId}/stays`, {
      kind: 'eoir43_filed',
      on: '2026-12-01',
    });
    expect(stay).toMatchObject({ status: 409, body: { slug: 'no-release-order' } });
  });

  test('appeal waived: no date follows, and none may be missing by mistake', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await office.moveTo('2026-12-01T15:00:00-05:00');
    const unasked = await desk.attorney.post<Refusal>(`/hearings/${hearing.id}/decision`, {
      ...denial,
      appealReservedBy: [],
    });
    expect(unasked).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'appealReservedBy', code: 'needed' }] },
    });
    expect((await desk.decided(hearing, { ...denial, appealReservedBy: ['none'] })).deadlines).toEqual([]);
  });

  test('a date that is met, with a note; doing it twice changes nothing', async () => {
    const caseId = await desk.assignedCase();
    const {
      deadlines: [evidence],
    } = await desk.scheduled(caseId, '2026-12-01');
    const note = 'Exhibits A to F accepted by ECAS';
    const met = await desk.attorney.post<Deadline>(
      `/deadlines/${evidence?.id}/met`,
      { note },
      { ifMatch: 1 },
    );
    expect(met).toMatchObject({
      status: 200,
      body: { status: 'met', note, closedBy: { id: desk.attorney.id } },
    });
    const again = await desk.attorney.post<Deadline>(`/deadlines/${evidence?.id}/met`, {}, { ifMatch: 1 });
    expect(again.body).toMatchObject({ status: 'met', note, version: 2 });
    expect((await office.auditOf(evidence?.id ?? '')).map(({ action }) => action)).toEqual([
      'deadline.opened',
      'deadline.met',
    ]);
    expect(await office.database.dump()).not.toContain('Exhibits A to F');
  });

  test('the jail says when it would let him go: both clocks in North Carolina, and none after the transfer', async () => {
    const caseId = await desk.assignedCase();
    const wouldBeReleasedAt = '2026-11-25T20:00:00-05:00';
    const stay = {
      facilityId: placeId('MECKLNC'),
      source: 'jail',
      arrivedOn: '2026-11-24',
      wouldBeReleasedAt,
      detainerLodged: true,
    };
    expect((await desk.attorney.post(`/cases/${caseId}/custody`, stay)).status).toBe(201);
    const clocks = (await desk.deadlines(caseId))
      .filter(({ code }) => code.endsWith('_DETAINER_48H'))
      .map(({ code, nominal, status }) => [code, nominal.at, status]);
    expect(clocks).toEqual([
      ['NC_DETAINER_48H', '2026-11-28T01:00:00.000Z', 'open'],
      ['FED_DETAINER_48H', '2026-12-01T01:00:00.000Z', 'open'],
    ]);
    await office.moveTo('2026-11-26T09:00:00-05:00');
    await desk.attorney.post(`/cases/${caseId}/custody`, {
      facilityId: placeId('STWRTGA'),
      source: 'locator',
      arrivedOn: '2026-11-26',
    });
    const standing = (await desk.standing(caseId)).filter((text) => text.includes('_DETAINER_48H'));
    expect(standing).toEqual(['NC_DETAINER_48H superseded', 'FED_DETAINER_48H superseded']);
  });

  test('a day that was closed by order afterwards: the date is counted anew, the old one is kept', async () => {
    const caseId = await desk.assignedCase();
    const {
      deadlines: [evidence],
    } = await desk.scheduled(caseId, '2027-03-10');
    const moving = { facilityId: placeId('FIPCMGA'), source: 'locator', arrivedOn: '2026-11-24' };
    const evidenceDates = async () =>
      (await desk.deadlines(caseId)).filter(({ code }) => code === evidence?.code);
    await desk.attorney.post(`/cases/${caseId}/custody`, moving);
    expect(await evidenceDates()).toEqual([
      expect.objectContaining({ id: evidence?.id, nominal: { on: '2027-03-05' } }),
    ]);
    await office.sql(`INSERT INTO app.office_closures (closed_on, reason, source, confidence, last_verified_on)
      VALUES ('2027-03-08', 'closed by executive order', 'order', 'V', '2026-11-24')`);
    await desk.attorney.post(`/cases/${caseId}/custody`, { ...moving, source: 'ice' });
    expect(await evidenceDates()).toEqual([
      expect.objectContaining({
        nominal: { on: '2027-03-04' },
        status: 'open',
        version: 2,
        replacesId: evidence?.id,
      }),
      expect.objectContaining({ id: evidence?.id, nominal: { on: '2027-03-05' }, status: 'superseded' }),
    ]);
  });

  test('a decision of tomorrow is refused', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const early = await desk.attorney.post<Refusal>(`/hearings/${hearing.id}/decision`, denial);
    expect(early).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'decidedOn', code: 'in-the-future' }] },
    });
  });

  test('somebody else’s case is not there', async () => {
    const caseId = await desk.assignedCase();
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const stranger = await office.as('attorney');
    const answers = await Promise.all([
      stranger.get(`/cases/${caseId}/hearings`),
      stranger.get(`/cases/${caseId}/deadlines`),
      stranger.post(`/cases/${caseId}/hearings`, bondHearing('2026-12-02')),
      stranger.post(`/hearings/${hearing.id}/vacate`, { reason: 'not mine' }),
      stranger.post(`/hearings/${hearing.id}/decision`, denial),
      stranger.post(`/deadlines/${hearing.deadlines[0]?.id}/met`, {}, { ifMatch: 1 }),
      stranger.post(`/cases/${caseId}/stays`, { kind: 'eoir43_filed', on: '2026-11-24' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404]);
    expect((await desk.volunteer.get(`/cases/${caseId}/hearings`)).status).toBe(403);
  });
});
