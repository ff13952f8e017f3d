import facilities from '../data/facilities.json' with { type: 'json' };
import { fold, searchPlaces } from './facility-search.js';

const first = (typed: string) => searchPlaces(facilities, typed, 5)[0]?.key;

describe('finding the place a caller names', () => {
  test.each([
    ['the town, as families call it', 'lumpkin', 'STWRTGA'],
    ['the name', 'stewart', 'STWRTGA'],
    ['the beginning of a word', 'stew', 'STWRTGA'],
    ['the code on a paper, any case', 'clthold', 'CLTHOLD'],
    ['a county jail in any order of words', 'jail mecklenburg', 'MECKLNC'],
    ['Spanish words', 'cárcel del condado de Gaston', 'GASTNNC'],
    ['an accent nobody writes', 'Gastón', 'GASTNNC'],
    ['a nickname', 'uptown jail', 'MECKLNC'],
    ['a drifted name of the ICE files', 'MAIN - FOLKSTON IPC (D RAY JAMES)', 'FIPCMGA'],
    ['a county jail ICE has no code for', 'union monroe', 'JAIL_NC_UNION'],
    ['the same county name in the other state', 'union sc', 'JAIL_SC_UNION'],
  ])('%s', (_situation, typed, key) => {
    expect(first(typed)).toBe(key);
  });

  test('a closed place comes after the one people are held in today', () => {
    const found = searchPlaces(facilities, 'd ray james', 10).map((place) => place.key);
    expect(found.indexOf('FIPCDGA')).toBeLessThan(found.indexOf('GADRYJM'));
    expect(found).toContain('GADRYJM');
  });

  test('every word counts: one that fits nothing finds nothing', () => {
    expect(searchPlaces(facilities, 'stewart xyzzy', 5)).toEqual([]);
  });

  test('nothing typed lists only places in use', () => {
    const all = searchPlaces(facilities, '  ', 500);
    expect(all.length).toBeGreaterThan(50);
    expect(all.every((place) => place.endedYear === null)).toBe(true);
  });

  test('no more than asked for', () => {
    expect(searchPlaces(facilities, 'county', 3)).toHaveLength(3);
  });

  test('folding keeps letters of every script', () => {
    expect(fold("K'iche' – Ñandú")).toBe('k iche nandu');
  });
});
