import type { Language, TemplateKey } from './templates.js';

/** What is said by text message only: in answer to somebody, or to see whether a number is theirs. */
export const SMS_ONLY_KEYS = ['pin', 'stopped', 'started', 'help', 'nothing'] as const;
export type SmsKey = TemplateKey | (typeof SMS_ONLY_KEYS)[number];

/** The only words a text message may take from outside itself. No link that names anything: the host and no more. */
export const SMS_WORDS = ['code', 'when', 'host', 'pin', 'seen', 'count'] as const;
export type SmsWord = (typeof SMS_WORDS)[number];
/** What is to be answered for "seen": {{seen}}, because a template has no number of its own. Words do as well (inbound-words.ts). */
export const SEEN_BY = '1';

/**
 * Every text message in every language. One part each, in the letters of GSM 03.38: Spanish is worded so that it needs no
 * á, í, ó, ú, which would halve the room. The office's name never appears: in Spanish it is the word that must not be read
 * over a shoulder.
 */
export const SMS_TEMPLATES: Readonly<Record<SmsKey, Readonly<Record<Language, string>>>> = {
  reminder: {
    en: '{{code}}: something to do by {{when}}. Reply {{seen}} = seen, or sign in: {{host}}',
    es: '{{code}}: hay algo que hacer antes de: {{when}}. Responda {{seen}} = visto, o entre a: {{host}}',
  },
  record: {
    en: '{{code}}: please record how it went ({{when}}): {{host}} Reply {{seen}} = seen.',
    es: '{{code}}: anote el resultado ({{when}}): {{host}} Responda {{seen}} = visto.',
  },
  escalation: {
    en: '{{code}}: nobody has confirmed. When: {{when}}. Please take it up. Reply {{seen}} = seen, or sign in: {{host}}',
    es: '{{code}}: nadie ha confirmado. Fecha: {{when}}. Confirme usted: responda {{seen}} = visto, o entre a: {{host}}',
  },
  page: {
    en: 'URGENT {{code}}: {{when}}, and nobody has confirmed. Reply {{seen}} = seen now, or sign in: {{host}}',
    es: 'URGENTE {{code}}: {{when}}, y nadie ha confirmado. Responda {{seen}} = visto, o entre ahora: {{host}}',
  },
  paused: {
    en: '{{code}}: a reminder is held back. When: {{when}}. See that it is known. Reply {{seen}} = seen: {{host}}',
    es: '{{code}}: hay un recordatorio en pausa. Fecha: {{when}}. Avise usted. Responda {{seen}} = visto: {{host}}',
  },
  'paused-outside': {
    en: '{{code}}: {{count}} held back to people outside. When: {{when}}. See that they know. Reply {{seen}} = seen: {{host}}',
    es: '{{code}}: {{count}} en pausa, a personas de fuera. Fecha: {{when}}. Avise usted. Responda {{seen}} = visto: {{host}}',
  },
  pin: {
    en: '{{pin}} is your code to get reminders on this phone. It is good for ten minutes. Reply STOP to end.',
    es: 'Su clave para recibir recordatorios: {{pin}}. Vale diez minutos. Responda ALTO para no recibir mensajes.',
  },
  stopped: {
    en: 'You will get no more texts here. Reminders reach you another way. Reply START to get texts again.',
    es: 'Ya no recibe mensajes en este celular. Sus recordatorios le llegan por otro medio. Responda START para recibirlos de nuevo.',
  },
  started: {
    en: 'Texts are on again. Reply STOP to end, HELP for help.',
    es: 'Vuelve a recibir mensajes. Responda ALTO para no recibirlos, AYUDA para pedir ayuda.',
  },
  help: {
    en: 'Reminders from your office. Questions: sign in at {{host}} or call a coordinator. Reply STOP to end.',
    es: 'Recordatorios de su oficina. Dudas: entre a {{host}} o llame a su oficina. Responda ALTO para no recibir mensajes.',
  },
  nothing: {
    en: 'Nothing waits for you to confirm it. Sign in to see your list: {{host}}',
    es: 'No hay nada pendiente de confirmar. Entre para ver su lista: {{host}}',
  },
};
