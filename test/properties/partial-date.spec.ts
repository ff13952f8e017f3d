import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readPartialDate, spanOf, type PartialDate } from '../../src/parties/rules/partial-date.js';

const anyParts = fc.record(
  {
    precision: fc.constantFrom('day', 'month', 'year', 'approx', 'unknown'),
    y: fc.integer({ min: 1800, max: 2200 }),
    m: fc.integer({ min: -1, max: 14 }),
    d: fc.integer({ min: -1, max: 33 }),
  },
  { requiredKeys: ['precision'] },
);

const isRealDay = ({ y, m, d }: PartialDate): boolean => {
  try {
    Temporal.PlainDate.from({ year: y ?? 0, month: m ?? 0, day: d ?? 0 }, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

describe('partial dates, for any value', () => {
  it('reading is total', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(typeof readPartialDate(value).ok).toBe('boolean');
      }),
    );
  });

  it('a day that was accepted is a day of the calendar', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const reading = readPartialDate(parts);
        if (reading.ok && reading.date.precision === 'day') expect(isRealDay(reading.date)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('reading what was read changes nothing, and precision is neither gained nor lost', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const reading = readPartialDate(parts);
        if (!reading.ok) return;
        expect(readPartialDate(reading.date)).toEqual(reading);
        expect(reading.date.precision).toBe(parts.precision);
      }),
    );
  });

  it('the span is in order and holds every day that was named', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const reading = readPartialDate(parts);
        const span = reading.ok ? spanOf(reading.date) : null;
        if (!span || !reading.ok) return;
        expect(Temporal.PlainDate.compare(span.from, span.to)).toBeLessThanOrEqual(0);
        const { y, m, d } = reading.date;
        const named = Temporal.PlainDate.from({ year: y ?? 0, month: m ?? 6, day: d ?? 15 });
        expect(Temporal.PlainDate.compare(span.from, named)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(named, span.to)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
