import { elsewhere, faultOfLink, isBeforeDetention, unconfirmed } from './date-warnings.js';

describe('what is odd about a hearing', () => {
  test('a hearing before the first day in custody; not while that day is unknown', () => {
    expect(isBeforeDetention('2026-11-19', '2026-11-20')).toBe(true);
    expect(isBeforeDetention('2026-11-20', '2026-11-20')).toBe(false);
    expect(isBeforeDetention('2026-11-19', null)).toBe(false);
  });

  test('people who are at another hearing, the lead first', () => {
    expect(elsewhere(['backup', 'lead'])).toEqual(['lead-elsewhere', 'backup-elsewhere']);
    expect(elsewhere([])).toEqual([]);
  });

  test('every warning is confirmed by itself', () => {
    expect(unconfirmed(['past', 'weekend'], ['weekend'])).toEqual(['past']);
    expect(unconfirmed(['past'], ['past', 'holiday'])).toEqual([]);
  });

  test.each([
    ['webex', 'https://court.example.org/room', null],
    ['webex', 'http://court.example.org/room', 'not-https'],
    ['webex', 'javascript:alert(1)', 'not-https'],
    ['video', 'room 4', 'not-https'],
    ['phone', '704 555 0123, code 7', null],
    ['phone', 'http://court.example.org', 'not-https'],
    ['in_person', null, null],
  ] as const)('%s by %s: %s', (modality, link, fault) => {
    expect(faultOfLink(modality, link)).toBe(fault);
  });
});
