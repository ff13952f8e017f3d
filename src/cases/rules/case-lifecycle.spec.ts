import fc from 'fast-check';
import {
  CASE_MOVES,
  LIFECYCLE,
  OPENED,
  allowedMoves,
  canMove,
  fieldOf,
  moved,
  type CaseState,
} from './case-lifecycle.js';
import { leadsOn } from './case-course.js';

const FIELDS = ['status', 'bondTrack', 'representation', 'custodyStatus'] as const;

function reachableFrom(table: Readonly<Record<string, readonly string[]>>, start: string): Set<string> {
  const seen = new Set([start]);
  for (const state of seen) for (const next of table[state] ?? []) seen.add(next);
  return seen;
}

describe('the lifecycle of a case', () => {
  test.each(FIELDS)('every state of %s can be reached from the opening', (field) => {
    const table: Readonly<Record<string, readonly string[]>> = LIFECYCLE[field];
    expect([...reachableFrom(table, OPENED[field])].sort()).toEqual(Object.keys(table).sort());
  });

  test.each(FIELDS)('every state of %s leads to an end, so that no case is stuck', (field) => {
    const table: Readonly<Record<string, readonly string[]>> = LIFECYCLE[field];
    const ends = {
      status: 'closed',
      bondTrack: 'track_ended',
      representation: 'unrepresented',
      custodyStatus: 'died',
    };
    for (const state of Object.keys(table)) {
      const isTerminal = table[state]?.length === 0;
      expect(isTerminal || reachableFrom(table, state).has(ends[field])).toBe(true);
    }
  });

  test('a word names one move only', () => {
    expect(new Set(CASE_MOVES).size).toBe(CASE_MOVES.length);
    expect(fieldOf('closed')).toBe('status');
    expect(fieldOf('stayed_by_dhs')).toBe('bondTrack');
    expect(fieldOf('full_28')).toBe('representation');
    expect(fieldOf('released')).toBe('custodyStatus');
  });

  test('nothing moves in a closed case', () => {
    const closed: CaseState = { ...OPENED, status: 'closed' };
    expect(allowedMoves(closed)).toEqual([]);
    expect(CASE_MOVES.some((move) => canMove(closed, move))).toBe(false);
  });

  test('representation follows from assignments, not from a click', () => {
    expect(allowedMoves(OPENED)).not.toContain('represented');
    expect(allowedMoves(OPENED)).not.toContain('accepted');
    expect(canMove(OPENED, 'represented')).toBe(true);
  });

  test('a grant the government froze can still end in posting or in an appeal', () => {
    const frozen: CaseState = { ...OPENED, status: 'represented', bondTrack: 'stayed_by_dhs' };
    expect(allowedMoves(frozen)).toEqual(expect.arrayContaining(['posting', 'appealed']));
  });

  test('whatever is done, the four fields stay independent and no path leaves an end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CASE_MOVES), { maxLength: 40 }), (wishes) => {
        let state = OPENED;
        for (const wish of wishes) {
          const next = moved(state, wish);
          if (!next) continue;
          const changed = FIELDS.filter((field) => next[field] !== state[field]);
          expect(changed).toEqual([fieldOf(wish)]);
          expect(state.status).not.toBe('closed');
          state = next;
        }
      }),
    );
  });
});

describe('what is told late', () => {
  test('leads a case on, never back, although the tables would let it', () => {
    const asked: CaseState = { ...OPENED, bondTrack: 'hearing_set' };
    expect(canMove(asked, 'request_filed')).toBe(true);
    expect(leadsOn(asked, 'request_filed')).toBe(false);
    expect(leadsOn(OPENED, 'request_filed')).toBe(true);
    expect(leadsOn({ ...OPENED, custodyStatus: 'released' }, 'in_custody')).toBe(false);
  });
});
