import { officeFacts } from '../../places/rules/federal-holidays.js';
import vectorFile from '../../../test/vectors/deadlines.json' with { type: 'json' };
import { computeDeadline, dueText, type CalendarFacts } from './deadline-engine.js';
import type { DeadlineInputs, DeadlineRule } from './deadline-rule.js';
import { RULE_BOOK } from './rule-book.js';
import { selectRule } from './select-rule.js';

const facts: CalendarFacts = {
  ...officeFacts(),
  zones: { court: 'America/New_York', facility: 'America/New_York' },
};

function ruleOf(code: string): DeadlineRule {
  const rule = RULE_BOOK.findLast((row) => row.code === code);
  if (!rule) throw new Error(`no rule ${code}`);
  return rule;
}

function compute(code: string, inputs: DeadlineInputs, given = facts) {
  const result = computeDeadline(ruleOf(code), inputs, given);
  if (!result.ok) throw new Error(result.reasons.join());
  return { ...result, nominal: dueText(result.nominal), rolled: dueText(result.rolled) };
}

describe('the reference vectors', () => {
  test.each(
    vectorFile.vectors.map(
      (vector) => [`${vector.rule} ${Object.values(vector.input).join(' ')}`, vector] as const,
    ),
  )('%s', (_title, vector) => {
    const inputs: DeadlineInputs = vector.input;
    const trigger = Object.values(inputs).find((value) => typeof value === 'string') ?? '';
    const scope = { state: 'NC', ...('detained' in inputs ? { detained: inputs['detained'] === true } : {}) };
    const selected = selectRule(RULE_BOOK, vector.rule, String(trigger).slice(0, 10), scope);
    if (!selected.ok) throw new Error(selected.reasons.join());
    const result = computeDeadline(selected.rule, inputs, facts);
    if (!result.ok) throw new Error(result.reasons.join());
    expect({ nominal: dueText(result.nominal), rolled: dueText(result.rolled) }).toEqual({
      nominal: vector.nominal,
      rolled: vector.rolled,
    });
  });
});

describe('arithmetic in words', () => {
  test('an appeal that would be due on a Sunday before Martin Luther King Jr. Day', () => {
    expect(compute('BIA_BOND_APPEAL', { decisionStatedOn: '2026-12-18' }).arithmetic).toBe(
      '30 days after 2026-12-18 is Sunday 2027-01-17; rolled over Martin Luther King Jr. Day to Tuesday 2027-01-19; 8 CFR 1003.38(b),(c)',
    );
  });

  test('an appeal due on a Sunday rolls to Monday without naming a holiday', () => {
    expect(compute('BIA_BOND_APPEAL', { decisionStatedOn: '2026-12-11' }).arithmetic).toBe(
      '30 days after 2026-12-11 is Sunday 2027-01-10; rolled to Monday 2027-01-11; 8 CFR 1003.38(b),(c)',
    );
  });

  test('a release ordered on the eve of Thanksgiving', () => {
    expect(compute('DHS_EOIR43', { orderedOn: '2026-11-25' }).arithmetic).toBe(
      '1 business day after 2026-11-25 (not counting Thanksgiving Day) is Friday 2026-11-27; 8 CFR 1003.19(i)(2)',
    );
  });

  test('a detainer over Thanksgiving and the weekend', () => {
    const at = '2026-11-25T20:00-05:00[America/New_York]';
    expect(compute('FED_DETAINER_48H', { wouldBeReleasedAt: at }).arithmetic).toBe(
      '48 hours without weekends and holidays after Wednesday 2026-11-25 20:00 (not counting Thanksgiving Day) is Monday 2026-11-30 20:00 America/New_York; 8 CFR 287.7(d)',
    );
  });

  test('a hearing is due when it is', () => {
    expect(compute('BOND_HEARING', { hearingAt: '2026-12-01T18:00:00Z' }).arithmetic).toBe(
      'Tuesday 2026-12-01 13:00 America/New_York; ICPM 9.3(d)',
    );
  });
});

