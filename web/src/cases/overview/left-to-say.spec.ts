import { leftToSay } from './left-to-say.js';

it.each([
  ['Called the jail', 'Called the jail', ''],
  ['Called the jail\nMoved to Atlanta', 'Called the jail', 'Moved to Atlanta'],
  ['Rang the jail', 'Called the jail', 'Rang the jail'],
])('%j after %j was kept leaves %j', (now, sent, left) => expect(leftToSay(now, sent)).toBe(left));
