const SHORTEST = 15;
const LONGEST = 200;
const CONTEXT_WORDS = [
  'fianza',
  'colectiva',
  'carolina',
  'password',
  'contrasena',
  'contraseña',
  'qwerty',
  '12345678',
];
const FEWEST_DIFFERENT = 5;

export type PasswordFault = 'too-short' | 'too-long' | 'too-common';

/**
 * Why a password is refused, or null. Length decides; no rules of composition (ASVS 6.2.5). Words anybody would try for
 * this office do not count towards the length.
 */
export function passwordFault(password: string): PasswordFault | null {
  if (password.length > LONGEST) return 'too-long';
  if (password.length < SHORTEST) return 'too-short';
  const rest = CONTEXT_WORDS.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return new Set(rest).size < FEWEST_DIFFERENT ? 'too-common' : null;
}
