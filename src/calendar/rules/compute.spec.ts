import { computeByHand } from './compute.js';
import { RULE_BOOK } from './rule-book.js';

const compute = (question: Parameters<typeof computeByHand>[1]) => computeByHand(RULE_BOOK, question);
const reason = (question: Parameters<typeof computeByHand>[1]) => {
  const answer = compute(question);
  return answer.ok ? '' : answer.reasons.join(' ');
};

describe('checking a date by hand', () => {
  test('an appeal of a decision of December 18', () => {
    expect(compute({ code: 'BIA_BOND_APPEAL', on: '2026-12-18' })).toEqual({
      ok: true,
      rule: 'BIA_BOND_APPEAL',
      version: 3,
      nominal: '2027-01-17',
      rolled: '2027-01-19',
      timeZone: 'America/New_York',
      arithmetic:
        '30 days after 2026-12-18 is Sunday 2027-01-17; rolled over Martin Luther King Jr. Day to Tuesday 2027-01-19; 8 CFR 1003.38(b),(c)',
      citation: '8 CFR 1003.38(b),(c)',
      mark: 'V',
      verified: true,
    });
  });

  test('a detainer, in wall time of the jail', () => {
    expect(compute({ code: 'FED_DETAINER_48H', at: '2026-11-27T16:30' })).toMatchObject({
      nominal: '2026-12-01T16:30-05:00[America/New_York]',
    });
    expect(compute({ code: 'NC_DETAINER_48H', at: '2026-11-27T21:30:00Z' })).toMatchObject({
      nominal: '2026-11-29T16:30-05:00[America/New_York]',
    });
  });

  test('a rule nobody checked against its text says so', () => {
    expect(compute({ code: 'AUTOSTAY_PLUS30', on: '2027-03-10' })).toMatchObject({
      mark: 'K',
      verified: false,
    });
  });

  test('an unknown rule, and one that was not in force', () => {
    expect(reason({ code: 'LUNCH', on: '2026-11-24' })).toMatch(/no rule LUNCH.*BIA_BOND_APPEAL/);
    expect(reason({ code: 'NC_DETAINER_48H', at: '2025-01-01T10:00' })).toMatch(/in force/);
    expect(reason({ code: 'NC_DETAINER_48H', at: '2026-01-01T10:00', state: 'GA' })).toMatch(/not for this/);
  });

  test('a date the calendar does not have, or none', () => {
    expect(reason({ code: 'BIA_BOND_APPEAL', on: '2026-02-30' })).toMatch(/calendar/);
    expect(reason({ code: 'BIA_BOND_APPEAL' })).toMatch(/--on/);
    expect(reason({ code: 'NC_DETAINER_48H', on: '2026-11-24' })).toMatch(/--at/);
    expect(reason({ code: 'NC_DETAINER_48H', at: 'noon' })).toMatch(/calendar/);
  });

  test('a zone there is not', () => {
    expect(reason({ code: 'NC_DETAINER_48H', at: '2026-11-27T16:30', zone: 'Atlantis/Centre' })).toMatch(
      /calendar/,
    );
  });
});
