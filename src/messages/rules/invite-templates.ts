import type { Temporal } from 'temporal-polyfill';
import { fill, spellDay, spellOut } from './render.js';
import type { Language, Template } from './templates.js';

export const INVITE_KEYS = ['added', 'called-off'] as const;
export type InviteKey = (typeof INVITE_KEYS)[number];

/** The mail that carries an entry for the recipient's own calendar. As silent as every other message. */
export const INVITE_TEMPLATES: Readonly<Record<InviteKey, Readonly<Record<Language, Template>>>> = {
  added: {
    en: {
      subject: 'Calendar entry: {{code}}',
      text: [
        'A date of {{code}} for your calendar. If it was there already, it takes the place of the old one.',
        'When: {{when}}',
        '',
        '{{link}}',
      ].join('\n'),
    },
    es: {
      subject: 'Para su calendario: {{code}}',
      text: [
        'Una fecha de {{code}} para su calendario. Si ya estaba, reemplaza a la anterior.',
        'Cuándo: {{when}}',
        '',
        '{{link}}',
      ].join('\n'),
    },
  },
  'called-off': {
    en: {
      subject: 'Calendar entry withdrawn: {{code}}',
      text: ['A date of {{code}} is no longer in your calendar.', 'It was: {{when}}', '', '{{link}}'].join(
        '\n',
      ),
    },
    es: {
      subject: 'Retirado de su calendario: {{code}}',
      text: ['Una fecha de {{code}} ya no está en su calendario.', 'Era: {{when}}', '', '{{link}}'].join(
        '\n',
      ),
    },
  },
};

/** Subject and text of such a mail; the time with its zone, or the whole day. */
export function renderInvite(
  key: InviteKey,
  language: Language,
  facts: {
    readonly code: string;
    readonly when:
      { readonly at: Temporal.Instant; readonly zone: string } | { readonly on: Temporal.PlainDate };
    readonly link: string;
  },
): Template {
  const { when, code, link } = facts;
  const words = {
    code,
    link,
    when: 'on' in when ? spellDay(when.on, language) : spellOut(when.at, when.zone, language),
  };
  const { subject, text } = INVITE_TEMPLATES[key][language];
  return { subject: fill(subject, words), text: fill(text, words) };
}
