import { faultOfSpan } from './calendar-span.js';

describe('the span of a calendar', () => {
  test('one day, and the six weeks of a month, are shown', () => {
    expect(faultOfSpan('2026-11-24', '2026-11-24')).toBeNull();
    expect(faultOfSpan('2026-10-26', '2026-12-06')).toBeNull();
  });

  test('forty-five days are the most, the change of the clocks among them', () => {
    expect(faultOfSpan('2026-10-15', '2026-11-28')).toBeNull();
    expect(faultOfSpan('2026-10-15', '2026-11-29')).toBe('span-too-long');
  });

  test('a span that ends before it begins', () => {
    expect(faultOfSpan('2026-11-24', '2026-11-23')).toBe('before-start');
  });
});
