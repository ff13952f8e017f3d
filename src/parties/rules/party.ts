import type { PartialDate } from './partial-date.js';
import type { PersonName } from './person-name.js';

/** What a person is to the office. The same human being may be several parties; merging them is a decision. */
export const PARTY_KINDS = ['detained', 'caller', 'relative', 'sponsor', 'adverse'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** What a telephone number is for. */
export const PHONE_SLOTS = ['callback'] as const;

/** Who somebody is: one sealed document per party. Absent means not known. */
export interface PartyIdentity {
  readonly name: PersonName;
  readonly otherNames?: string;
  readonly birth?: PartialDate;
  /** ISO 3166-1 alpha-2. */
  readonly countryOfBirth?: string;
  readonly nationality?: string;
  /** ISO 639-3, or a code of the questionnaire's list. */
  readonly language?: string;
  /** Town or variant: Mam of one town may not be understood in the next. */
  readonly languageVariant?: string;
  readonly spanish?: string;
  readonly relationship?: string;
  readonly authorised?: string;
  readonly needsInterpreter?: boolean;
  readonly needsAudio?: boolean;
  /** The number itself is sealed apart and shown only on request. */
  readonly aNumberMasked?: string;
}

/** How somebody may be reached without endangering them. */
export interface PartyContact {
  /** E.164, with `;ext=` when there is an extension. */
  readonly phone: string;
  readonly safety: {
    readonly smsOk: boolean;
    readonly voicemailOk: boolean;
    readonly whatsappOk: boolean;
    readonly safeHours?: string;
    /** yes, callLater or textOnly. */
    readonly safeToTalk?: string;
  };
}
