import { type Answer } from './answers.js';
import { ledgerFromServer } from './restore.js';
import { nothingUnsent, settled, takeOff, typed, type Unsent } from './unsent.js';

const value = (text: string): Answer => ({ state: 'value', value: text });
const draft = (ledger: Unsent) => ({ intakeId: 'i', intake: null, ledger });

describe('opening an intake with a draft on the device', () => {
  it('puts back what was typed and never sent', () => {
    const ledger = ledgerFromServer(4, { a: value('1') }, [
      draft(typed(nothingUnsent(3, {}), 'b', value('2'))),
    ]);
    expect(ledger.version).toBe(4);
    expect(ledger.waiting).toEqual({ b: value('2') });
    expect(ledger.known).toEqual({ a: value('1') });
  });

  it('drops a patch that had reached the server before the page died', () => {
    const flying = takeOff(typed(nothingUnsent(3, {}), 'b', value('2')), 'p1');
    expect(ledgerFromServer(4, { b: value('2') }, [draft(flying)]).waiting).toEqual({});
  });

  it('asks when somebody answered the same question meanwhile', () => {
    const mine = typed(nothingUnsent(3, { b: value('old') }), 'b', value('mine'));
    expect(ledgerFromServer(5, { b: value('theirs') }, [draft(mine)]).clashes).toEqual({
      b: { mine: value('mine'), theirs: value('theirs') },
    });
  });

  it('gathers what two tabs left, and asks where they differ', () => {
    const here = draft(typed(nothingUnsent(3, {}), 'a', value('here')));
    const there = draft(typed(typed(nothingUnsent(3, {}), 'a', value('there')), 'b', value('2')));
    const ledger = ledgerFromServer(3, {}, [here, there]);
    expect(ledger.waiting).toEqual({ b: value('2') });
    expect(ledger.clashes).toEqual({ a: { mine: value('here'), theirs: value('there') } });
    expect(settled(ledger, 'a', 'theirs').waiting).toEqual({ a: value('there'), b: value('2') });
  });
});
