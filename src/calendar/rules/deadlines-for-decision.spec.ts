import { faultsOfDecision, type RecordedDecision } from './bond-result.js';
import {
  deadlinesForDecision,
  deadlinesForDetainer,
  deadlinesForFiling,
  deadlinesForHearing,
} from './deadlines-for-decision.js';

const denied: RecordedDecision = {
  result: 'DENIED_FLIGHT',
  noJurisdictionReason: null,
  alternative: null,
  amountCents: null,
  appealReservedBy: ['respondent'],
  decidedOn: '2026-11-24',
  served: { method: 'oral', on: '2026-11-24' },
  dhsBond: 'unknown',
};
const granted: RecordedDecision = {
  ...denied,
  result: 'GRANTED_AMOUNT',
  amountCents: 500_000,
  appealReservedBy: ['dhs'],
};
const codes = (decision: RecordedDecision) => deadlinesForDecision(decision).map(({ code }) => code);

describe('what follows from a bond decision', () => {
  test('denied, and we reserved appeal: thirty days and the guard, from the day it was stated', () => {
    const inputs = { decisionStatedOn: '2026-11-24' };
    expect(deadlinesForDecision(denied)).toEqual([
      { code: 'BIA_BOND_APPEAL', inputs },
      { code: 'BIA_APPEAL_GUARD', inputs },
    ]);
  });

  test('a written decision counts from the day it was mailed', () => {
    const mailed: RecordedDecision = { ...denied, served: { method: 'mail', on: '2026-11-30' } };
    expect(deadlinesForDecision(mailed)[0]?.inputs).toEqual({ decisionServedOn: '2026-11-30' });
  });

  test('appeal waived on the record: there is no appeal', () => {
    expect(codes({ ...denied, appealReservedBy: ['none'] })).toEqual([]);
  });

  test('granted, and the government reserved appeal: its two windows, and the posting', () => {
    expect(codes(granted)).toEqual(['DHS_EOIR43', 'DHS_APPEAL_10BD', 'POST_BOND']);
  });

  test('granted, and both reserved: our appeal of the amount too', () => {
    expect(codes({ ...granted, appealReservedBy: ['respondent', 'dhs'] })).toEqual([
      'BIA_BOND_APPEAL',
      'BIA_APPEAL_GUARD',
      'DHS_EOIR43',
      'DHS_APPEAL_10BD',
      'POST_BOND',
    ]);
  });

  test('the government itself had set less than $10,000: it cannot freeze the release', () => {
    expect(codes({ ...granted, dhsBond: 'below_10000' })).toEqual(['POST_BOND']);
    expect(codes({ ...granted, dhsBond: 'no_bond' })).toContain('DHS_EOIR43');
    expect(codes({ ...granted, dhsBond: 'at_least_10000' })).toContain('DHS_EOIR43');
  });

  test('release on recognizance: nothing to post', () => {
    expect(codes({ ...granted, result: 'RELEASE_ROR', amountCents: null })).toEqual([
      'DHS_EOIR43',
      'DHS_APPEAL_10BD',
    ]);
  });

  test('no jurisdiction, and in the alternative $5,000: only our appeal, because an alternative orders nothing', () => {
    const alternative = { result: 'GRANTED_AMOUNT', amountCents: 500_000 } as const;
    expect(
      codes({ ...denied, result: 'NO_JURISDICTION', noJurisdictionReason: 'EWI_235B2', alternative }),
    ).toEqual(['BIA_BOND_APPEAL', 'BIA_APPEAL_GUARD']);
  });

  test.each(['WITHDRAWN', 'NO_ACTION', 'CONTINUED', 'MOOT'] as const)(
    '%s: nothing was ruled, nothing follows',
    (result) => {
      expect(codes({ ...denied, result })).toEqual([]);
    },
  );
});

