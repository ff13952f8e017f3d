/** What an address gives: the dates of one's cases under their codes, or only when one is not free. */
export const FEED_KINDS = ['dates', 'busy'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export const FEED_LANGUAGES = ['en', 'es'] as const;
export type FeedLanguage = (typeof FEED_LANGUAGES)[number];

/** What a date is: one has to be there, or something has to be done by then. */
export const DATE_KINDS = ['hearing', 'deadline'] as const;
export type DateKind = (typeof DATE_KINDS)[number];

interface FeedWords {
  /** What the calendar calls itself. */
  readonly names: Readonly<Record<FeedKind, string>>;
  /** Follow the case code. */
  readonly dates: Readonly<Record<DateKind, string>>;
  readonly busy: string;
}

/**
 * Every word a calendar shows. It is read over a shoulder, on a wall and by the calendar's provider, so that the linter
 * of the mail holds for it too, and the product's own name never appears: in Spanish it is the word that must not be read.
 */
export const FEED_WORDS: Readonly<Record<FeedLanguage, FeedWords>> = {
  en: {
    names: { dates: 'FZ dates', busy: 'FZ busy' },
    dates: { hearing: 'date', deadline: 'due' },
    busy: 'Busy',
  },
  es: {
    names: { dates: 'FZ fechas', busy: 'FZ ocupado' },
    dates: { hearing: 'fecha', deadline: 'vence' },
    busy: 'Ocupado',
  },
};
