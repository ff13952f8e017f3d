export type ReadANumber =
  { ok: true; value: string; padded: boolean } | { ok: false; code: 'a-number-length' | 'a-number-digits' };

/**
 * Reads an A-number as it is typed or pasted: `A12345678`, spaces, hyphens and dots are fine. Seven or
 * eight digits gain leading zeros, since the courts use nine. Shown as `A012-345-678`.
 */
export function readANumber(text: string): ReadANumber {
  const bare = text
    .trim()
    .replace(/^a/i, '')
    .replace(/[\s.\-–—]/g, '');
  if (!/^\d*$/.test(bare)) return { ok: false, code: 'a-number-digits' };
  if (bare.length < 7 || bare.length > 9) return { ok: false, code: 'a-number-length' };
  const nine = bare.padStart(9, '0');
  return { ok: true, value: formatANumber(nine), padded: bare.length < 9 };
}

export function formatANumber(nineDigits: string): string {
  return `A${nineDigits.slice(0, 3)}-${nineDigits.slice(3, 6)}-${nineDigits.slice(6)}`;
}

/** What a volunteer sees after leaving the field: enough to compare, not enough to copy. */
export function maskANumber(value: string): string {
  if (value.includes('•')) return value;
  const digits = value.replace(/\D/g, '').padStart(9, '0');
  return `A •••-••${digits.slice(5, 6)}-${digits.slice(6)}`;
}

/** In threes, the way it is read back to the caller. */
export function inThrees(value: string): string {
  const digits = value.replace(/[^\d•]/g, '').padStart(9, '0');
  return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(' · ');
}
