import { Temporal } from 'temporal-polyfill';
import { readANumber } from '../../parties/rules/a-number.js';
import { readPartialDate, type PartialDate } from '../../parties/rules/partial-date.js';
import { tidyName } from '../../parties/rules/person-name.js';
import { readPhone, storedPhone } from '../../parties/rules/phone.js';
import type { Question, QuestionIndex } from './questionnaire.js';

export type AnswerValue = string | boolean | readonly string[] | PartialDate;
export type ValueReading =
  { readonly ok: true; readonly value: AnswerValue } | { readonly ok: false; readonly code: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DEFAULT_MOST = { text: 200, name: 200, longText: 4000 };
// Line breaks and tabs belong in notes; other control characters, NUL first, cannot be kept or shown.
const NOT_IN_LINES = /\p{Cc}/u;
const NOT_IN_NOTES = /[^\P{Cc}\n\r\t]/u;

const refuse = (code: string): ValueReading => ({ ok: false, code });
const accept = (value: AnswerValue): ValueReading => ({ ok: true, value });

/**
 * Checks one value against its question and gives it in the form it is kept: names in NFC, phones in E.164, A-numbers as
 * nine digits. Whether a facility or court exists is asked by the caller of this rule; here it is only an id.
 */
export function readValue(question: Question, value: unknown, index: QuestionIndex): ValueReading {
  switch (question.type) {
    case 'flag':
      return typeof value === 'boolean' ? accept(value) : refuse('not-a-yes-or-no');
    case 'choices':
      return readChoices(question, value);
    case 'partialDate':
      return readDate(value);
    default:
      return typeof value === 'string' ? readWords(question, value, index) : refuse('not-text');
  }
}

function readWords(question: Question, text: string, index: QuestionIndex): ValueReading {
  if (!text.isWellFormed() || (question.type === 'longText' ? NOT_IN_NOTES : NOT_IN_LINES).test(text))
    return refuse('not-text');
  switch (question.type) {
    case 'text':
    case 'name':
    case 'longText':
      return readText(question, question.type, text);
    case 'phone':
      return readNumber(text);
    case 'aNumber':
      return readFileNumber(text);
    case 'country':
      return index.countries.has(text) ? accept(text) : refuse('not-a-choice');
    case 'language':
      return index.languages.has(text) ? accept(text) : refuse('not-a-choice');
    case 'yesNo':
      return text === 'yes' || text === 'no' ? accept(text) : refuse('not-a-choice');
    case 'facility':
      return UUID.test(text) ? accept(text.toLowerCase()) : refuse('unknown-facility');
    case 'court':
      return UUID.test(text) ? accept(text.toLowerCase()) : refuse('unknown-court');
    case 'day':
      return readDay(text);
    case 'instant':
      return readInstant(text);
    default:
      return isListed(question, text) ? accept(text) : refuse('not-a-choice');
  }
}

function readText(question: Question, type: keyof typeof DEFAULT_MOST, typed: string): ValueReading {
  const text = type === 'longText' ? typed.normalize('NFC').trim() : tidyName(typed);
  if (text === '') return refuse('required');
  return text.length > (question.maxLength ?? DEFAULT_MOST[type]) ? refuse('too-long') : accept(text);
}

function readNumber(typed: string): ValueReading {
  const phone = readPhone(typed);
  return phone.ok ? accept(storedPhone(phone)) : refuse('phone');
}

function readFileNumber(typed: string): ValueReading {
  const aNumber = readANumber(typed);
  return aNumber.ok ? accept(aNumber.digits) : refuse('a-number');
}

function readDate(value: unknown): ValueReading {
  const reading = readPartialDate(value);
  // Not knowing a date is the answer's state, so that it is said in one way only.
  return reading.ok && reading.date.precision !== 'unknown' ? accept(reading.date) : refuse('date');
}

function readDay(text: string): ValueReading {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return refuse('date');
  try {
    return accept(Temporal.PlainDate.from(text, { overflow: 'reject' }).toString());
  } catch {
    return refuse('date');
  }
}

function readInstant(text: string): ValueReading {
  if (text.length > 60 || !/^\d{4}-/.test(text)) return refuse('instant');
  try {
    return accept(Temporal.Instant.from(text).toString());
  } catch {
    return refuse('instant');
  }
}

function readChoices(question: Question, value: unknown): ValueReading {
  if (!Array.isArray(value) || value.length === 0) return refuse('not-a-choice');
  const words: unknown[] = value;
  const listed = words.every((word): word is string => typeof word === 'string' && isListed(question, word));
  return listed && new Set(words).size === words.length ? accept(words as string[]) : refuse('not-a-choice');
}

function isListed(question: Question, word: string): boolean {
  return question.choices?.some((choice) => choice.value === word) ?? false;
}
