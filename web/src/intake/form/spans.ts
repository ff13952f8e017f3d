import { type Question, type QuestionType } from '../questionnaire.js';

/** Columns of a section. */
export const WIDEST = 6;
const SPANS = { third: 2, half: 3, full: WIDEST };
/** Three boxes and two check boxes, or a day and a time, need the whole line. */
const WIDE_TYPES: ReadonlySet<QuestionType> = new Set(['partialDate', 'instant']);

/**
 * The columns each question takes, in the order they are asked. A line that two questions leave partly
 * empty is shared by them equally; a single question keeps its width.
 */
export function spansOf(questions: readonly Question[]): ReadonlyMap<string, number> {
  const spans = new Map<string, number>();
  let line: Question[] = [];
  let filled = 0;
  const close = () => {
    if (line.length === 2 && filled < WIDEST) for (const one of line) spans.set(one.id, WIDEST / 2);
    line = [];
    filled = 0;
  };
  for (const question of questions) {
    const span = WIDE_TYPES.has(question.type) ? WIDEST : SPANS[question.width ?? 'half'];
    if (filled + span > WIDEST) close();
    spans.set(question.id, span);
    line.push(question);
    filled += span;
  }
  close();
  return spans;
}
