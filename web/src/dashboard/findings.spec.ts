import { barLength, coverageFinding, hoursInWords, waitedLong } from './findings.js';

const coverage = (nobody: number, partly: number, covered: number) => ({
  nobody,
  partly,
  covered,
  total: nobody + partly + covered,
  items: [],
});

describe('what the headings say', () => {
  it('the worst of the hearings comes first', () => {
    expect(coverageFinding(coverage(1, 3, 10))).toEqual({ key: 'nobody', count: 1, total: 14 });
    expect(coverageFinding(coverage(0, 3, 10))).toEqual({ key: 'partly', count: 3, total: 13 });
    expect(coverageFinding(coverage(0, 0, 10))).toEqual({ key: 'all', count: 10, total: 10 });
    expect(coverageFinding(coverage(0, 0, 0)).key).toBe('empty');
  });

  it('bars are as long as their numbers, and one case can be seen beside a hundred', () => {
    expect(barLength(6, [6, 4, 3, 1])).toBe(100);
    expect(barLength(3, [6, 4, 3, 1])).toBe(50);
    expect(barLength(1, [100, 1])).toBe(2);
    expect(barLength(0, [6, 0])).toBe(0);
    expect(barLength(0, [0, 0])).toBe(0);
  });

  it('from four days on it is too long', () => {
    expect(['0-1', '2-3', '4-7', '8+'].filter(waitedLong)).toEqual(['4-7', '8+']);
  });

  it('hours up to two days, then days', () => {
    expect(hoursInWords(0.2)).toEqual({ key: 'hours', count: 1 });
    expect(hoursInWords(30.4)).toEqual({ key: 'hours', count: 30 });
    expect(hoursInWords(80)).toEqual({ key: 'days', count: 3 });
  });
});
