import { sameAnswer, type Answer } from './answers.js';
import {
  hasUnsent,
  landed,
  nothingUnsent,
  overtaken,
  settled,
  shown,
  takeOff,
  turnedBack,
  typed,
} from './unsent.js';

const value = (text: string): Answer => ({ state: 'value', value: text });
const open = () => nothingUnsent(3, { 'detained.givenNames': value('José') });

describe('the ledger of what has not been sent', () => {
  it('makes one patch of the questions that changed, on the version that is known', () => {
    const ledger = takeOff(
      typed(typed(open(), 'caller.phone', value('704 555 0123')), 'detained.givenNames', null),
      'p1',
    );
    expect(ledger.inFlight).toEqual({
      patchId: 'p1',
      version: 3,
      answers: { 'caller.phone': value('704 555 0123'), 'detained.givenNames': null },
    });
  });

  it('keeps a patch under way word for word while more is typed', () => {
    const flying = takeOff(typed(open(), 'caller.phone', value('70')), 'p1');
    const more = takeOff(typed(flying, 'caller.phone', value('704')), 'p2');
    expect(more.inFlight).toEqual(flying.inFlight);
    expect(shown(more)['caller.phone']).toEqual(value('704'));
    expect(takeOff(landed(more, 4), 'p2').inFlight).toEqual({
      patchId: 'p2',
      version: 4,
      answers: { 'caller.phone': value('704') },
    });
  });

  it('knows nothing as sent before the acknowledgement', () => {
    const flying = takeOff(typed(open(), 'caller.phone', value('704')), 'p1');
    expect(flying.known['caller.phone']).toBeUndefined();
    expect(hasUnsent(flying)).toBe(true);
    expect(hasUnsent(landed(flying, 4))).toBe(false);
  });

  it('keeps a refused answer at its field and sends the rest again', () => {
    const flying = takeOff(
      typed(typed(open(), 'detained.aNumber', value('A12')), 'caller.phone', value('704')),
      'p1',
    );
    const back = turnedBack(flying, [{ field: 'answers.detained.aNumber.value', code: 'a-number' }]);
    expect(back.refused).toEqual({ 'detained.aNumber': { answer: value('A12'), code: 'a-number' } });
    expect(takeOff(back, 'p2').inFlight?.answers).toEqual({ 'caller.phone': value('704') });
    expect(shown(back)['detained.aNumber']).toEqual(value('A12'));
  });

  it('keeps half a number here until it can be read', () => {
    const half = typed(open(), 'detained.aNumber', value('A01'), 'a-number');
    expect(takeOff(half, 'p1').inFlight).toBeNull();
    expect(shown(half)['detained.aNumber']).toEqual(value('A01'));
    expect(hasUnsent(half)).toBe(true);
    const whole = typed(half, 'detained.aNumber', value('A012-345-678'));
    expect(takeOff(whole, 'p1').inFlight?.answers).toEqual({ 'detained.aNumber': value('A012-345-678') });
  });

  it('forgets a refusal when the answer is mended', () => {
    const back = turnedBack(takeOff(typed(open(), 'detained.aNumber', value('A12')), 'p1'), [
      { field: 'detained.aNumber', code: 'a-number' },
    ]);
    expect(typed(back, 'detained.aNumber', value('A012345678')).refused).toEqual({});
  });

  it('sends one question at a time after a refusal that names none, until it is found', () => {
    const flying = takeOff(typed(typed(open(), 'a', value('1')), 'b', value('2')), 'p1');
    const first = takeOff(turnedBack(flying, []), 'p2');
    expect(first.inFlight?.answers).toEqual({ a: value('1') });
    const second = takeOff(turnedBack(first, []), 'p3');
    expect(second.refused).toEqual({ a: { answer: value('1'), code: 'unprocessable' } });
    expect(second.inFlight?.answers).toEqual({ b: value('2') });
  });

  it('sends again on the newer version what only we touched', () => {
    const flying = takeOff(typed(open(), 'caller.phone', value('704')), 'p1');
    const after = overtaken(flying, { version: 5, answers: { 'caller.phone': null } });
    expect(after.clashes).toEqual({});
    expect(takeOff(after, 'p2').inFlight).toEqual({
      patchId: 'p2',
      version: 5,
      answers: { 'caller.phone': value('704') },
    });
  });

  it('keeps both answers when two people answered one question, and drops nothing', () => {
    const flying = takeOff(
      typed(typed(open(), 'detained.givenNames', value('Josué')), 'caller.phone', value('704')),
      'p1',
    );
    const after = overtaken(flying, {
      version: 5,
      answers: { 'detained.givenNames': value('Joseph'), 'caller.phone': null },
    });
    expect(after.clashes).toEqual({
      'detained.givenNames': { mine: value('Josué'), theirs: value('Joseph') },
    });
    expect(after.waiting).toEqual({ 'caller.phone': value('704') });
    expect(shown(after)['detained.givenNames']).toEqual(value('Josué'));
    expect(shown(settled(after, 'detained.givenNames', 'theirs'))['detained.givenNames']).toEqual(
      value('Joseph'),
    );
    expect(settled(after, 'detained.givenNames', 'mine').waiting['detained.givenNames']).toEqual(
      value('Josué'),
    );
  });

  it('does not call our own earlier answer a clash when its acknowledgement was lost', () => {
    const flying = takeOff(typed(open(), 'caller.name', value('Ro')), 'p1');
    const more = typed(flying, 'caller.name', value('Rosa'));
    const after = overtaken(more, { version: 4, answers: { 'caller.name': value('Ro') } });
    expect(after.clashes).toEqual({});
    expect(after.waiting).toEqual({ 'caller.name': value('Rosa') });
  });

  it('half a number typed while the whole one was on its way is not replaced by the old one', () => {
    const flying = takeOff(typed(open(), 'caller.phone', value('704 555 0182')), 'p1');
    const half = typed(flying, 'caller.phone', value('70'), 'phone');
    const refused = turnedBack(half, [{ field: 'answers.caller.phone', code: 'phone' }]);
    expect(shown(refused)['caller.phone']).toEqual(value('70'));
    expect(refused.waiting).toEqual({});
    const again = overtaken(half, { version: 5, answers: {} });
    expect([shown(again)['caller.phone'], again.waiting]).toEqual([value('70'), {}]);
    const clash = overtaken(half, { version: 5, answers: { 'caller.phone': value('980 555 0100') } });
    expect(clash.clashes).toEqual({ 'caller.phone': { mine: value('70'), theirs: value('980 555 0100') } });
    expect(clash.refused).toEqual({});
  });

  it('does not call the mask of the number just sent a clash', () => {
    expect(sameAnswer(value('A012-345-678'), value('A •••-••5-678'))).toBe(true);
    expect(sameAnswer(value('A012-345-679'), value('A •••-••5-678'))).toBe(false);
  });
});
