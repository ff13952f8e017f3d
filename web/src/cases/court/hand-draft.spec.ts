import 'temporal-polyfill/global';
import { deadline } from '../deadline.fixture.js';
import { draftOf, emptyDate, handBody, handFaults } from './hand-draft.js';

describe('a date by hand', () => {
  it('names what is missing, and is not sent until nothing is', () => {
    expect(handFaults(emptyDate())).toEqual({ kind: 'choose', on: 'day', toldBy: 'choose' });
    expect(handBody(emptyDate(), 'id')).toBeNull();
    expect(handFaults({ ...emptyDate(), kind: 'HAND_OTHER' }).words).toBe('words');
  });

  it('goes out without what is empty', () => {
    const draft = {
      ...emptyDate(),
      kind: 'HAND_BRIEF',
      on: '2026-12-15',
      toldBy: 'notice',
      words: 'left over',
    } as const;
    expect(handBody(draft, 'id')).toEqual({
      id: 'id',
      kind: 'HAND_BRIEF',
      on: '2026-12-15',
      timeZone: 'America/New_York',
      owner: 'US',
      ladder: 'C',
      toldBy: 'notice',
    });
  });

  it('comes back as it was entered, an hour by the clock of its zone', () => {
    const source = { kind: 'hand', by: null, toldBy: 'family', at: '2026-11-20T15:00:00Z' } as const;
    const at = '2026-11-30T15:30:00.000Z';
    const entered = deadline('a', '', {
      code: 'HAND_OTHER',
      title: { en: 'Consulate', es: 'Consulate' },
      nominal: { at },
      timeZone: 'America/Chicago',
      ladder: 'D',
      source,
      note: 'Room 3',
    });
    const draft = draftOf(entered);
    expect(draft).toMatchObject({ words: 'Consulate', on: '2026-11-30', at: '09:30', toldBy: 'family' });
    expect(handBody(draft, 'next')).toEqual({
      id: 'next',
      kind: 'HAND_OTHER',
      words: 'Consulate',
      on: '2026-11-30',
      at: '09:30',
      timeZone: 'America/Chicago',
      owner: 'US',
      ladder: 'D',
      toldBy: 'family',
      note: 'Room 3',
    });
  });
});
