import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { isLanguage, type Language } from './languages.js';

/** Words of one namespace in the language of the interface. `count` chooses the plural; values fill `{{holes}}`. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** `const t = useT('intake')`, then `t('save.waiting')`. Other namespaces by `t('ui:cancel')`. */
export function useT(namespace: string): Words {
  const { t } = useTranslation(namespace);
  return t as Words;
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return isLanguage(i18n.language) ? i18n.language : 'en';
}

/** The right half of a `{ en, es }` pair from the server. */
export function useOf(): (pair: { en: string; es: string }) => string {
  const language = useLanguage();
  return (pair) => pair[language];
}

/** Whether the catalogue has this key in the language in use. */
export function hasWords(namespace: string, key: string): boolean {
  return i18next.exists(key, { ns: namespace });
}
