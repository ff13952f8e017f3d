import { Temporal } from 'temporal-polyfill';
import { countCoverage, coverageOf, worstFirst } from './coverage.js';
import { heatRows, sevenDays } from './heat-table.js';
import { waitingBars } from './waiting-bars.js';

describe('the next seven days', () => {
  const days = sevenDays(Temporal.PlainDate.from('2026-11-24'));

  test('Tuesday to Monday, the weekend among them', () => {
    expect(days.map(({ on }) => on)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
    expect(days.filter(({ weekend }) => weekend).map(({ on }) => on)).toEqual(['2026-11-28', '2026-11-29']);
  });

  test('hearings lead, then the kind with most dates', () => {
    const title = { en: 'Appeal', es: 'Apelación' };
    const rows = heatRows(days, [
      { kind: 'BOND_EVIDENCE', title: null, on: '2026-11-24' },
      { kind: 'BIA_BOND_APPEAL', title, on: '2026-11-24' },
      { kind: 'BIA_BOND_APPEAL', title, on: '2026-11-30' },
      { kind: 'hearing', title: null, on: '2026-11-26' },
    ]);
    expect(rows).toEqual([
      { kind: 'hearing', title: null, cells: [0, 0, 1, 0, 0, 0, 0], total: 1 },
      { kind: 'BIA_BOND_APPEAL', title, cells: [1, 0, 0, 0, 0, 0, 1], total: 2 },
      { kind: 'BOND_EVIDENCE', title: null, cells: [1, 0, 0, 0, 0, 0, 0], total: 1 },
    ]);
  });

  test('a quiet week has no rows', () => {
    expect(heatRows(days, [])).toEqual([]);
  });
});

describe('cases nobody has taken', () => {
  test('every age falls into one bar', () => {
    const ages = [0, 1, 2, 3, 4, 7, 8, 400].map((days) => ({ days, count: 1 }));
    expect(waitingBars(ages).map(({ count }) => count)).toEqual([2, 2, 2, 2]);
    expect(waitingBars([]).map(({ label, count }) => [label, count])).toEqual([
      ['0-1', 0],
      ['2-3', 0],
      ['4-7', 0],
      ['8+', 0],
    ]);
  });
});

describe('hearing coverage', () => {
  test('two people, one, nobody', () => {
    expect(coverageOf('a', 'b')).toBe('both');
    expect(coverageOf('a', null)).toBe('one');
    expect(coverageOf(null, 'b')).toBe('one');
    expect(coverageOf(null, null)).toBe('nobody');
  });

  test('the worst first, and each once in the count', () => {
    const hearings = (['both', 'nobody', 'one', 'nobody'] as const).map((coverage, id) => ({ id, coverage }));
    expect(worstFirst(hearings).map(({ id }) => id)).toEqual([1, 3, 2, 0]);
    expect(countCoverage(hearings)).toEqual({ covered: 1, partly: 1, nobody: 2, total: 4 });
  });
});
