import { passwordFault } from './passwords.js';

describe('choosing a password', () => {
  it.each([
    ['tres tristes tigres', null],
    ['short', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['aaaaaaaaaaaaaaaaaaaa', 'too-common'],
    ['fianzafianzafianza1', 'too-common'],
  ])('%s → %s', (password, fault) => {
    expect(passwordFault(password)).toBe(fault);
  });
});
