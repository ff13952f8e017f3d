import type { Outcome } from '../../messages/message-channel.js';
import { saysAway } from './breaker.js';

const refused = (
  fault: 'connection' | 'server-refused' | 'address-refused' | 'number-refused',
  lasting = false,
): Outcome => ({
  kind: 'refused',
  lasting,
  fault,
});

describe('what says that the other side is away', () => {
  it.each<[string, Outcome, boolean]>([
    ['no answer', { kind: 'ambiguous', fault: 'no-reply' }, true],
    ['no connection', refused('connection'), true],
    ['a server that is unwell', refused('server-refused'), true],
    ['a greylisted address', refused('address-refused'), false],
    ['a number that gets no texts', refused('number-refused', true), false],
    ['taken', { kind: 'accepted', receipt: '250' }, false],
  ])('%s', (_title, outcome, away) => expect(saysAway(outcome)).toBe(away));
});
