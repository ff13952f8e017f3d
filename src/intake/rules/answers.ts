import { maskANumber } from '../../parties/rules/a-number.js';
import type { PartialDate } from '../../parties/rules/partial-date.js';
import { readValue, type AnswerValue } from './answer-values.js';
import { needsConsent, type Question, type QuestionIndex } from './questionnaire.js';

/** What is known of a question. Not asked is the absence of an answer, and looks different from both words below. */
export const ANSWER_STATES = ['value', 'unknown', 'declined'] as const;

export type Answer =
  | { readonly state: 'value'; readonly value: AnswerValue }
  | { readonly state: 'unknown' }
  | { readonly state: 'declined' };
export type Answers = Readonly<Record<string, Answer>>;

export interface AnswerError {
  readonly field: string;
  readonly code: string;
}

export type PatchReading =
  | {
      readonly ok: true;
      /** What to write, by question; null takes an answer back to "not asked". Unchanged answers are left out. */
      readonly changes: ReadonlyMap<string, Answer | null>;
      /** Nine digits, where the patch brings an A-number: in the answers themselves it is only kept masked. */
      readonly aNumber: string | null;
    }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };

/**
 * Reads a patch of answers against the questionnaire: all or nothing, each refusal with the question and a code. Facts
 * of class P2 and P3 need the caller's consent, which may come in the same patch; on a monitored line the questions that
 * would harm are refused. Total: never throws, whatever the patch holds.
 */
export function readPatch(
  index: QuestionIndex,
  current: Answers,
  patch: Readonly<Record<string, unknown>>,
  monitoredLine: boolean,
): PatchReading {
  const errors: AnswerError[] = [];
  const changes = new Map<string, Answer | null>();
  let aNumber: string | null = null;
  const consented = consents(current, patch);
  for (const [id, given] of Object.entries(patch)) {
    const question = index.questions.get(id);
    const before = Object.hasOwn(current, id) ? current[id] : undefined;
    const reading = question
      ? readAnswer(question, given, index, { consented, monitoredLine, before })
      : 'unknown-question';
    if (typeof reading === 'string') {
      errors.push({ field: `answers.${id}`, code: reading });
    } else if (
      question?.type === 'aNumber' &&
      reading?.state === 'value' &&
      typeof reading.value === 'string' &&
      reading !== before
    ) {
      // Two A-numbers may share a mask, so a newly brought number always counts as a change.
      aNumber = reading.value;
      changes.set(id, { state: 'value', value: maskANumber(aNumber) });
    } else if (!isSame(reading, before)) {
      changes.set(id, reading);
    }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, changes, aNumber };
}

/** The answers after a patch. */
export function applyChanges(current: Answers, changes: ReadonlyMap<string, Answer | null>): Answers {
  const kept = Object.entries(current).filter(([id]) => !changes.has(id));
  const added = [...changes].filter((change): change is [string, Answer] => change[1] !== null);
  return Object.fromEntries([...kept, ...added]);
}

interface Circumstances {
  readonly consented: boolean;
  readonly monitoredLine: boolean;
  readonly before: Answer | undefined;
}

/** The answer, null for "not asked", or the code of the refusal. */
function readAnswer(
  question: Question,
  given: unknown,
  index: QuestionIndex,
  seen: Circumstances,
): Answer | null | string {
  // Taking an answer back is always allowed: it only ever removes.
  if (given === null) return null;
  if (needsConsent(question) && !seen.consented) return 'consent-needed';
  if (seen.monitoredLine && question.monitoredLine === 'skip') return 'monitored-line';
  if (typeof given !== 'object' || Array.isArray(given)) return 'state';
  const { state, value, ...others } = given as { state?: unknown; value?: unknown };
  if (Object.keys(others).length > 0) return 'unknown-field';
  if (state === 'unknown' || state === 'declined')
    return value === undefined && question.type !== 'flag' ? { state } : 'state';
  if (state !== 'value') return 'state';
  if (value === undefined || value === null || value === '') return 'required';
  // A form that never saw the number sends its mask back.
  if (question.type === 'aNumber' && seen.before?.state === 'value' && seen.before.value === value)
    return seen.before;
  const reading = readValue(question, value, index);
  return reading.ok ? { state, value: reading.value } : reading.code;
}

function consents(current: Answers, patch: Readonly<Record<string, unknown>>): boolean {
  const given = Object.hasOwn(patch, 'consent.store') ? patch['consent.store'] : current['consent.store'];
  if (typeof given !== 'object' || given === null) return false;
  const { state, value } = given as { state?: unknown; value?: unknown };
  return state === 'value' && value === 'yes';
}

function isSame(a: Answer | null, b: Answer | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The value of a choice, text or yes-no answer; null when unknown, declined or not asked: never to be read as "no". */
export function wordOf(answers: Answers, id: string): string | null {
  const answer = answers[id];
  return answer?.state === 'value' && typeof answer.value === 'string' ? answer.value : null;
}

/** The words of a many-choice answer, none when it is not known. */
export function wordsOf(answers: Answers, id: string): readonly string[] {
  const answer = answers[id];
  return answer?.state === 'value' && Array.isArray(answer.value) ? (answer.value as readonly string[]) : [];
}

export function isYes(answers: Answers, id: string): boolean {
  return wordOf(answers, id) === 'yes';
}

export function dateOf(answers: Answers, id: string): PartialDate | null {
  const answer = answers[id];
  if (answer?.state !== 'value' || typeof answer.value !== 'object' || Array.isArray(answer.value))
    return null;
  return answer.value as PartialDate;
}
