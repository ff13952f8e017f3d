import { readBoxes, type DateBoxes } from '../../ui/partial-date.js';
import { boxesFrom, dateAnswer, dateFrom } from './date-answer.js';

const boxes = (month: string, day: string, year: string): DateBoxes => ({
  month,
  day,
  year,
  approximate: false,
});
const answer = (type: 'partialDate' | 'day', one: DateBoxes) => dateAnswer(type, readBoxes(one, 2026), one);

describe('a date as an answer', () => {
  it('goes out as far as it is known', () => {
    expect(answer('partialDate', boxes('3', '', '1985'))).toEqual({
      answer: { state: 'value', value: { precision: 'month', y: 1985, m: 3 } },
    });
    expect(answer('day', boxes('12', '1', '2026'))).toEqual({
      answer: { state: 'value', value: '2026-12-01' },
    });
  });

  it('a whole day is asked for where only a day makes sense', () => {
    expect(answer('day', boxes('12', '', '2026')).unreadable).toBe('date-unfinished');
  });

  it('an impossible or unfinished date is kept as typed, and comes back into its boxes', () => {
    const kept = answer('partialDate', boxes('2', '30', '1985'));
    expect(kept.unreadable).toBe('date-impossible');
    const value = kept.answer?.state === 'value' ? kept.answer.value : null;
    expect(dateFrom(value ?? undefined)).toBeNull();
    expect(boxesFrom(value)).toEqual(boxes('2', '30', '1985'));
  });

  it('empty boxes take the answer back', () => {
    expect(answer('partialDate', boxes('', '', ''))).toEqual({ answer: null });
  });

  it('reads a day from the server', () => {
    expect(dateFrom('2026-12-01')).toEqual({ precision: 'day', y: 2026, m: 12, d: 1 });
  });
});
