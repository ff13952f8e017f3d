import { heatStep, weekSum } from './heat.js';
import { type NextSevenDays } from './shapes.js';

const day = (on: string) => ({ on, weekend: false, holiday: null });
const row = (kind: string, cells: number[]) => ({ kind, title: null, cells, total: 0 });

describe('the heat table', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 2],
    [6, 3],
    [40, 3],
  ])('%i dates in a cell is step %i', (count, step) => expect(heatStep(count)).toBe(step));

  it('adds up the week and names its busiest day', () => {
    const week: NextSevenDays = {
      days: [day('2026-11-24'), day('2026-11-25'), day('2026-11-26')],
      rows: [row('hearing', [3, 5, 0]), row('BIA_BOND_APPEAL', [1, 2, 0])],
      items: [],
    };
    expect(weekSum(week)).toEqual({ total: 11, busiest: { on: '2026-11-25', count: 7 } });
  });

  it('an empty week has no busiest day', () => {
    expect(weekSum({ days: [day('2026-11-24')], rows: [], items: [] })).toEqual({ total: 0, busiest: null });
  });
});
