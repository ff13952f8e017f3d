import { cascadeOf, type CascadeDate } from './cascade.js';

const date = (id: string, more: Partial<CascadeDate> = {}): CascadeDate => ({
  id,
  code: 'BIA_BOND_APPEAL',
  status: 'open',
  replacesId: null,
  due: '2027-01-19',
  ...more,
});

describe('what a change does to the dates of a case', () => {
  it('tells what appears and what closes', () => {
    const before = [date('evidence', { due: '2026-12-01' })];
    const after = [date('evidence', { due: '2026-12-01', status: 'passed' }), date('appeal')];
    expect(cascadeOf(before, after)).toEqual({ appears: [after[1]], moves: [], closes: [after[0]] });
  });

  it('tells a date that takes the place of another as one that moves', () => {
    const before = [date('old')];
    const after = [
      date('old', { status: 'superseded' }),
      date('new', { replacesId: 'old', due: '2027-02-01' }),
    ];
    expect(cascadeOf(before, after)).toEqual({
      appears: [],
      moves: [{ before: after[0], after: after[1] }],
      closes: [],
    });
  });

  it('is silent about what is counted again and comes out the same, and about what was closed before', () => {
    const before = [date('old'), date('long ago', { status: 'met' })];
    const after = [
      date('old', { status: 'superseded' }),
      date('new', { replacesId: 'old' }),
      date('long ago', { status: 'met' }),
    ];
    expect(cascadeOf(before, after)).toEqual({ appears: [], moves: [], closes: [] });
  });
});
