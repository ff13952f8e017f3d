import { sameAnswer, valueOrNothing, withPatch, type Answer } from './answers.js';

const value = (text: string): Answer => ({ state: 'value', value: text });

describe('answers', () => {
  it('an emptied box counts as not asked, not as an empty answer', () => {
    expect(valueOrNothing('  ')).toBeNull();
    expect(valueOrNothing([])).toBeNull();
    expect(valueOrNothing('0')).toEqual(value('0'));
  });

  it('are the same however a number or a name was typed', () => {
    expect(sameAnswer(value('(704) 555-0142'), value('+17045550142'))).toBe(true);
    expect(sameAnswer(value('José '), value('Jose\u0301'))).toBe(true);
    expect(sameAnswer(value('704 555 0142'), value('704 555 0143'))).toBe(false);
  });

  it('not known, declined and not asked are three different things', () => {
    expect(sameAnswer({ state: 'unknown' }, { state: 'declined' })).toBe(false);
    expect(sameAnswer({ state: 'unknown' }, null)).toBe(false);
    expect(sameAnswer(undefined, null)).toBe(true);
  });

  it('a patch takes answers back with null', () => {
    expect(withPatch({ a: value('1'), b: value('2') }, { a: null, c: value('3') })).toEqual({
      b: value('2'),
      c: value('3'),
    });
  });
});
