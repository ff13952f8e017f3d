/** How a call comes in. */
export const INTAKE_CHANNELS = ['phone', 'whatsapp', 'web', 'walk_in', 'partner', 'jail_call'] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

export const CONSENT_SCOPES = ['store', 'share'] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

// Crockford's base 32: no I, L, O, U, so that a reference can be read over a bad line.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference a caller can write down, from four random bytes; it says nothing about when or how many. */
export function intakeReference(random: Uint8Array): string {
  return `IN-${[...random.subarray(0, 4)].map((byte) => ALPHABET[byte % 32]).join('')}`;
}
