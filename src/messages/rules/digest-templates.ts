import type { Temporal } from 'temporal-polyfill';
import { fill, spellOut } from './render.js';
import type { Language } from './templates.js';

/** The only words the mail of the day may take from outside itself. */
export const DIGEST_WORDS = ['code', 'when', 'link', 'count'] as const;
type DigestWord = (typeof DIGEST_WORDS)[number];

/** What an entry is about, as far as a stranger looking over a shoulder may know. */
export const DIGEST_TITLES = ['deadline', 'hearing'] as const;
export type DigestTitle = (typeof DIGEST_TITLES)[number];

export const DIGEST_PARTS = ['subject', 'fresh', 'soon', 'unseen', 'more', 'foot', ...DIGEST_TITLES] as const;
export type DigestPart = (typeof DIGEST_PARTS)[number];

/** The one mail a day for what is not urgent, in every language. As silent as every other message. */
export const DIGEST_TEMPLATES: Readonly<Record<Language, Readonly<Record<DigestPart, string>>>> = {
  en: {
    subject: 'Your list of the day: {{count}} new',
    fresh: 'New, nothing of it urgent. Open each and confirm that you have seen it:',
    soon: 'In the next seven days:',
    deadline: '{{code}}: something to do by {{when}}',
    hearing: '{{code}}: an appointment, {{when}}',
    unseen: '(you have not confirmed this yet)',
    more: 'And {{count}} more.',
    foot: 'Everything is in your inbox. You will be asked to sign in. What is urgent comes by itself:\n{{link}}',
  },
  es: {
    subject: 'Su lista del día: {{count}} por ver',
    fresh: 'Nuevo, y nada de ello urgente. Abra cada enlace y confirme que lo ha visto:',
    soon: 'En los próximos siete días:',
    deadline: '{{code}}: algo que hacer antes de: {{when}}',
    hearing: '{{code}}: una cita, {{when}}',
    unseen: '(usted aún no lo ha confirmado)',
    more: 'Y {{count}} más.',
    foot: 'Todo está en su bandeja de entrada. Se le pedirá iniciar sesión. Lo urgente llega aparte:\n{{link}}',
  },
};

export interface DigestEntry {
  /** The case code; never a name. */
  readonly code: string;
  readonly title: DigestTitle;
  /** When to act. */
  readonly at: Temporal.Instant;
  /** IANA zone in which the time is meant. */
  readonly zone: string;
}

export interface DigestFacts {
  /** Steps no mail has told yet, each with the page that confirms it. */
  readonly fresh: readonly (DigestEntry & { readonly link: string })[];
  /** Further dates of the next seven days, those nobody confirmed first. */
  readonly soon: readonly (DigestEntry & { readonly seen: boolean })[];
  /** How many of each were left out, because a mail is not a book. */
  readonly freshMore: number;
  readonly soonMore: number;
  readonly inbox: string;
}

/** Subject and text of the mail of the day, in the recipient's language. */
export function renderDigest(facts: DigestFacts, language: Language): { subject: string; text: string } {
  const say = (part: DigestPart, words: Partial<Record<DigestWord, string>> = {}) =>
    fill(DIGEST_TEMPLATES[language][part], { code: '', when: '', link: '', count: '', ...words });
  const entry = ({ code, title, at, zone }: DigestEntry) =>
    say(title, { code, when: spellOut(at, zone, language) });
  const more = (count: number) => (count > 0 ? [say('more', { count: String(count) })] : []);
  const fresh = [...facts.fresh.flatMap((one) => [entry(one), one.link, '']), ...more(facts.freshMore)];
  const soon = [
    ...facts.soon.map((one) => `${entry(one)}${one.seen ? '' : ` ${say('unseen')}`}`),
    ...more(facts.soonMore),
  ];
  return {
    subject: say('subject', { count: String(facts.fresh.length + facts.freshMore) }),
    text: [
      say('fresh'),
      '',
      ...fresh,
      ...(soon.length > 0 ? [say('soon'), ...soon, ''] : []),
      say('foot', { link: facts.inbox }),
    ].join('\n'),
  };
}
