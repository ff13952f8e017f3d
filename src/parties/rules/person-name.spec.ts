import { displayName, tidyName } from './person-name.js';

describe("a person's name", () => {
  it('two surnames come first, in capitals with their accents', () => {
    expect(displayName({ givenNames: 'José', firstSurname: 'Hernández', secondSurname: 'López' })).toBe(
      'HERNÁNDEZ LÓPEZ, José',
    );
  });

  it('one surname is enough, and so is a single name', () => {
    expect(displayName({ givenNames: 'Marta', firstSurname: 'Chub' })).toBe('CHUB, Marta');
    expect(displayName({ givenNames: 'Suharto' })).toBe('Suharto');
    expect(displayName({ firstSurname: 'Ixcoy' })).toBe('IXCOY');
  });

  it("falls back to the government's spelling", () => {
    expect(displayName({ asIceHasIt: 'HERNANDEZ-LOPEZ JOSE' })).toBe('HERNANDEZ-LOPEZ JOSE');
    expect(displayName({})).toBe('');
  });

  it('a decomposed accent is the same name', () => {
    expect(tidyName('  Jose\u0301   Luis ')).toBe('Jos\u00e9 Luis');
  });
});
