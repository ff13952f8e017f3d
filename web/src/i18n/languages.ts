export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The tag that dates, numbers and screen readers get: both languages as they are spoken in the United States. */
export const LOCALE: Record<Language, string> = { en: 'en-US', es: 'es-US' };

const KEPT = 'fianza.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'es';
}

/** The language kept on this device, or the browser's, or English. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('es')) ? 'es' : 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}
