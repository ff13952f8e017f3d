import { OPEN_STATES, REMINDER_MOVES, REMINDER_STATES, type ReminderState } from './reminder-states.js';

describe('life of a reminder', () => {
  it('reaches every state from scheduled', () => {
    const reached = new Set<ReminderState>(['scheduled']);
    for (const state of reached) for (const next of REMINDER_MOVES[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual([...REMINDER_STATES].toSorted());
  });

  it('can end from every state', () => {
    const ends = (from: ReminderState, seen = new Set<ReminderState>()): boolean => {
      if (REMINDER_MOVES[from].length === 0) return true;
      if (seen.has(from)) return false;
      return REMINDER_MOVES[from].some((next) => ends(next, new Set([...seen, from])));
    };
    expect(REMINDER_STATES.filter((state) => !ends(state))).toEqual([]);
  });

  it('is open exactly where it may be cancelled', () => {
    const cancellable = REMINDER_STATES.filter((state) => REMINDER_MOVES[state].includes('cancelled'));
    expect([...OPEN_STATES].toSorted()).toEqual(cancellable.toSorted());
  });
});
