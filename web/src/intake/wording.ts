import { useCallback } from 'react';
import { LOCALE, type Language } from '../i18n/languages.js';
import { useLanguage, useT, type Words } from '../i18n/use-t.js';
import { textOf, type Answer, type Answers } from './answers.js';
import { useOpenIntake } from './desk-context.js';
import { boxesFrom, dateFrom } from './form/date-answer.js';
import { dateInWords, dayText, instantText } from '../ui/format.js';
import { phoneWords } from '../ui/phone.js';
import { type Question, type Questionnaire } from './questionnaire.js';

export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([LOCALE[language]], { type: 'region' }).of(code) ?? code;
  } catch {
    // Text that is no code: a country typed and not chosen yet.
    return code;
  }
}

export interface WordingPorts {
  t: Words;
  /** Words of the kit, for dates. */
  tKit: Words;
  language: Language;
  timeZone: string;
  questionnaire: Questionnaire;
  placeNames: ReadonlyMap<string, string>;
}

/** An answer as a person would say it, in the language of the screen. */
export function answerWords(
  question: Question,
  answer: Answer | null | undefined,
  ports: WordingPorts,
): string {
  const { t, language } = ports;
  if (!answer) return t('answer.none');
  if (answer.state !== 'value') return t(`answer.${answer.state}`);
  const { value } = answer;
  if (value === true) return t('answer.yes');
  if (value === false) return t('answer.no');
  if (Array.isArray(value))
    return value.map((one) => choiceLabel(question, String(one), language)).join(', ');
  if (typeof value === 'object') {
    const date = dateFrom(value);
    if (date) return dateInWords(date, language, ports.tKit);
    const { day, month, year } = boxesFrom(value);
    return [month || '?', day || '?', year || '?'].join('/');
  }
  return textWords(question, String(value), ports);
}

function textWords(question: Question, text: string, ports: WordingPorts): string {
  const { t, language, timeZone, questionnaire, placeNames } = ports;
  switch (question.type) {
    case 'yesNo':
      return t(text === 'yes' ? 'answer.yes' : 'answer.no');
    case 'phone':
      return phoneWords(text);
    case 'country':
      return countryName(text, language);
    case 'language':
      return questionnaire.languages.find((one) => one.value === text)?.label[language] ?? text;
    case 'facility':
    case 'court':
      return placeNames.get(text) ?? t('place.chosen');
    case 'instant':
      return instantText(text, timeZone, language);
    case 'day':
      return dayText(text, language);
    default:
      return choiceLabel(question, text, language);
  }
}

function choiceLabel(question: Question, value: string, language: Language): string {
  return question.choices?.find((choice) => choice.value === value)?.label[language] ?? value;
}

/** `answerWords` for the open intake. */
export function useWording(): (question: Question, answer: Answer | null | undefined) => string {
  const t = useT('intake');
  const tKit = useT('ui');
  const language = useLanguage();
  const { questionnaire, timeZone, placeNames } = useOpenIntake();
  return useCallback(
    (question, answer) =>
      answerWords(question, answer, { t, tKit, language, timeZone, questionnaire, placeNames }),
    [t, tKit, language, questionnaire, timeZone, placeNames],
  );
}

/** The detained person's name as lists show it: HERNÁNDEZ LÓPEZ, José. Empty when nothing is known. */
export function listName(answers: Answers): string {
  const [first, second, given] = ['firstSurname', 'secondSurname', 'givenNames'].map((part) =>
    textOf(answers[`detained.${part}`]).trim(),
  );
  const surnames = [first, second].filter(Boolean).join(' ').toLocaleUpperCase();
  return [surnames, given].filter(Boolean).join(', ');
}
