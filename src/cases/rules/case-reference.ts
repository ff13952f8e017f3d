/** Crockford's base 32: no I, L, O or U, so that a reference can be read out over a bad line. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 4;
const PREFIX = 'FZ-';

/** A new reference like FZ-7K3F, from four whole numbers below 32 that `pick` chooses. It says nothing about the case. */
export function newReference(pick: (below: number) => number): string {
  let letters = '';
  for (let at = 0; at < LENGTH; at += 1) letters += ALPHABET.charAt(pick(ALPHABET.length));
  return PREFIX + letters;
}

/** A reference as somebody typed or spelled it ("fz 7k3f", "7K3F", O for 0), in its one written form; null when it is none. */
export function readReference(typed: string): string | null {
  const letters = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/^FZ(?=.{4}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isOne = letters.length === LENGTH && [...letters].every((letter) => ALPHABET.includes(letter));
  return isOne ? PREFIX + letters : null;
}
