import type { Language, TemplateKey } from './templates.js';

/** The only words a notification may take from outside itself. Its title is the case code and nothing else. */
export const PUSH_WORDS = ['code', 'when', 'count'] as const;
export type PushWord = (typeof PUSH_WORDS)[number];

/**
 * Every notification in every language: what a text says, without the address, which the browser shows by itself. It is read
 * on a locked screen, by whoever stands beside it.
 */
export const PUSH_TEMPLATES: Readonly<Record<TemplateKey, Readonly<Record<Language, string>>>> = {
  reminder: {
    en: 'Something to do by {{when}}. Open and confirm.',
    es: 'Hay algo que hacer antes de: {{when}}. Abra y confirme.',
  },
  record: {
    en: 'Please record how it went ({{when}}).',
    es: 'Anote el resultado ({{when}}).',
  },
  escalation: {
    en: 'Nobody has confirmed. When: {{when}}. Please take it up.',
    es: 'Nadie ha confirmado. Fecha: {{when}}. Por favor, confirme usted.',
  },
  page: {
    en: 'URGENT: {{when}}, and nobody has confirmed. Open and confirm now.',
    es: 'URGENTE: {{when}}, y nadie ha confirmado. Abra y confirme ahora.',
  },
  paused: {
    en: 'A reminder is held back. When: {{when}}. Please see that it is known.',
    es: 'Hay un recordatorio en pausa. Fecha: {{when}}. Por favor, avise usted.',
  },
  'paused-outside': {
    en: '{{count}} held back to people outside the office. When: {{when}}. Please see that they know.',
    es: '{{count}} en pausa, a personas de fuera de la oficina. Fecha: {{when}}. Por favor, avise usted.',
  },
};
