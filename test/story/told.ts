import { placeId } from '../../src/places/place-id.js';

export const STEWART = placeId('IC_STEWART');

const value = (given: unknown) => ({ state: 'value', value: given });
const UNKNOWN = { state: 'unknown' };

/** What the sister says on the phone. */
export const THE_CALL = {
  'caller.safeToTalk': value('yes'),
  'caller.phone': value('(704) 555-0182'),
  'caller.name': value('Lupita Zarco'),
  'caller.relationship': value('sibling'),
  'caller.language': value('spa'),
  'consent.store': value('yes'),
  'now.childAlone': value('no'),
  'now.medical': value('yes'),
  'now.medicalDetail': value('Toma insulina dos veces al día'),
  'now.beingMoved': UNKNOWN,
  'now.localJail': value('no'),
  'detained.detainedNow': value('yes'),
  'detained.aNumber': value('A 000-101-234'),
  'detained.countryOfBirth': value('MX'),
  'detained.givenNames': value('José Ángel'),
  'detained.firstSurname': value('Hernández'),
  'detained.secondSurname': value('Quintanar'),
  'detained.birth': value({ precision: 'approx', y: 1985 }),
  'detained.facility': value(placeId('STWRTGA')),
  'detained.arrestRoute': value('trafficStop'),
  'court.priorRemovalOrder': UNKNOWN,
  'close.consentShare': value('yes'),
  'close.notes': value('El primo Evaristo tiene los papeles'),
};

/** Everything in it that could point at a person, in the forms in which it might be kept. */
export const SECRETS = [
  'Lupita',
  'Zarco',
  '5550182',
  '555-0182',
  'insulina',
  '000101234',
  '000-101-234',
  'José Ángel',
  'Hernández',
  'HERNÁNDEZ',
  'Hernandez',
  'Quintanar',
  'Evaristo',
  'government asked for time',
  'Received by the Board',
  'Moved away',
  'no lawyer',
  'Vera Solís',
  'Beto Lind',
];

export interface Acted {
  readonly id: string;
}
export interface CaseFile {
  readonly detained: { readonly name: string; readonly aNumberMasked: string };
}
export interface Deadlines {
  readonly items: readonly {
    readonly id: string;
    readonly code: string;
    readonly status: string;
    readonly arithmetic: string;
    readonly citation: string;
    readonly nominal: { readonly on?: string };
    readonly rolled: { readonly on?: string };
  }[];
}
export interface Reminders {
  readonly items: readonly {
    readonly id: string;
    readonly state: string;
    readonly recipient: { readonly id: string };
  }[];
}
export interface Inbox {
  readonly items: readonly {
    readonly kind: string;
    readonly caseId: string | null;
    readonly reminderId: string | null;
    readonly acknowledgedAt: string | null;
  }[];
}
export interface Board {
  readonly nextSevenDays: { readonly items: readonly { readonly caseId: string }[] };
  readonly delivery: { readonly channels: readonly { readonly sent: number }[] };
}
