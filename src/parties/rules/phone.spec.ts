import { dialledPart, readPhone, storedPhone } from './phone.js';

describe('telephone number', () => {
  it.each([
    ['704 555 0123', '+17045550123', null],
    ['(704) 555-0123', '+17045550123', null],
    ['1-704-555-0123', '+17045550123', null],
    ['+1 704 555 0123 ext. 12', '+17045550123', '12'],
    ['+502 5555 0101', '+50255550101', null],
    ['00502 5555 0101', '+50255550101', null],
    ['+52 55 5555 0101', '+525555550101', null],
  ])('%s as typed', (typed, e164, extension) => {
    expect(readPhone(typed)).toEqual({ ok: true, e164, extension });
  });

  it.each([
    ['', 'empty'],
    ['12', 'not-a-phone'],
    ['call my sister', 'not-a-phone'],
    ['704 555 01234567', 'not-a-phone'],
    ['tel:704', 'not-a-phone'],
  ])('%s is refused', (typed, reason) => {
    expect(readPhone(typed)).toEqual({ ok: false, reason });
  });

  it('keeps the extension beside the number that is matched', () => {
    const stored = storedPhone({ e164: '+17045550123', extension: '12' });
    expect(stored).toBe('+17045550123;ext=12');
    expect(dialledPart(stored)).toBe('+17045550123');
  });
});
