import type { ColumnRef, SubjectRef } from '../confidentiality/sealed.js';

/** Which key seals what of a person, and what the ciphertext is bound to. */
interface Seal {
  readonly subject: SubjectRef;
  readonly column: ColumnRef;
}

export const identitySeal = (partyId: string): Seal => ({
  subject: { subjectId: partyId, purpose: 'identity' },
  column: { table: 'app.parties', column: 'identity_sealed', rowId: partyId },
});

export const aNumberSeal = (partyId: string): Seal => ({
  subject: { subjectId: partyId, purpose: 'identity' },
  column: { table: 'app.parties', column: 'a_number_sealed', rowId: partyId },
});

// A number's row is known by its party and slot.
export const phoneSeal = (partyId: string): Seal => ({
  subject: { subjectId: partyId, purpose: 'contact' },
  column: { table: 'app.party_phones', column: 'phone_sealed.callback', rowId: partyId },
});

export const safetySeal = (partyId: string): Seal => ({
  subject: { subjectId: partyId, purpose: 'contact' },
  column: { table: 'app.party_phones', column: 'safety_sealed.callback', rowId: partyId },
});
