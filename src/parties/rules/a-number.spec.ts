import { formatANumber, maskANumber, readANumber } from './a-number.js';

describe('A-number', () => {
  it.each([
    ['A012-345-678', '012345678', false],
    ['a 12 345 678', '012345678', true],
    ['12345678', '012345678', true],
    ['1234567', '001234567', true],
    ['A# 000-123-456', '000123456', false],
    ['A\u00a0000\u2013123\u2013456', '000123456', false],
    ['０００１２３４５６', '000123456', false],
  ])('%s as typed', (typed, digits, padded) => {
    expect(readANumber(typed)).toEqual({ ok: true, digits, padded });
  });

  it.each([
    ['', 'empty'],
    ['A', 'empty'],
    ['123456', 'length'],
    ['1234567890', 'length'],
    ['A12345678B', 'not-digits'],
    ['AA12345678', 'not-digits'],
    ['12345O78', 'not-digits'],
  ])('%s is refused', (typed, reason) => {
    expect(readANumber(typed)).toEqual({ ok: false, reason });
  });

  it('prints in threes and masks all but the last four', () => {
    expect(formatANumber('012345678')).toBe('A012-345-678');
    expect(maskANumber('012345678')).toBe('A •••-••5-678');
  });
});
