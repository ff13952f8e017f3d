import { type Language } from './languages.js';

type Catalogue = Record<string, string>;
type Loader = () => Promise<{ default: Catalogue }>;

/** Words that every screen needs: one file a language, loaded before the first screen. */
const FIRST = ['ui', 'problem', 'shell', 'session'] as const;

/** Words of one folder, loaded with its first screen. A new folder adds a line in both languages. */
const LATER: Record<Language, Record<string, Loader>> = {
  en: {
    people: () => import('./en/people.json', { with: { type: 'json' } }),
    inbox: () => import('./en/inbox.json', { with: { type: 'json' } }),
    demo: () => import('./en/demo.json', { with: { type: 'json' } }),
    intake: () => import('./en/intake.json', { with: { type: 'json' } }),
    review: () => import('./en/review.json', { with: { type: 'json' } }),
    cases: () => import('./en/cases.json', { with: { type: 'json' } }),
    filings: () => import('./en/filings.json', { with: { type: 'json' } }),
    team: () => import('./en/team.json', { with: { type: 'json' } }),
    many: () => import('./en/many.json', { with: { type: 'json' } }),
    dashboard: () => import('./en/dashboard.json', { with: { type: 'json' } }),
    calendar: () => import('./en/calendar.json', { with: { type: 'json' } }),
    rules: () => import('./en/rules.json', { with: { type: 'json' } }),
    coming: () => import('./en/coming.json', { with: { type: 'json' } }),
    corrections: () => import('./en/corrections.json', { with: { type: 'json' } }),
    events: () => import('./en/events.json', { with: { type: 'json' } }),
    feeds: () => import('./en/feeds.json', { with: { type: 'json' } }),
    reach: () => import('./en/reach.json', { with: { type: 'json' } }),
    health: () => import('./en/health.json', { with: { type: 'json' } }),
    texts: () => import('./en/texts.json', { with: { type: 'json' } }),
    clients: () => import('./en/clients.json', { with: { type: 'json' } }),
    retention: () => import('./en/retention.json', { with: { type: 'json' } }),
  },
  es: {
    people: () => import('./es/people.json', { with: { type: 'json' } }),
    inbox: () => import('./es/inbox.json', { with: { type: 'json' } }),
    demo: () => import('./es/demo.json', { with: { type: 'json' } }),
    intake: () => import('./es/intake.json', { with: { type: 'json' } }),
    review: () => import('./es/review.json', { with: { type: 'json' } }),
    cases: () => import('./es/cases.json', { with: { type: 'json' } }),
    filings: () => import('./es/filings.json', { with: { type: 'json' } }),
    team: () => import('./es/team.json', { with: { type: 'json' } }),
    many: () => import('./es/many.json', { with: { type: 'json' } }),
    dashboard: () => import('./es/dashboard.json', { with: { type: 'json' } }),
    calendar: () => import('./es/calendar.json', { with: { type: 'json' } }),
    rules: () => import('./es/rules.json', { with: { type: 'json' } }),
    coming: () => import('./es/coming.json', { with: { type: 'json' } }),
    corrections: () => import('./es/corrections.json', { with: { type: 'json' } }),
    events: () => import('./es/events.json', { with: { type: 'json' } }),
    feeds: () => import('./es/feeds.json', { with: { type: 'json' } }),
    reach: () => import('./es/reach.json', { with: { type: 'json' } }),
    health: () => import('./es/health.json', { with: { type: 'json' } }),
    texts: () => import('./es/texts.json', { with: { type: 'json' } }),
    clients: () => import('./es/clients.json', { with: { type: 'json' } }),
    retention: () => import('./es/retention.json', { with: { type: 'json' } }),
  },
};

const first: Record<Language, () => Promise<{ first: Record<string, Catalogue> }>> = {
  en: () => import('./en/first.js'),
  es: () => import('./es/first.js'),
};

export const NAMESPACES = [...FIRST, ...Object.keys(LATER.en)];
export const FIRST_NAMESPACES: readonly string[] = FIRST;

/** The words of one namespace in one language. */
export async function catalogue(language: Language, namespace: string): Promise<Catalogue> {
  const later = LATER[language][namespace];
  if (later) return (await later()).default;
  const loaded = await first[language]();
  const words = loaded.first[namespace];
  if (!words) throw new Error(`No words under ${namespace}`);
  return words;
}
