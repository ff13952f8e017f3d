/** DHS file numbers: nine digits, often written with seven or eight, with an A, spaces or hyphens. No check digit exists. */

export type ANumberReading =
  | { readonly ok: true; readonly digits: string; readonly padded: boolean }
  | { readonly ok: false; readonly reason: 'empty' | 'not-digits' | 'length' };

// People paste non-breaking spaces and every kind of dash.
const SEPARATORS = /[\s\u2010-\u2015.-]/g;

/**
 * Reads an A-number as people type it. `digits` has nine digits, zeros added on the left; `padded` says so, because the
 * caller should hear it read back. EOIR Policy Manual 1.6: numbers of eight digits take a leading zero.
 */
export function readANumber(typed: string): ANumberReading {
  const bare = typed
    .normalize('NFKC')
    .replace(SEPARATORS, '')
    .replace(/^[Aa]#?/, '')
    .replace(SEPARATORS, '');
  if (bare === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/.test(bare)) return { ok: false, reason: 'not-digits' };
  if (bare.length < 7 || bare.length > 9) return { ok: false, reason: 'length' };
  return { ok: true, digits: bare.padStart(9, '0'), padded: bare.length < 9 };
}

/** Nine digits as printed on papers: A012-345-678. */
export function formatANumber(digits: string): string {
  return `A${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`;
}

/** Nine digits with only the last four shown: A •••-••5-678. */
export function maskANumber(digits: string): string {
  return `A •••-••${digits.slice(5, 6)}-${digits.slice(6)}`;
}
