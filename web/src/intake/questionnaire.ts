import { valueOf, type Answers } from './answers.js';

export type Language = 'en' | 'es';
export type Said = Readonly<Record<Language, string>>;

export type QuestionType =
  | 'text'
  | 'longText'
  | 'name'
  | 'phone'
  | 'aNumber'
  | 'country'
  | 'language'
  | 'choice'
  | 'choices'
  | 'band'
  | 'yesNo'
  | 'flag'
  | 'partialDate'
  | 'day'
  | 'instant'
  | 'facility'
  | 'court';

export interface Choice {
  value: string;
  label: Said;
}
export interface Question {
  id: string;
  type: QuestionType;
  sensitivity: 'P0' | 'P1' | 'P2' | 'P3';
  owner: 'caller' | 'detained' | 'intake';
  label: Said;
  why?: Said;
  say?: Said;
  then?: readonly { in: readonly string[]; say: Said }[];
  choices?: readonly Choice[];
  showIf?: { question: string; in: readonly string[] };
  monitoredLine: 'ask' | 'skip';
  width?: 'third' | 'half' | 'full';
  maxLength?: number;
}
export interface Section {
  id: string;
  number: number;
  title: Said;
  questions: readonly Question[];
}
export interface Questionnaire {
  version: string;
  languages: readonly Choice[];
  countries: readonly string[];
  sections: readonly Section[];
}

export const CONSENT_QUESTION = 'consent.store';
export const A_NUMBER_QUESTION = 'detained.aNumber';

/** The words an answer offers to `showIf` and `then`: its value, each of its choices, or `unknown`. */
function wordsOf(answers: Answers, questionId: string): readonly string[] {
  const answer = answers[questionId];
  if (!answer) return [];
  if (answer.state !== 'value') return [answer.state];
  if (Array.isArray(answer.value)) return answer.value.map(String);
  return [String(answer.value)];
}

/** Whether a question belongs on the screen, given the other answers and the kind of line. */
export function isAsked(question: Question, answers: Answers, monitoredLine: boolean): boolean {
  if (monitoredLine && question.monitoredLine === 'skip') return false;
  if (!question.showIf) return true;
  const { question: asked, in: wanted } = question.showIf;
  return wordsOf(answers, asked).some((word) => wanted.includes(word));
}

/** Questions about immigration, arrests and health wait for the caller's permission to write. */
export function isLocked(question: Question, answers: Answers): boolean {
  const sensitive = question.sensitivity === 'P2' || question.sensitivity === 'P3';
  return sensitive && valueOf(answers[CONSENT_QUESTION]) !== 'yes';
}

/** The sentence to say next, after this answer; `undefined` when the answer calls for none. */
export function sentenceAfter(question: Question, answers: Answers): Said | undefined {
  const words = wordsOf(answers, question.id);
  return question.then?.find((step) => words.some((word) => step.in.includes(word)))?.say;
}

/** The caller hears Spanish unless they asked for English; other languages go through an interpreter. */
export function readAloudLanguage(answers: Answers, chosen: Language | null): Language {
  if (chosen) return chosen;
  return valueOf(answers['caller.language']) === 'eng' ? 'en' : 'es';
}

/** A yes to any question of the section "right now", before the server has said so. */
export function isRedByAnswers(section: Section | undefined, answers: Answers): boolean {
  return (section?.questions ?? []).some((question) => {
    const value = valueOf(answers[question.id]);
    return (question.type === 'yesNo' && value === 'yes') || (question.type === 'flag' && value === true);
  });
}

/** How much of a section has an answer, of the questions that are asked. */
export function progressOf(section: Section, answers: Answers, monitoredLine: boolean) {
  const asked = section.questions.filter((question) => isAsked(question, answers, monitoredLine));
  const answered = asked.filter((question) => answers[question.id] !== undefined);
  return { asked: asked.length, answered: answered.length };
}
