import 'temporal-polyfill/global';
import { zoneWord } from './zone-word.js';

it.each([
  ['America/New_York', '2026-12-01', 'EST'],
  ['America/New_York', '2026-07-01', 'EDT'],
  ['America/Chicago', '2026-12-01', 'CST'],
])('%s on %s is %s', (zone, on, word) => expect(zoneWord(zone, on)).toBe(word));

it('a day that is not written yet has the letters of today', () => {
  expect(zoneWord('America/New_York', 'unfinished')).toMatch(/^E[SD]T$/);
  expect(zoneWord('America/New_York', null)).toMatch(/^E[SD]T$/);
});
