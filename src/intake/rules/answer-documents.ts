import type { Answer, Answers } from './answers.js';
import { needsConsent, type Question, type QuestionIndex } from './questionnaire.js';

/** The four sealed documents of an intake; each has one key, so that one person can be forgotten without the others. */
export const ANSWER_DOCUMENTS = ['caller', 'detained', 'legal', 'intake'] as const;
export type AnswerDocument = (typeof ANSWER_DOCUMENTS)[number];

/** Which document keeps the answer to a question. */
function documentOf(question: Pick<Question, 'owner' | 'sensitivity'>): AnswerDocument {
  if (question.owner === 'detained') return needsConsent(question) ? 'legal' : 'detained';
  return question.owner;
}

/** The documents a patch touches. */
export function touchedDocuments(
  index: QuestionIndex,
  changes: ReadonlyMap<string, Answer | null>,
): AnswerDocument[] {
  const touched = new Set([...changes.keys()].map((id) => documentIn(index, id)));
  return ANSWER_DOCUMENTS.filter((document) => touched.has(document));
}

/** The answers that belong into one document. */
export function answersIn(index: QuestionIndex, answers: Answers, document: AnswerDocument): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => documentIn(index, id) === document));
}

function documentIn(index: QuestionIndex, id: string): AnswerDocument {
  const question = index.questions.get(id);
  // An answer whose question left the questionnaire is kept where the most is protected.
  return question ? documentOf(question) : 'legal';
}
