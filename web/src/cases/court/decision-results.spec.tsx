import 'temporal-polyfill/global';
import { cleanup, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { DecisionDetails } from './decision-details.js';
import {
  asks,
  decisionBody,
  type DecisionDraft,
  emptyDraft,
  FAMILIES,
  faultsOf,
  RESULTS_OF,
} from './decision-form.js';
import { DecisionRuling } from './decision-ruling.js';
import { useDecisionLabels } from './use-decision-labels.js';

const ID = '0190c6a0-0000-7000-8000-000000000001';
const draft = (changes: Partial<DecisionDraft>): DecisionDraft => ({
  ...emptyDraft('2026-12-01'),
  ...changes,
});
const RESULTS = FAMILIES.flatMap((family) => RESULTS_OF[family].map((result) => ({ family, result })));

function Form({ of }: { of: DecisionDraft }) {
  const part = { draft: of, become: () => {}, labels: useDecisionLabels(), mends: {} };
  return (
    <>
      <DecisionRuling {...part} />
      <DecisionDetails {...part} hearingOn="2026-12-01" today="2026-12-01" />
    </>
  );
}

afterEach(cleanup);

describe('what each result asks', () => {
  it.each([
    ['GRANTED_AMOUNT', ['amount', 'conditions', 'alternative', 'appeal', 'served', 'dhsBond']],
    ['GRANTED_LOWERED', ['amount', 'conditions', 'alternative', 'appeal', 'served', 'dhsBond']],
    ['RELEASE_ROR', ['conditions', 'alternative', 'appeal', 'served', 'dhsBond']],
    ['GRANTED_WITH_CONDITIONS', ['maybeAmount', 'conditions', 'alternative', 'appeal', 'served', 'dhsBond']],
    ['DENIED_DANGER', ['alternative', 'appeal', 'served']],
    ['DENIED_FLIGHT', ['alternative', 'appeal', 'served']],
    ['DENIED_BOTH', ['alternative', 'appeal', 'served']],
    ['DENIED_NO_CHANGE', ['alternative', 'appeal', 'served']],
    ['NO_JURISDICTION', ['noJurisdictionReason', 'alternative', 'appeal', 'served']],
    ['CONTINUED', ['nextDate']],
    ['WITHDRAWN', []],
    ['NO_ACTION', []],
    ['MOOT', []],
  ] as const)('%s', (result, expected) => {
    const family = RESULTS.find((each) => each.result === result)?.family ?? null;
    const asked = Object.entries(asks(draft({ family, result }))).flatMap(([key, is]) => (is ? [key] : []));
    expect(asked.sort()).toEqual([...expected].sort());
  });

  it('release with conditions names one at least, and says what “something else” is', () => {
    const released = draft({
      family: 'granted',
      result: 'GRANTED_WITH_CONDITIONS',
      appealReservedBy: 'none',
    });
    expect(faultsOf(released)).toEqual({ conditionKinds: 'choose' });
    expect(faultsOf({ ...released, conditionKinds: ['other'] })).toEqual({ conditions: 'words' });
    const whole = { ...released, conditionKinds: ['check_ins' as const], amount: '5000' };
    expect(faultsOf(whole)).toEqual({});
    expect(decisionBody(whole, ID)).toMatchObject({ conditionKinds: ['check_ins'], amountCents: 500_000 });
    expect(faultsOf({ ...whole, amount: '12' })).toEqual({ amount: 'amountLeast' });
  });

  it('an ICE bond lowered in the alternative carries its amount; a withdrawal carries neither stance nor service', () => {
    const denied = draft({
      family: 'denied',
      result: 'DENIED_DANGER',
      appealReservedBy: 'respondent',
      alternative: 'GRANTED_LOWERED',
      dhsStance: 'opposed',
      servedMethod: 'mail',
      servedOn: '2026-12-03',
    });
    expect(faultsOf(denied)).toEqual({ alternativeAmount: 'amountMissing' });
    expect(decisionBody({ ...denied, alternativeAmount: '3000' }, ID)).toMatchObject({
      alternative: { result: 'GRANTED_LOWERED', amountCents: 300_000 },
      dhsStance: 'opposed',
    });
    const withdrawn = decisionBody({ ...denied, family: 'ended', result: 'WITHDRAWN' }, ID);
    expect(withdrawn).toEqual({
      id: ID,
      result: 'WITHDRAWN',
      appealReservedBy: [],
      decidedOn: '2026-12-01',
      served: { method: 'oral', on: '2026-12-01' },
    });
  });
});

describe.each([
  ['en', 'check-ins with ICE', 'did not oppose it'],
  ['es', 'citas de control con ICE', 'no se opuso'],
] as const)('the form in %s', (language, condition, stance) => {
  beforeAll(async () => {
    await startI18n(language);
    await loadWords('cases');
  });

  it.each(RESULTS)('can be used by everybody: $result', async ({ family, result }) => {
    render(<Form of={draft({ family, result, conditionKinds: ['check_ins'] })} />);
    expect(screen.queryAllByText(condition)).toHaveLength(family === 'granted' ? 1 : 0);
    expect(screen.queryAllByText(stance)).toHaveLength(
      family === 'granted' || family === 'denied' || family === 'noJurisdiction' ? 1 : 0,
    );
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
