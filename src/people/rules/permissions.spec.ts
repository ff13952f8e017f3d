import { PERMISSIONS, PERMISSION_WORDS, ROLES, may, wordsOf } from './permissions.js';

describe('permission matrix', () => {
  it('gives every word to at least one role, and only to roles that exist', () => {
    for (const word of PERMISSION_WORDS) {
      const roles: readonly string[] = PERMISSIONS[word];
      expect(roles.length).toBeGreaterThan(0);
      expect(roles.every((role) => (ROLES as readonly string[]).includes(role))).toBe(true);
    }
  });

  it('lets nobody without a role do anything', () => {
    expect(wordsOf([])).toEqual([]);
    expect(may(['visitor'], 'self:use')).toBe(false);
  });

  it('keeps an admin away from the content of intakes and cases', () => {
    const words = wordsOf(['admin']).filter((word) =>
      /^(intake|case|hearing|decision|custody|note):/.test(word),
    );
    expect(words).toEqual([]);
  });
});
