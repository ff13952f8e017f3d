import {
  ALTERNATIVE_RESULTS,
  BOND_RESULTS,
  faultsOfDecision,
  type BondResult,
  type RecordedDecision,
} from './bond-result.js';
import { deadlinesForDecision } from './deadlines-for-decision.js';

const OUR_APPEAL = ['BIA_BOND_APPEAL', 'BIA_APPEAL_GUARD'];
const THEIR_WINDOWS = ['DHS_EOIR43', 'DHS_APPEAL_10BD'];

/** What every result opens when both sides reserved appeal, and whether it has an amount. */
const OPENS: Record<BondResult, readonly string[]> = {
  GRANTED_AMOUNT: [...OUR_APPEAL, ...THEIR_WINDOWS, 'POST_BOND'],
  GRANTED_LOWERED: [...OUR_APPEAL, ...THEIR_WINDOWS, 'POST_BOND'],
  RELEASE_ROR: [...OUR_APPEAL, ...THEIR_WINDOWS],
  GRANTED_WITH_CONDITIONS: [...OUR_APPEAL, ...THEIR_WINDOWS],
  DENIED_DANGER: OUR_APPEAL,
  DENIED_FLIGHT: OUR_APPEAL,
  DENIED_BOTH: OUR_APPEAL,
  DENIED_NO_CHANGE: OUR_APPEAL,
  NO_JURISDICTION: OUR_APPEAL,
  WITHDRAWN: [],
  NO_ACTION: [],
  CONTINUED: [],
  MOOT: [],
};

const withAmount: readonly BondResult[] = ['GRANTED_AMOUNT', 'GRANTED_LOWERED'];
const decision = (result: BondResult, more: Partial<RecordedDecision> = {}): RecordedDecision => ({
  result,
  noJurisdictionReason: result === 'NO_JURISDICTION' ? 'OTHER' : null,
  alternative: null,
  amountCents: withAmount.includes(result) ? 500_000 : null,
  appealReservedBy: ['respondent', 'dhs'],
  decidedOn: '2026-11-24',
  served: { method: 'oral', on: '2026-11-24' },
  dhsBond: 'at_least_10000',
  ...more,
});
const codes = (told: RecordedDecision) => deadlinesForDecision(told).map(({ code }) => code);
const faults = (told: RecordedDecision) =>
  faultsOfDecision(told).map(({ field, code }) => `${field} ${code}`);

describe.each(BOND_RESULTS)('%s', (result) => {
  it('fits together as it is usually told', () => {
    expect(faults(decision(result))).toEqual([]);
  });

  it('opens its dates, whatever was held in the alternative', () => {
    expect(codes(decision(result))).toEqual(OPENS[result]);
    for (const other of ALTERNATIVE_RESULTS) {
      const alternative = { result: other, amountCents: withAmount.includes(other) ? 800_000 : null };
      expect(codes(decision(result, { alternative }))).toEqual(OPENS[result]);
    }
  });

  it('opens none of our appeal when it was waived', () => {
    const waived = codes(decision(result, { appealReservedBy: ['none'] }));
    expect(waived.filter((code) => OUR_APPEAL.includes(code))).toEqual([]);
  });

  it('takes conditions only with an order of release, and a stance of the government only with a ruling', () => {
    const releases = OPENS[result].includes('DHS_EOIR43');
    expect(faults(decision(result, { conditions: ['check_ins'] }))).toEqual(
      releases ? [] : ['conditionKinds not-with-this-result'],
    );
    expect(faults(decision(result, { dhsStance: 'not_opposed' }))).toEqual(
      OPENS[result].length > 0 ? [] : ['dhsStance not-with-this-result'],
    );
  });
});

it('conditions beside an amount: there is something to post', () => {
  expect(codes(decision('GRANTED_WITH_CONDITIONS', { amountCents: 500_000 }))).toContain('POST_BOND');
});

it('an alternative at an amount says which, and not less than the least bond', () => {
  const lowered = (amountCents: number | null) =>
    faults(decision('NO_JURISDICTION', { alternative: { result: 'GRANTED_LOWERED', amountCents } }));
  expect(lowered(null)).toEqual(['alternative.amountCents needed']);
  expect(lowered(100_000)).toEqual(['alternative.amountCents below-least-bond']);
  expect(lowered(150_000)).toEqual([]);
});
