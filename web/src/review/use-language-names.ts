import { useCallback } from 'react';
import { useLanguage } from '../i18n/use-t.js';
import { type Questionnaire } from '../intake/questionnaire.js';

/** Names of the languages of the questionnaire, in the language of the screen. */
export function useLanguageNames(questionnaire: Questionnaire | undefined): (code: string) => string {
  const language = useLanguage();
  return useCallback(
    (code) => questionnaire?.languages.find((one) => one.value === code)?.label[language] ?? code,
    [questionnaire, language],
  );
}
