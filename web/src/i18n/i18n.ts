import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogue, FIRST_NAMESPACES } from './catalogues.js';
import { firstLanguage, isLanguage, keepLanguage, type Language, LOCALE } from './languages.js';

const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language: string, namespace: string) => {
    if (!isLanguage(language)) throw new Error('unknown language');
    return catalogue(language, namespace);
  },
};

/** Loads the first words and resolves when a screen may be drawn. */
export async function startI18n(language: Language = firstLanguage()): Promise<void> {
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ['en', 'es'],
      ns: [...FIRST_NAMESPACES],
      defaultNS: 'ui',
      keySeparator: false,
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
  tellReaders();
}

/** Loads a folder's words in the language in use; a route calls it while its code is on the way. */
export async function loadWords(...namespaces: string[]): Promise<void> {
  await i18next.loadNamespaces(namespaces);
}

/**
 * Every loaded namespace is fetched in the new language before anything redraws: no form loses its state. Rejects, and
 * leaves the old language, when the new one cannot be fetched (no line): better words one knows than names of words.
 */
export async function switchLanguage(language: Language): Promise<void> {
  const loaded = [i18next.options.ns ?? []].flat();
  await Promise.all(loaded.map((namespace) => catalogue(language, namespace)));
  keepLanguage(language);
  await i18next.changeLanguage(language);
  tellReaders();
}

/** What a screen reader pronounces the words by. */
function tellReaders(): void {
  const { language } = i18next;
  if (isLanguage(language)) document.documentElement.lang = LOCALE[language];
}
