import { Choice, Flag, Id, Nested, Text, Whole } from '../platform/fields.js';
import type { PartyCard } from '../parties/party-reader.service.js';
import { DATE_PRECISIONS, DATE_SOURCES, type PartialDate } from '../parties/rules/partial-date.js';
import type { PartyContact } from '../parties/rules/party.js';

/** A staff member as others see them. */
export class PersonRefDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

/** A date as precisely as it is known. */
export class PartialDateDto {
  @Choice(DATE_PRECISIONS)
  precision!: string;

  @Whole({ optional: true })
  y?: number;

  @Whole({ optional: true })
  m?: number;

  @Whole({ optional: true })
  d?: number;

  @Choice(DATE_SOURCES, { optional: true })
  source?: string;
}

export class DetainedPersonDto {
  @Id()
  partyId!: string;

  @Text({ description: 'HERNÁNDEZ LÓPEZ, José; empty when no name is known.' })
  name!: string;

  @Text({ nullable: true })
  givenNames!: string | null;

  @Text({ nullable: true })
  firstSurname!: string | null;

  @Text({ nullable: true })
  secondSurname!: string | null;

  @Text({ nullable: true })
  nameAsIceHasIt!: string | null;

  @Text({ nullable: true })
  otherNames!: string | null;

  @Text({ nullable: true })
  aNumberMasked!: string | null;

  @Text({ nullable: true, description: 'ISO 3166-1 alpha-2.' })
  countryOfBirth!: string | null;

  @Text({ nullable: true })
  nationality!: string | null;

  @Text({ nullable: true, description: 'ISO 639-3.' })
  language!: string | null;

  @Text({ nullable: true })
  languageVariant!: string | null;

  @Nested(() => PartialDateDto, { nullable: true })
  birth!: PartialDateDto | null;
}

/** How somebody may be reached without endangering them. */
class PhoneSafetyDto {
  @Flag()
  smsOk!: boolean;

  @Flag()
  voicemailOk!: boolean;

  @Flag()
  whatsappOk!: boolean;

  @Text({ nullable: true })
  safeHours!: string | null;

  @Text({ nullable: true })
  safeToTalk!: string | null;
}

export class CaseContactDto {
  @Id()
  partyId!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  relationship!: string | null;

  @Text({ nullable: true })
  language!: string | null;

  @Flag()
  needsInterpreter!: boolean;

  @Text({ nullable: true, description: 'Whether the detained person allows us to speak with them.' })
  authorised!: string | null;

  @Text({ nullable: true })
  phone!: string | null;

  @Nested(() => PhoneSafetyDto, { nullable: true })
  phoneSafety!: PhoneSafetyDto | null;
}

/** The banner of the case page. */
export class CaseSafetyDto {
  @Flag({ description: 'Leave no message at the callback number.' })
  doNotLeaveMessage!: boolean;

  @Flag({ description: 'Send no text to the callback number.' })
  doNotText!: boolean;

  @Flag({ description: 'The caller has no word of the client to be told anything.' })
  callerNotAuthorised!: boolean;
}

export function toDetainedPersonDto(partyId: string, card: PartyCard | undefined): DetainedPersonDto {
  return {
    partyId,
    name: card?.name ?? '',
    givenNames: card?.parts.givenNames ?? null,
    firstSurname: card?.parts.firstSurname ?? null,
    secondSurname: card?.parts.secondSurname ?? null,
    nameAsIceHasIt: card?.parts.asIceHasIt ?? null,
    otherNames: card?.otherNames ?? null,
    aNumberMasked: card?.aNumberMasked ?? null,
    countryOfBirth: card?.countryOfBirth ?? null,
    nationality: card?.nationality ?? null,
    language: card?.language ?? null,
    languageVariant: card?.languageVariant ?? null,
    birth: card?.birth ? toPartialDateDto(card.birth) : null,
  };
}

export function toPartialDateDto({ precision, y, m, d, source }: PartialDate): PartialDateDto {
  const parts = {
    ...(y === undefined ? {} : { y }),
    ...(m === undefined ? {} : { m }),
    ...(d === undefined ? {} : { d }),
  };
  return { precision, ...parts, ...(source ? { source } : {}) };
}

export function toCaseContactDto(card: PartyCard, contact: PartyContact | undefined): CaseContactDto {
  const safety = contact?.safety;
  return {
    partyId: card.id,
    name: card.name,
    relationship: card.relationship ?? null,
    language: card.language ?? null,
    needsInterpreter: card.needsInterpreter ?? false,
    authorised: card.authorised ?? null,
    phone: contact?.phone ?? null,
    phoneSafety: safety
      ? {
          smsOk: safety.smsOk,
          voicemailOk: safety.voicemailOk,
          whatsappOk: safety.whatsappOk,
          safeHours: safety.safeHours ?? null,
          safeToTalk: safety.safeToTalk ?? null,
        }
      : null,
  };
}

/** Without a clear yes no message is left, none is sent, and nothing is told. */
export function toCaseSafetyDto(contacts: readonly CaseContactDto[]): CaseSafetyDto {
  return {
    doNotLeaveMessage: !contacts.some((contact) => contact.phoneSafety?.voicemailOk),
    doNotText: !contacts.some((contact) => contact.phoneSafety?.smsOk),
    callerNotAuthorised: !contacts.some((contact) => contact.authorised === 'yes'),
  };
}
