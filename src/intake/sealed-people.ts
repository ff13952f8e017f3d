import { Injectable } from '@nestjs/common';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { aNumberSeal, identitySeal, phoneSeal, safetySeal } from '../parties/party-seals.js';
import type { PartyIdentity } from '../parties/rules/party.js';
import { dialledPart } from '../parties/rules/phone.js';
import type { PersonSave, Save } from './autosave.queries.js';
import { wordOf, type Answer, type Answers } from './rules/answers.js';
import { callerContact, callerPerson, detainedPerson, touchedPeople } from './rules/people-of-call.js';
import type { SealedRow } from './sealed-answers.js';

type Changes = ReadonlyMap<string, Answer | null>;

/** The caller and the detained person as a call describes them, sealed under their own keys. */
@Injectable()
export class SealedPeople {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
  ) {}

  /** The people a patch changes, with the A-number it brings (nine digits), if any. */
  async people(
    row: SealedRow,
    answers: Answers,
    changes: Changes,
    aNumber: string | null,
  ): Promise<PersonSave[]> {
    const touched = touchedPeople(changes);
    const people: PersonSave[] = [];
    if (touched.caller) people.push(await this.person(row.caller_party_id, callerPerson(answers)));
    if (touched.detained) {
      const person = await this.person(row.detained_party_id, detainedPerson(answers));
      people.push(
        changes.has('detained.aNumber')
          ? { ...person, aNumber: await this.aNumberOf(row.detained_party_id, aNumber) }
          : person,
      );
    }
    return people;
  }

  private async person(partyId: string, identity: PartyIdentity): Promise<PersonSave> {
    const { subject, column } = identitySeal(partyId);
    return { partyId, identitySealed: await this.cipher.sealJson(subject, column, identity) };
  }

  private async aNumberOf(
    partyId: string,
    digits: string | null,
  ): Promise<NonNullable<PersonSave['aNumber']> | null> {
    if (digits === null) return null;
    const { subject, column } = aNumberSeal(partyId);
    return { sealed: await this.cipher.seal(subject, column, digits), bidx: this.blindIndex.aNumber(digits) };
  }

  /** The callback number with its safety marks; undefined when the patch touches neither. */
  async phone(row: SealedRow, answers: Answers, changes: Changes): Promise<Save['phone']> {
    if (!touchedPeople(changes).contact) return undefined;
    const partyId = row.caller_party_id;
    const phone = wordOf(answers, 'caller.phone');
    if (phone === null) return { partyId, row: null };
    const number = phoneSeal(partyId);
    const safety = safetySeal(partyId);
    return {
      partyId,
      row: {
        phoneSealed: await this.cipher.seal(number.subject, number.column, phone),
        phoneBidx: this.blindIndex.phone(dialledPart(phone)),
        safetySealed: await this.cipher.sealJson(safety.subject, safety.column, callerContact(answers)),
      },
    };
  }
}
