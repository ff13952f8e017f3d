import { useCallback, useMemo, useState } from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { type FieldProps } from '../../ui/field.js';
import { wordsForField } from '../../ui/problem-notice.js';
import { declined, unknown, type Answer } from '../answers.js';
import { useAnswer, useClash, useFromAnswers, useOpenIntake, useRefusal } from '../desk-context.js';
import { isLocked, type Question } from '../questionnaire.js';
import { type Clash } from '../unsent.js';

/** One question on the screen: its answer, its trouble, and the ways to answer it. */
export interface Field {
  question: Question;
  answer: Answer | undefined;
  locked: boolean;
  errorCode: string | undefined;
  clash: Clash | undefined;
  id: string;
  /** With `unreadable` (an error code) the answer is kept on this device and not sent. */
  set(answer: Answer | null, unreadable?: string): void;
  saveNow(): void;
  entered(): void;
  left(): void;
}

export function elementId(questionId: string): string {
  return `q-${questionId.replaceAll('.', '-')}`;
}

export function useField(question: Question): Field {
  const { desk } = useOpenIntake();
  const answer = useAnswer(question.id);
  const code = useRefusal(question.id)?.code;
  const clash = useClash(question.id);
  const locked = useFromAnswers(useCallback((answers) => isLocked(question, answers), [question]));
  // While a person is in the middle of a number, half a number is not a mistake: its error waits until they
  // leave. An error that was there when they came stays until it is mended.
  const [inside, setInside] = useState<{ code: string | undefined } | null>(null);
  const errorCode = inside === null || inside.code === code ? code : undefined;
  return useMemo(
    () => ({
      question,
      answer,
      locked,
      errorCode,
      clash,
      id: elementId(question.id),
      set: (next, unreadable) => desk.change(question.id, next, unreadable),
      saveNow: () => void desk.autosave.saveNow(),
      entered: () => setInside((now) => now ?? { code }),
      left: () => setInside(null),
    }),
    [question, answer, locked, errorCode, code, clash, desk],
  );
}

/** `?` and `-` in an empty field record that the caller does not know or will not say; Backspace takes it back. */
export function answeredByKey(field: Field, key: string, isEmpty: boolean): boolean {
  if (field.locked || field.question.type === 'flag') return false;
  if (isEmpty && key === '?') field.set(unknown);
  else if (isEmpty && key === '-') field.set(declined);
  else if ((key === 'Backspace' || key === 'Delete') && isWithoutValue(field.answer)) field.set(null);
  else return false;
  return true;
}

export function isWithoutValue(answer: Answer | undefined): boolean {
  return answer?.state === 'unknown' || answer?.state === 'declined';
}

/** "Not sure" or "Would rather not say" when the answer is one of these, else nothing. */
export function useStateWords(field: Field): string {
  const t = useT('intake');
  if (field.answer?.state === 'unknown') return `? ${t('answer.unknown')}`;
  return field.answer?.state === 'declined' ? `– ${t('answer.declined')}` : '';
}

/** What stands in an empty box: how the question was answered without a value, or why it is locked. */
export function usePlaceholder(field: Field): string {
  const t = useT('intake');
  const state = useStateWords(field);
  return field.locked ? t('consent.askFirst') : state;
}

/** What the kit's fields want to know: label, why we ask, and what is wrong in words. */
export function useFrame(field: Field): FieldProps {
  const of = useOf();
  const t = useT('intake');
  const tProblem = useT('problem');
  const { question, errorCode } = field;
  return {
    label: of(question.label),
    hint: question.why ? of(question.why) : undefined,
    error:
      errorCode === 'unreadable' ? t('error.unreadable') : errorCode && wordsForField(tProblem, errorCode),
  };
}
