import { boxesOf, readBoxes, splitDate } from './partial-date.js';

const THIS_YEAR = 2026;
const boxes = (month: string, day: string, year: string, approximate = false) => ({
  month,
  day,
  year,
  approximate,
});

describe('a date typed or pasted whole', () => {
  it.each([
    ['3/4/85', boxes('3', '4', '85')],
    ['25/4/85', boxes('4', '25', '85')],
    ['3-4-1985', boxes('3', '4', '1985')],
    ['3.4.1985', boxes('3', '4', '1985')],
    ['1985-03-04', boxes('03', '04', '1985')],
    ['4 marzo 1985', boxes('marzo', '4', '1985')],
    ['4 de marzo de 1985', boxes('marzo', '4', '1985')],
    ['March 4 1985', boxes('March', '4', '1985')],
    ['mar 1985', boxes('mar', '', '1985')],
    ['3/1985', boxes('3', '', '1985')],
    ['~1985', boxes('', '', '1985', true)],
    ['~3/4/85', boxes('3', '4', '85', true)],
    ['1985', boxes('', '', '1985')],
  ])('%s is split', (text, split) => {
    expect(splitDate(text, 'month-first')).toEqual(split);
  });

  it('3/4/85 is read in the order of the boxes', () => {
    expect(splitDate('3/4/85', 'day-first')).toEqual(boxes('4', '3', '85'));
  });

  it.each(['3', '12', '?', 'marzo', ''])('%s is one part only', (text) => {
    expect(splitDate(text, 'month-first')).toBeNull();
  });
});

describe('the three boxes', () => {
  it.each([
    [boxes('3', '4', '1985'), { precision: 'day', y: 1985, m: 3, d: 4 }],
    [boxes('mar', '4', '85'), { precision: 'day', y: 1985, m: 3, d: 4 }],
    [boxes('Enero', '4', '85'), { precision: 'day', y: 1985, m: 1, d: 4 }],
    [boxes('August', '?', '2001'), { precision: 'month', y: 2001, m: 8 }],
    [boxes('agosto', '', '01'), { precision: 'month', y: 2001, m: 8 }],
    [boxes('', '', '1985'), { precision: 'year', y: 1985 }],
    [boxes('?', '?', '1985'), { precision: 'year', y: 1985 }],
    [boxes('', '', '~1985'), { precision: 'approx', y: 1985 }],
    [boxes('3', '', '1985', true), { precision: 'approx', y: 1985, m: 3 }],
    [boxes('2', '29', '2024'), { precision: 'day', y: 2024, m: 2, d: 29 }],
    [boxes('1', '1', '26'), { precision: 'day', y: 2026, m: 1, d: 1 }],
    [boxes('1', '1', '27'), { precision: 'day', y: 1927, m: 1, d: 1 }],
  ])('%j is a date', (given, date) => {
    expect(readBoxes(given, THIS_YEAR)).toEqual({ kind: 'date', date });
  });

  it.each([
    [boxes('2', '30', '1985'), 'date-impossible'],
    [boxes('2', '29', '2023'), 'date-impossible'],
    [boxes('13', '4', '1985'), 'date-month'],
    [boxes('xyz', '4', '1985'), 'date-month'],
    [boxes('3', '32', '1985'), 'date-day'],
    [boxes('3', '4', '198'), 'date-year'],
    [boxes('3', '4', '1785'), 'date-year'],
  ])('%j is wrong', (given, code) => {
    expect(readBoxes(given, THIS_YEAR)).toEqual({ kind: 'wrong', code });
  });

  it.each([
    [boxes('', '', ''), 'empty'],
    [boxes('?', '', ''), 'unknown'],
    [boxes('?', '?', '?'), 'unknown'],
    [boxes('3', '4', ''), 'unfinished'],
    [boxes('', '4', '1985'), 'unfinished'],
  ])('%j is %s', (given, kind) => {
    expect(readBoxes(given, THIS_YEAR)).toEqual({ kind });
  });

  it('shows again what was kept', () => {
    expect(boxesOf({ precision: 'approx', y: 1985, m: 3 })).toEqual(boxes('3', '', '1985', true));
  });
});
