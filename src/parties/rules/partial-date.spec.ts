import { readPartialDate, spanOf } from './partial-date.js';

describe('partial date', () => {
  it.each([
    { precision: 'day', y: 1985, m: 3, d: 4 },
    { precision: 'month', y: 1985, m: 3, source: 'document' },
    { precision: 'year', y: 1985 },
    { precision: 'approx', y: 1985 },
    { precision: 'approx', y: 2026, m: 11 },
    { precision: 'unknown' },
    { precision: 'day', y: 2024, m: 2, d: 29 },
  ] as const)('%j is kept as it is', (date) => {
    expect(readPartialDate(date)).toEqual({ ok: true, date });
  });

  it.each([
    [{ precision: 'day', y: 2025, m: 2, d: 30 }],
    [{ precision: 'day', y: 2025, m: 2, d: 29 }],
    [{ precision: 'month', y: 1985, m: 13 }],
    [{ precision: 'year', y: 1066 }],
    [{ precision: 'year', y: 20026 }],
  ])('%j is impossible', (date) => {
    expect(readPartialDate(date)).toEqual({ ok: false, reason: 'impossible' });
  });

  it.each([
    ['1985'],
    [null],
    [[]],
    [{ precision: 'day', y: 1985 }],
    [{ precision: 'year', y: 1985, m: 3 }],
    [{ precision: 'approx', y: 1985, d: 3 }],
    [{ precision: 'year', y: '1985' }],
    [{ precision: 'year', y: 1985.5 }],
    [{ precision: 'century', y: 1985 }],
    [{ precision: 'year', y: 1985, note: 'x' }],
    [{ precision: 'year', y: 1985, source: 'rumour' }],
  ])('%j has the wrong shape', (date) => {
    expect(readPartialDate(date)).toEqual({ ok: false, reason: 'shape' });
  });

  it('a month spans its days, an approximate year spans a year each way', () => {
    const month = spanOf({ precision: 'month', y: 2026, m: 2 });
    expect([String(month?.from), String(month?.to)]).toEqual(['2026-02-01', '2026-02-28']);
    const about = spanOf({ precision: 'approx', y: 2010 });
    expect([String(about?.from), String(about?.to)]).toEqual(['2009-01-01', '2011-12-31']);
    expect(spanOf({ precision: 'unknown' })).toBeNull();
  });
});
