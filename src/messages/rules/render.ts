import { Temporal } from 'temporal-polyfill';
import { PUSH_TEMPLATES, type PushWord } from './push-templates.js';
import { SEEN_BY, SMS_TEMPLATES, type SmsKey, type SmsWord } from './sms-templates.js';
import { TEMPLATES, type Language, type TemplateKey, type TemplateWord } from './templates.js';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

const SHORT: Intl.DateTimeFormatOptions = {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
};
const LONG: Intl.DateTimeFormatOptions = { ...SHORT, month: 'long', weekday: 'long', year: 'numeric' };

export interface MessageFacts {
  /** The case code, FZ-XXXX; never a name. */
  readonly code: string;
  /** When to act. */
  readonly at: Temporal.Instant;
  /** IANA zone in which the time is meant. */
  readonly zone: string;
  readonly link: string;
  /** How many messages it is about; only of those about several. */
  readonly count?: number;
}

/** Subject and text of a message in the recipient's language; the time is spelled out with weekday, year and zone. */
export function renderMessage(
  key: TemplateKey,
  language: Language,
  facts: MessageFacts,
): { subject: string; text: string } {
  const words: Readonly<Record<TemplateWord, string>> = {
    code: facts.code,
    when: spellOut(facts.at, facts.zone, language),
    link: facts.link,
    count: String(facts.count ?? ''),
  };
  const template = TEMPLATES[key][language];
  return { subject: fill(template.subject, words), text: fill(template.text, words) };
}

/** "Friday, December 4, 2026 at 1:00 PM EST" or "viernes, 4 de diciembre de 2026, 1:00 p. m. EST". */
export function spellOut(at: Temporal.Instant, zone: string, language: Language): string {
  return format(at, zone, language, LONG);
}

/** "Friday, December 4, 2026" or "viernes, 4 de diciembre de 2026". */
export function spellDay(on: Temporal.PlainDate, language: Language): string {
  return on.toLocaleString(LOCALES[language], {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
}

/** "Dec 4, 1:00 PM EST" or "4 dic, 1:00 p. m. EST": a weekday would cost the letters a text has not got. */
function spellShort(at: Temporal.Instant, zone: string, language: Language): string {
  return format(at, zone, language, SHORT);
}

/** A formatter is dear to make and good for ever. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  at: Temporal.Instant,
  timeZone: string,
  language: Language,
  style: Intl.DateTimeFormatOptions,
): string {
  const key = `${language} ${style === LONG ? 'long' : 'short'} ${timeZone}`;
  let formatter = formats.get(key);
  if (!formatter)
    formats.set(key, (formatter = new Intl.DateTimeFormat(LOCALES[language], { ...style, timeZone })));
  // The narrow no-break spaces of the locale tables make mail needlessly exotic.
  return formatter.format(at.epochMilliseconds).replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** A text message in the recipient's language. `at` is spelled out short, in its zone. */
export function renderSms(
  key: SmsKey,
  language: Language,
  facts: {
    readonly code?: string;
    readonly at?: Temporal.Instant;
    readonly zone?: string;
    readonly publicUrl: string;
    readonly pin?: string;
    readonly count?: number;
  },
): string {
  const words: Readonly<Record<SmsWord, string>> = {
    code: facts.code ?? '',
    when: facts.at && facts.zone ? spellShort(facts.at, facts.zone, language) : '',
    host: new URL(facts.publicUrl).origin,
    pin: facts.pin ?? '',
    seen: SEEN_BY,
    count: String(facts.count ?? ''),
  };
  return fill(SMS_TEMPLATES[key][language], words);
}

/** A notification in the recipient's language: the case code as its title, and what a text would say. */
export function renderPush(
  key: TemplateKey,
  language: Language,
  { code, at, zone, count }: Omit<MessageFacts, 'link'>,
): { subject: string; text: string } {
  const words: Readonly<Record<PushWord, string>> = {
    code,
    when: spellShort(at, zone, language),
    count: String(count ?? ''),
  };
  return { subject: code, text: fill(PUSH_TEMPLATES[key][language], words) };
}

/** Puts words into a template. */
export function fill<Word extends string>(text: string, words: Readonly<Record<Word, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_whole, word: string) => words[word as Word]);
}
