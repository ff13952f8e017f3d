import { parsePhoneNumberFromString } from 'libphonenumber-js';

export type PhoneReading =
  | { readonly ok: true; readonly e164: string; readonly extension: string | null }
  | { readonly ok: false; readonly reason: 'empty' | 'not-a-phone' };

/**
 * Reads a telephone number in any way of writing. Without a country code it is a number of the United States; numbers
 * from abroad need their +. Length is checked, not whether the exchange exists: a family's number is never refused
 * because a table is old.
 */
export function readPhone(typed: string): PhoneReading {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { ok: false, reason: 'empty' };
  const parsed = parsePhoneNumberFromString(text.replace(/^00(?=\d)/, '+'), {
    defaultCountry: 'US',
    extract: false,
  });
  if (!parsed?.isPossible()) return { ok: false, reason: 'not-a-phone' };
  return { ok: true, e164: parsed.number, extension: parsed.ext ?? null };
}

/** The form a number is kept in: E.164, with the extension as in RFC 3966 (`+17045550123;ext=12`). */
export function storedPhone(reading: { e164: string; extension: string | null }): string {
  return reading.extension ? `${reading.e164};ext=${reading.extension}` : reading.e164;
}

/** The E.164 part of a stored number, which is what is dialled and matched. */
export function dialledPart(stored: string): string {
  return stored.split(';')[0] ?? stored;
}
