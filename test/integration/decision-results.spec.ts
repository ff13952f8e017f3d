import { BOND_RESULTS, type BondResult } from '../../src/calendar/rules/bond-result.js';
import { CalendarDesk, denial, type Refusal } from '../factories/calendar.js';
import { Office } from '../support/office.js';

let office: Office;
let desk: CalendarDesk;
let hearingId: string;
let caseId: string;

beforeAll(async () => {
  office = await Office.open();
  desk = await CalendarDesk.in(office);
});
afterAll(() => office.close());
beforeEach(async () => {
  await office.moveTo('2026-11-24T09:00:00-05:00');
  caseId = await desk.assignedCase();
  ({ id: hearingId } = await desk.scheduled(caseId, '2026-12-01'));
  await office.moveTo('2026-12-01T15:00:00-05:00');
});

const MORE: Partial<Record<BondResult, object>> = {
  GRANTED_AMOUNT: { amountCents: 500_000 },
  GRANTED_LOWERED: { amountCents: 300_000 },
  GRANTED_WITH_CONDITIONS: { conditionKinds: ['check_ins', 'other'], conditions: 'Every Monday.' },
  NO_JURISDICTION: { noJurisdictionReason: 'ARRIVING' },
};
const APPEAL = ['BIA_APPEAL_GUARD', 'BIA_BOND_APPEAL'];
const WINDOWS = ['DHS_APPEAL_10BD', 'DHS_EOIR43'];
const OPENS: Record<BondResult, string[]> = {
  GRANTED_AMOUNT: [...APPEAL, ...WINDOWS, 'POST_BOND'],
  GRANTED_LOWERED: [...APPEAL, ...WINDOWS, 'POST_BOND'],
  RELEASE_ROR: [...APPEAL, ...WINDOWS],
  GRANTED_WITH_CONDITIONS: [...APPEAL, ...WINDOWS],
  DENIED_DANGER: APPEAL,
  DENIED_FLIGHT: APPEAL,
  DENIED_BOTH: APPEAL,
  DENIED_NO_CHANGE: APPEAL,
  NO_JURISDICTION: APPEAL,
  WITHDRAWN: [],
  NO_ACTION: [],
  CONTINUED: [],
  MOOT: [],
};
interface Preview {
  appears: { code: string }[];
  closes: { code: string; status: string }[];
}

it.each(BOND_RESULTS)('%s: the preview and the deed open the same dates', async (result) => {
  const told = { ...denial, result, appealReservedBy: ['respondent', 'dhs'], ...MORE[result] };
  const preview = await desk.attorney.post<Preview>(`/hearings/${hearingId}/decision/preview`, told);
  expect(preview.body.appears.map(({ code }) => code).sort()).toEqual(OPENS[result]);
  const { deadlines } = await desk.decided({ id: hearingId }, told);
  expect(deadlines.map(({ code }) => code).sort()).toEqual(OPENS[result]);
  expect((await desk.standing(caseId)).filter((date) => date.endsWith(' open')).sort()).toEqual(
    OPENS[result].map((code) => `${code} open`),
  );
  // What was to be filed for this hearing is over; after a continuance its place is taken by the next date's.
  const over = result === 'CONTINUED' ? 'superseded' : 'passed';
  expect(await desk.standing(caseId)).toContain(`BOND_EVIDENCE ${over}`);
  expect(preview.body.closes).toMatchObject([{ code: 'BOND_EVIDENCE', status: over }]);
});

it('conditions, an alternative and where the government stood are kept and shown; the words are sealed', async () => {
  const told = {
    ...denial,
    result: 'GRANTED_WITH_CONDITIONS',
    amountCents: 500_000,
    conditionKinds: ['electronic_monitoring', 'no_contact'],
    conditions: 'No contact with the neighbour.',
    alternative: { result: 'GRANTED_LOWERED', amountCents: 300_000 },
    dhsStance: 'not_opposed',
    dhsPosition: 'Would have asked for ten thousand.',
  };
  const { decision, deadlines } = await desk.decided({ id: hearingId }, told);
  const { conditionKinds, conditions, alternative, dhsStance, dhsPosition } = told;
  expect(decision).toMatchObject({ conditionKinds, conditions, alternative, dhsStance, dhsPosition });
  expect(deadlines.map(({ code }) => code)).toContain('POST_BOND');
  const [row] = await office.sql<Record<string, unknown>>(
    `SELECT condition_kinds, conditions_sealed::text AS sealed FROM app.bond_decisions WHERE hearing_id = $1`,
    [hearingId],
  );
  expect(row?.['condition_kinds']).toEqual(conditionKinds);
  expect(row?.['sealed']).not.toContain(Buffer.from('neighbour').toString('hex'));
});

it.each([
  ['a denial with conditions', { conditionKinds: ['curfew'] }, 'conditionKinds not-with-this-result'],
  [
    'a withdrawal to which DHS agreed',
    { result: 'WITHDRAWN', dhsStance: 'stipulated' },
    'dhsStance not-with-this-result',
  ],
  [
    'an alternative of a bond without an amount',
    { alternative: { result: 'GRANTED_LOWERED' } },
    'alternative.amountCents needed',
  ],
])('%s is refused', async (_title, more, fault) => {
  const answer = await desk.attorney.post<Refusal>(`/hearings/${hearingId}/decision`, { ...denial, ...more });
  expect(answer.status).toBe(422);
  expect(answer.body.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual([fault]);
});
