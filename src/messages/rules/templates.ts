import { PAUSED_TEMPLATES } from './paused-templates.js';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a message is about, as far as a stranger looking over a shoulder may know. */
export const TEMPLATE_KEYS = [
  'reminder',
  'record',
  'escalation',
  'page',
  'paused',
  'paused-outside',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** The only words a template may take from outside itself. */
export const TEMPLATE_WORDS = ['code', 'when', 'link', 'count'] as const;
export type TemplateWord = (typeof TEMPLATE_WORDS)[number];

export interface Template {
  readonly subject: string;
  readonly text: string;
}

/**
 * Every message of the product in every language. The product's own name never appears: in Spanish it is the word
 * that must not be read over a shoulder.
 */
export const TEMPLATES: Readonly<Record<TemplateKey, Readonly<Record<Language, Template>>>> = {
  reminder: {
    en: {
      subject: 'Reminder: {{code}}',
      text: [
        'There is something to do on {{code}}.',
        'When: {{when}}',
        '',
        'Open this page and confirm that you have seen it. You will be asked to sign in.',
        '{{link}}',
        '',
        'If nobody confirms, a colleague will be asked.',
      ].join('\n'),
    },
    es: {
      subject: 'Recordatorio: {{code}}',
      text: [
        'Hay algo que hacer en {{code}}.',
        'Cuándo: {{when}}',
        '',
        'Abra esta página y confirme que lo ha visto. Se le pedirá iniciar sesión.',
        '{{link}}',
        '',
        'Si nadie confirma, se avisará a otra persona del equipo.',
      ].join('\n'),
    },
  },
  record: {
    en: {
      subject: 'Please record the result: {{code}}',
      text: [
        'Please record what happened on {{code}}.',
        'It was planned for: {{when}}',
        '',
        'Open this page and confirm that you have seen it. You will be asked to sign in.',
        '{{link}}',
      ].join('\n'),
    },
    es: {
      subject: 'Anote el resultado: {{code}}',
      text: [
        'Anote qué ocurrió en {{code}}.',
        'Estaba previsto para: {{when}}',
        '',
        'Abra esta página y confirme que lo ha visto. Se le pedirá iniciar sesión.',
        '{{link}}',
      ].join('\n'),
    },
  },
  escalation: {
    en: {
      subject: 'Nobody has confirmed yet: {{code}}',
      text: [
        'A reminder on {{code}} has not been confirmed by the person it was for.',
        'When: {{when}}',
        '',
        'Please take it up: open this page and confirm. You will be asked to sign in.',
        '{{link}}',
      ].join('\n'),
    },
    es: {
      subject: 'Nadie ha confirmado todavía: {{code}}',
      text: [
        'La persona a quien iba dirigido un recordatorio sobre {{code}} no lo ha confirmado.',
        'Cuándo: {{when}}',
        '',
        'Ocúpese de ello: abra esta página y confirme. Se le pedirá iniciar sesión.',
        '{{link}}',
      ].join('\n'),
    },
  },
  page: {
    en: {
      subject: 'Urgent, please confirm now: {{code}}',
      text: [
        'Nobody has confirmed {{code}}, and there is little time left.',
        'When: {{when}}',
        '',
        'Open this page and confirm that you have it. You will be asked to sign in.',
        '{{link}}',
        '',
        'This comes again every quarter of an hour until somebody confirms.',
      ].join('\n'),
    },
    es: {
      subject: 'Urgente, confirme ahora: {{code}}',
      text: [
        'Nadie ha confirmado {{code}} y queda poco tiempo.',
        'Cuándo: {{when}}',
        '',
        'Abra esta página y confirme que se ocupa de ello. Se le pedirá iniciar sesión.',
        '{{link}}',
        '',
        'Este aviso se repite cada quince minutos hasta que alguien confirme.',
      ].join('\n'),
    },
  },
  ...PAUSED_TEMPLATES,
};