describe('odd days', () => {
  test('hours across the night the clocks go forward are elapsed hours', () => {
    const { nominal } = compute('NC_DETAINER_48H', {
      wouldBeReleasedAt: '2027-03-13T12:00-05:00[America/New_York]',
    });
    expect(nominal).toBe('2027-03-15T13:00-04:00[America/New_York]');
  });

  test('hours across the night the clocks go back', () => {
    const { nominal } = compute('NC_DETAINER_48H', {
      wouldBeReleasedAt: '2027-11-06T12:00-04:00[America/New_York]',
    });
    expect(nominal).toBe('2027-11-08T11:00-05:00[America/New_York]');
  });

  test('a detainer that starts on a Saturday stands still until Monday', () => {
    const { nominal } = compute('FED_DETAINER_48H', {
      wouldBeReleasedAt: '2026-12-05T10:00-05:00[America/New_York]',
    });
    expect(nominal).toBe('2026-12-09T00:00-05:00[America/New_York]');
  });

  test('the same instant is another wall time where the person is held in Alabama', () => {
    const alabama = { ...facts, zones: { facility: 'America/Chicago' } };
    const { nominal, zone } = compute(
      'NC_DETAINER_48H',
      { wouldBeReleasedAt: '2026-11-27T21:30:00Z' },
      alabama,
    );
    expect([nominal, zone]).toEqual(['2026-11-29T15:30-06:00[America/Chicago]', 'America/Chicago']);
  });

  test('30 days that end on a leap day', () => {
    expect(compute('BIA_BOND_APPEAL', { decisionStatedOn: '2028-01-30' }).rolled).toBe('2028-02-29');
  });

  test('exhibits before a hearing on the Monday after Thanksgiving', () => {
    expect(compute('BOND_EVIDENCE', { hearingOn: '2026-11-30' }).nominal).toBe('2026-11-24');
  });

  test('a closure by order moves a government deadline', () => {
    const closed = { ...facts, ...officeFacts([{ on: '2026-12-28', reason: 'closed by executive order' }]) };
    expect(compute('DHS_EOIR43', { orderedOn: '2026-12-24' }, closed).nominal).toBe('2026-12-29');
  });
});

describe('what cannot be computed is refused, not thrown', () => {
  const refusal = (code: string, inputs: DeadlineInputs, given = facts) => {
    const result = computeDeadline(ruleOf(code), inputs, given);
    return result.ok ? [] : result.reasons;
  };

  test('nothing to count from', () => {
    expect(refusal('BIA_BOND_APPEAL', {})).toEqual(['trigger-missing']);
    expect(refusal('BIA_BOND_APPEAL', { decisionStatedOn: true })).toEqual(['trigger-missing']);
  });

  test.each(['2026-02-30', '24.11.2026', '2026-11-24T10:00', ''])('%p is no day', (text) => {
    expect(refusal('BIA_BOND_APPEAL', { decisionStatedOn: text })).toEqual(['trigger-not-a-date']);
  });

  test('an hour count from a day, and one in a zone nobody knows', () => {
    expect(refusal('NC_DETAINER_48H', { wouldBeReleasedAt: '2026-11-24' })).toEqual(['trigger-not-a-date']);
    const nowhere = { ...facts, zones: {} };
    expect(refusal('NC_DETAINER_48H', { wouldBeReleasedAt: '2026-11-27T21:30:00Z' }, nowhere)).toEqual([
      'zone-unknown',
    ]);
    const atlantis = { ...facts, zones: { facility: 'Atlantis/Centre' } };
    expect(refusal('NC_DETAINER_48H', { wouldBeReleasedAt: '2026-11-27T21:30:00Z' }, atlantis)).toEqual([
      'trigger-not-a-date',
    ]);
  });
});
