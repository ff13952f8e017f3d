import type { DeadlineRule } from './deadline-rule.js';
import { RULE_BOOK } from './rule-book.js';
import { selectRule } from './select-rule.js';

const evidence = RULE_BOOK.find(({ code }) => code === 'BOND_EVIDENCE') as DeadlineRule;
const atStewart: DeadlineRule = { ...evidence, version: 2, count: 5, scope: { courts: ['IC_STEWART'] } };

describe('which version of a rule holds', () => {
  test('the one in force on the day of the trigger, not of the typing', () => {
    const before = selectRule(RULE_BOOK, 'BIA_BOND_APPEAL', '2026-03-08', {});
    const after = selectRule(RULE_BOOK, 'BIA_BOND_APPEAL', '2026-03-09', {});
    expect([before.ok && before.rule.version, after.ok && after.rule.version]).toEqual([2, 3]);
  });

  test('a court that set its own day for exhibits comes before the internal default', () => {
    const rules = [evidence, atStewart];
    const stewart = selectRule(rules, 'BOND_EVIDENCE', '2026-12-01', { court: 'IC_STEWART' });
    const charlotte = selectRule(rules, 'BOND_EVIDENCE', '2026-12-01', { court: 'IC_CHL' });
    expect([stewart.ok && stewart.rule.count, charlotte.ok && charlotte.rule.count]).toEqual([5, 3]);
  });

  test('a North Carolina rule is no rule in Georgia', () => {
    expect(selectRule(RULE_BOOK, 'NC_DETAINER_48H', '2026-11-24', { state: 'GA' })).toEqual({
      ok: false,
      reasons: ['out-of-scope'],
    });
  });

  test('the filing rule for people at liberty is not for detained people', () => {
    expect(selectRule(RULE_BOOK, 'FILE_INDIV', '2026-11-24', { detained: true }).ok).toBe(false);
    expect(selectRule(RULE_BOOK, 'FILE_INDIV', '2026-11-24', { detained: false }).ok).toBe(true);
  });

  test('before the statute there was no hold to count', () => {
    expect(selectRule(RULE_BOOK, 'NC_DETAINER_48H', '2025-09-30', { state: 'NC' })).toEqual({
      ok: false,
      reasons: ['not-in-force'],
    });
  });

  test('an unknown code', () => {
    expect(selectRule(RULE_BOOK, 'LUNCH', '2026-11-24', {})).toEqual({
      ok: false,
      reasons: ['no-such-rule'],
    });
  });
});
