import type { Temporal } from 'temporal-polyfill';
import { fill } from './render.js';
import type { Language } from './templates.js';

/**
 * What is said to clients and families: by text, in answer to one, and aloud by whoever calls. `first` says who writes and how to
 * stop.
 */
export const CLIENT_KEYS = ['first', 'next', 'stopped', 'started', 'help', 'due', 'ask', 'wrong'] as const;
export type ClientKey = (typeof CLIENT_KEYS)[number];

/** What a person says or reads and no phone network carries: it may be longer than one part, and has its accents. */
export const SPOKEN_KEYS: readonly ClientKey[] = ['due', 'ask', 'wrong'];

export const CLIENT_WORDS = ['when', 'phone'] as const;
export type ClientWord = (typeof CLIENT_WORDS)[number];

/**
 * The phone is seen by an abuser, an employer or an officer (domain 8.7): no name, no number of anybody, nothing about what the
 * appointment is. A text is one part, so its Spanish is worded without á, í, ó, ú ("a pedido suyo", not "como usted pidió").
 */
export const CLIENT_TEMPLATES: Readonly<Record<ClientKey, Readonly<Record<Language, string>>>> = {
  first: {
    en: 'Hello from {{phone}}, as you asked. Reminder: appointment {{when}}. Questions? Call us. Reply STOP to end.',
    es: 'Hola, del {{phone}}, a pedido suyo. Recuerde su cita: {{when}}. ¿Dudas? Llame. Para terminar, responda ALTO.',
  },
  next: {
    en: 'Reminder: you have an appointment {{when}}. Questions? Call {{phone}}. Reply STOP to end.',
    es: 'Le recordamos su cita: {{when}}. Si tiene dudas, llame al {{phone}}. Para terminar, responda ALTO.',
  },
  stopped: {
    en: 'You will get no more texts from us. Questions? Call {{phone}}.',
    es: 'Ya no le mandaremos mensajes. Si tiene dudas, llame al {{phone}}.',
  },
  started: {
    en: 'Thank you. To get reminders again, please call {{phone}}.',
    es: 'Gracias. Para volver a recibir recordatorios, llame por favor al {{phone}}.',
  },
  help: {
    en: 'Reminders that you asked for. Questions? Call {{phone}}. Reply STOP to end.',
    es: 'Le mandamos recordatorios a pedido suyo. Si tiene dudas, llame al {{phone}}. Para terminar, responda ALTO.',
  },
  due: {
    en: 'Hello, I call as you asked: you have an appointment {{when}}. Do you know where to go? Our number is {{phone}}.',
    es: 'Hola, le llamo como usted nos pidió, para recordarle su cita: {{when}}. ¿Sabe a dónde tiene que ir? Nuestro número es el {{phone}}.',
  },
  ask: {
    en: 'Hello, you asked us to stop the texts, and we have. How may we tell you of your appointments from now on?',
    es: 'Hola, usted nos pidió no recibir más mensajes, y ya no los mandamos. ¿Cómo prefiere que le avisemos de sus citas de ahora en adelante?',
  },
  wrong: {
    en: 'The number was not theirs. Ask them, when they call, for the right one.',
    es: 'El número no era de esa persona. Cuando llame, pídale el correcto.',
  },
};

/** What people call the hour, where people of this office live. */
const ZONE_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'America/New_York': { en: 'Eastern time', es: 'hora del Este' },
  'America/Chicago': { en: 'Central time', es: 'hora del Centro' },
  'America/Denver': { en: 'Mountain time', es: 'hora de Montaña' },
  'America/Phoenix': { en: 'Arizona time', es: 'hora de Arizona' },
  'America/Los_Angeles': { en: 'Pacific time', es: 'hora del Oeste' },
};

export interface ClientFacts {
  readonly at?: Temporal.Instant;
  /** IANA zone in which the date is meant. */
  readonly zone?: string;
  /** Of a date without an hour only the day is told. */
  readonly isDay?: boolean;
  /** E.164 number to call; null when the office named none. */
  readonly phone: string | null;
}

/** The very words, in the recipient's language, with day, hour and zone in words. */
export function renderClient(key: ClientKey, language: Language, facts: ClientFacts): string {
  const { at, zone, isDay = false, phone } = facts;
  const words: Readonly<Record<ClientWord, string>> = {
    when: at && zone ? spellForClient(at, zone, language, isDay) : '',
    phone: phone ? spokenNumber(phone) : '…',
  };
  return fill(CLIENT_TEMPLATES[key][language], words);
}

/** "Tue, Dec 15, 1:00 PM Eastern time" or "mar, 15 de dic, 1:00 p.m. hora del Este", in letters that cost one each. */
function spellForClient(at: Temporal.Instant, zone: string, language: Language, isDay: boolean): string {
  const local = at.toZonedDateTimeISO(zone);
  const locale = language === 'es' ? 'es-US' : 'en-US';
  const day = local.toLocaleString(locale, { weekday: 'short', month: 'short', day: 'numeric' });
  const hour = local.toLocaleString(locale, { hour: 'numeric', minute: '2-digit' });
  const name = ZONE_WORDS[zone]?.[language] ?? shortZone(local);
  return plainLetters(isDay ? day : `${day}, ${hour} ${name}`);
}

function shortZone(local: Temporal.ZonedDateTime): string {
  return local.toLocaleString('en-US', { hour: 'numeric', timeZoneName: 'short' }).split(' ').at(-1) ?? '';
}

/** Names of days and months carry accents that would halve the room of a text (sáb). */
function plainLetters(text: string): string {
  return text
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('á', 'a')
    .replaceAll('í', 'i')
    .replaceAll('ó', 'o')
    .replaceAll('ú', 'u');
}

/** 704-555-0100; numbers of other countries as they are dialled. */
export function spokenNumber(e164: string): string {
  return e164.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
}
