import { correctionOf, newestOf } from './decision-correction.js';
import { DEADLINE_STATUSES, type DeadlineStatus } from './deadline-rule.js';

const date = (status: DeadlineStatus, arithmetic = '30 days after Tuesday') => ({
  id: status,
  code: 'BIA_BOND_APPEAL',
  status,
  arithmetic,
});
const SAME = { code: 'BIA_BOND_APPEAL', arithmetic: '30 days after Tuesday' };
const OTHER = { code: 'BIA_BOND_APPEAL', arithmetic: '30 days after Wednesday' };

describe('a date that still follows', () => {
  test.each([
    ['open', true, true, true],
    ['voided', true, true, true],
    ['met', false, false, false],
    ['superseded', false, false, false],
    ['waived', false, true, true],
    ['passed', false, true, true],
  ] as const)('%s: same day %s, other day %s, other ruling %s', (status, same, otherDay, otherRuling) => {
    const before = date(status);
    const opens = (follows: typeof SAME, other: boolean) => correctionOf([before], [follows], other).opens;
    const expected = [{ code: 'BIA_BOND_APPEAL', inPlaceOf: before }];
    expect(opens(SAME, false)).toEqual(same ? expected : []);
    expect(opens(OTHER, false)).toEqual(otherDay ? expected : []);
    expect(opens(SAME, true)).toEqual(otherRuling ? expected : []);
  });

  test('that never was is opened in nobody’s place', () => {
    expect(correctionOf([], [SAME], false).opens).toEqual([{ code: 'BIA_BOND_APPEAL', inPlaceOf: null }]);
  });
});

test('only open dates are withdrawn, and none that follows', () => {
  const all = DEADLINE_STATUSES.map((status) => date(status));
  expect(correctionOf(all, [], true).withdrawn).toEqual([date('open')]);
  expect(correctionOf(all, [SAME], true).withdrawn).toEqual([]);
});

test('of a line of dates, the newest is the one that nothing replaced', () => {
  const dates = [
    { id: 'a', replacesId: null },
    { id: 'b', replacesId: 'a' },
    { id: 'c', replacesId: null },
  ];
  expect(newestOf(dates).map(({ id }) => id)).toEqual(['b', 'c']);
});