describe('what does not fit together in a decision', () => {
  const fields = (decision: RecordedDecision) =>
    faultsOfDecision(decision).map(({ field, code }) => `${field} ${code}`);

  test('a whole one has no faults', () => {
    expect(fields(denied)).toEqual([]);
    expect(fields(granted)).toEqual([]);
  });

  test('a grant without its amount, or under the least the law allows', () => {
    expect(fields({ ...granted, amountCents: null })).toEqual(['amountCents needed']);
    expect(fields({ ...granted, amountCents: 100_000 })).toEqual(['amountCents below-least-bond']);
  });

  test('a denial with an amount', () => {
    expect(fields({ ...denied, amountCents: 500_000 })).toEqual(['amountCents not-with-this-result']);
  });

  test('no jurisdiction without a reason, and a reason without it', () => {
    expect(fields({ ...denied, result: 'NO_JURISDICTION' })).toEqual(['noJurisdictionReason needed']);
    expect(fields({ ...denied, noJurisdictionReason: 'OTHER' })).toEqual([
      'noJurisdictionReason not-with-this-result',
    ]);
  });

  test('nobody asked who reserved appeal, or somebody both did and did not', () => {
    expect(fields({ ...denied, appealReservedBy: [] })).toEqual(['appealReservedBy needed']);
    expect(fields({ ...denied, appealReservedBy: ['none', 'dhs'] })).toEqual([
      'appealReservedBy none-stands-alone',
    ]);
  });

  test('served before it was decided', () => {
    expect(fields({ ...denied, served: { method: 'mail', on: '2026-11-23' } })).toEqual([
      'served.on before-decision',
    ]);
  });
});

describe('what follows from other events', () => {
  test('a bond hearing calls for exhibits; a master hearing does not', () => {
    const on = '2026-12-01';
    const exact = { certainty: 'exact', on, today: '2026-11-24' } as const;
    expect(deadlinesForHearing({ ...exact, kind: 'bond', detained: true })).toEqual([
      { code: 'BOND_EVIDENCE', inputs: { hearingOn: on } },
    ]);
    expect(deadlinesForHearing({ ...exact, kind: 'master', detained: true })).toEqual([]);
    expect(deadlinesForHearing({ ...exact, kind: 'individual', detained: false })[0]?.code).toBe(
      'FILE_INDIV',
    );
    expect(deadlinesForHearing({ ...exact, kind: 'individual', detained: true })).toEqual([]);
  });

  test('a control date calls for exhibits too; a hearing without a date only for the question', () => {
    const bond = { kind: 'bond', detained: true, today: '2026-11-24' } as const;
    expect(deadlinesForHearing({ ...bond, certainty: 'control', on: '2026-12-01' })).toEqual([
      { code: 'BOND_EVIDENCE', inputs: { hearingOn: '2026-12-01' } },
    ]);
    expect(deadlinesForHearing({ ...bond, certainty: 'to_be_set', on: null })).toEqual([
      { code: 'ASK_COURT', inputs: { toBeSetOn: '2026-11-24' } },
    ]);
  });

  test('the government filed its appeal: the ninety days begin, its windows are closed, there is nothing to post', () => {
    expect(deadlinesForFiling('dhs_appeal_filed', '2026-12-10')).toEqual({
      triggered: [{ code: 'AUTOSTAY_90', inputs: { dhsAppealFiledOn: '2026-12-10' } }],
      met: ['DHS_EOIR43', 'DHS_APPEAL_10BD'],
      superseded: ['POST_BOND'],
    });
  });

  test.each([
    ['eoir43_filed', []],
    ['autostay_lapsed', ['AUTOSTAY_PLUS30']],
    ['bia_decided_for_respondent', ['AG_HOLD_5BD']],
    ['referred_to_ag', ['AG_REFERRAL_15BD']],
  ] as const)('%s sets going %p', (kind, expected) => {
    expect(deadlinesForFiling(kind, '2027-02-11').triggered.map(({ code }) => code)).toEqual(expected);
  });

  test('both detainer clocks run in North Carolina, one elsewhere', () => {
    const at = '2026-11-27T21:30:00Z';
    expect(deadlinesForDetainer(at, 'NC').map(({ code }) => code)).toEqual([
      'NC_DETAINER_48H',
      'FED_DETAINER_48H',
    ]);
    expect(deadlinesForDetainer(at, 'GA').map(({ code }) => code)).toEqual(['FED_DETAINER_48H']);
  });
});
