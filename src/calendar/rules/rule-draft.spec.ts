import { officeFacts } from '../../places/rules/federal-holidays.js';
import type { DeadlineRule } from './deadline-rule.js';
import { RULE_BOOK } from './rule-book.js';
import { draftedRule, underNextVersion, type RuleChange } from './rule-draft.js';

const TODAY = '2026-11-24';

function evidence(): DeadlineRule {
  const rule = RULE_BOOK.find(({ code }) => code === 'BOND_EVIDENCE');
  if (!rule) throw new Error('no BOND_EVIDENCE');
  return rule;
}

const change = (more: Partial<RuleChange> = {}): RuleChange => {
  const { title, count, unit, roll, ladder, citation, mark } = evidence();
  const rolls = roll !== 'NONE';
  return {
    title,
    count: count + 5,
    unit,
    rolls,
    ladder,
    citation,
    mark,
    effectiveFrom: '2026-12-01',
    ...more,
  };
};

function drafted(more: Partial<RuleChange> = {}): DeadlineRule {
  const made = draftedRule(evidence(), change(more), TODAY);
  if (!made.ok) throw new Error(made.code);
  return made.rule;
}

describe('the next version of a rule', () => {
  it('follows the newest, says what was changed, and is approved by nobody yet', () => {
    const base = evidence();
    expect(drafted()).toEqual({
      ...base,
      version: base.version + 1,
      count: base.count + 5,
      effectiveFrom: '2026-12-01',
      effectiveTo: null,
      approvedBy: null,
      lastVerifiedOn: TODAY,
    });
  });

  it.each<[string, Partial<RuleChange>, object]>([
    ['hours in the place of days', { unit: 'CLOCK_HOUR' }, { field: 'unit', code: 'other-kind-of-unit' }],
    [
      'a start no later than that of the version before',
      { effectiveFrom: evidence().effectiveFrom },
      { field: 'effectiveFrom', code: 'not-after-the-version-before' },
    ],
    ['nothing new', { count: evidence().count }, { field: 'count', code: 'nothing-changed' }],
  ])('refuses %s', (_what, more, refusal) => {
    expect(draftedRule(evidence(), change(more), TODAY)).toEqual({ ok: false, ...refusal });
  });

  it('may change the words alone', () => {
    const more = { count: evidence().count, citation: 'Standing order of 1 December 2026' };
    expect(draftedRule(evidence(), change(more), TODAY).ok).toBe(true);
  });
});

describe('an open date under the next version', () => {
  const { closedBecause } = officeFacts();
  const heard = (on: string) => {
    const now = underNextVersion(
      { ...evidence(), effectiveFrom: '2000-01-01', ladder: 'A' },
      date(on),
      closedBecause,
    );
    if (!now || !('on' in now.nominal) || !('on' in now.rolled)) throw new Error('no day');
    const text = { nominal: now.nominal.on.toString(), rolled: now.rolled.on.toString() };
    return { ...date(on), nominal: { on: text.nominal, at: null }, rolled: { on: text.rolled, at: null } };
  };
  const date = (on: string) => ({
    inputs: { [evidence().inputs[0] ?? '']: on },
    timeZone: 'America/New_York',
    ladder: evidence().ladder,
    nominal: { on: null, at: null },
    rolled: { on: null, at: null },
  });

  it('moves when its event falls on or after the first day of the version', () => {
    const stands = heard('2026-12-15');
    const next = underNextVersion(drafted(), stands, closedBecause);
    expect(next && 'on' in next.nominal && next.nominal.on.toString()).toBeTruthy();
    expect(next && 'on' in next.nominal ? next.nominal.on.toString() : '').not.toBe(stands.nominal.on);
    expect(underNextVersion(drafted({ effectiveFrom: '2026-12-15' }), stands, closedBecause)).not.toBeNull();
  });

  it('stays when its event was before that day', () => {
    expect(
      underNextVersion(drafted({ effectiveFrom: '2026-12-16' }), heard('2026-12-15'), closedBecause),
    ).toBeNull();
  });

  it('stays when only the words of the rule changed, and moves its reminders when the ladder did', () => {
    const stands = heard('2026-12-15');
    const words = drafted({ count: evidence().count, citation: 'Standing order' });
    expect(underNextVersion(words, stands, closedBecause)).toBeNull();
    const ladder = drafted({ count: evidence().count, ladder: 'A' });
    expect(underNextVersion(ladder, stands, closedBecause)).not.toBeNull();
  });
});
