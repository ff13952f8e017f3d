import { EMPTY_BOXES, type DateBoxes, type PartialDate, type ReadDate } from '../../ui/partial-date.js';
import { isRecord, type Answer, type Json } from '../answers.js';
import { type QuestionType } from '../questionnaire.js';

/** What the boxes say as an answer. A date that cannot be read yet is kept as the text of its boxes. */
export function dateAnswer(
  type: QuestionType,
  read: ReadDate,
  boxes: DateBoxes,
): { answer: Answer | null; unreadable?: string } {
  if (read.kind === 'empty') return { answer: null };
  if (read.kind === 'unknown') return { answer: { state: 'unknown' } };
  const asTyped: Answer = { state: 'value', value: { ...boxes } };
  if (read.kind === 'wrong') return { answer: asTyped, unreadable: read.code };
  if (read.kind === 'unfinished') return { answer: asTyped, unreadable: 'date-unfinished' };
  const { y, m, d } = read.date;
  if (type === 'partialDate') return { answer: { state: 'value', value: { ...read.date } } };
  if (m === undefined || d === undefined) return { answer: asTyped, unreadable: 'date-unfinished' };
  return { answer: { state: 'value', value: isoDay(y, m, d) } };
}

function isoDay(y: number, m: number, d: number): string {
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** The date an answer holds: a partial date or a day; `null` for the text of boxes that could not be read. */
export function dateFrom(value: Json | undefined): PartialDate | null {
  if (typeof value === 'string') {
    const [y = Number.NaN, m = 1, d = 1] = value.slice(0, 10).split('-').map(Number);
    return Number.isNaN(y) ? null : { precision: 'day', y, m, d };
  }
  if (!isRecord(value)) return null;
  const { precision, y, m, d } = value;
  if (precision !== 'day' && precision !== 'month' && precision !== 'year' && precision !== 'approx')
    return null;
  if (typeof y !== 'number') return null;
  return { precision, y, ...(typeof m === 'number' && { m }), ...(typeof d === 'number' && { d }) };
}

/** The text of boxes that could not be read as a date when they were kept. */
export function boxesFrom(value: Json): DateBoxes {
  if (!isRecord(value)) return EMPTY_BOXES;
  const text = (part: string) => {
    const kept = value[part];
    return typeof kept === 'string' ? kept : '';
  };
  const approximate = value['approximate'] === true;
  return { month: text('month'), day: text('day'), year: text('year'), approximate };
}
