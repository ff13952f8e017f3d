import { inThrees, maskANumber, readANumber } from './a-number.js';

describe('A-number as typed', () => {
  it.each([
    ['A123456789', 'A123-456-789', false],
    ['a 012 345 678', 'A012-345-678', false],
    ['A12-345-678', 'A012-345-678', true],
    ['1234567', 'A001-234-567', true],
    ['000.000.001', 'A000-000-001', false],
  ])('%s is %s', (text, value, padded) => {
    expect(readANumber(text)).toEqual({ ok: true, value, padded });
  });

  it.each([
    ['A12', 'a-number-length'],
    ['1234567890', 'a-number-length'],
    ['', 'a-number-length'],
    ['A01234567B', 'a-number-digits'],
  ])('%s is refused with %s', (text, code) => {
    expect(readANumber(text)).toEqual({ ok: false, code });
  });

  it('is masked but for the last four digits', () => {
    expect(maskANumber('A012-345-678')).toBe('A •••-••5-678');
    expect(maskANumber('A •••-••5-678')).toBe('A •••-••5-678');
  });

  it('is read back in threes', () => {
    expect(inThrees('A012-345-678')).toBe('012 · 345 · 678');
  });
});
