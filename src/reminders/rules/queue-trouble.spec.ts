import { isFresh, troublesOf, type MachineState } from './queue-trouble.js';

const well: MachineState = {
  engineAnswers: true,
  workerAges: [3],
  sweptAgo: 4,
  canaryAgo: 30,
  watchedAgo: 2,
  longestDue: 5,
  dead: 0,
  checksFailed: 0,
};

describe('what is wrong with the machine', () => {
  it('nothing, while everything is alive', () => {
    expect(troublesOf(well)).toEqual([]);
  });

  it('an office without a dead man’s switch is well; one whose switch fell silent is not', () => {
    expect(troublesOf({ ...well, watchedAgo: null })).toEqual([]);
    expect(troublesOf({ ...well, watchedAgo: 61 })).toEqual(['dead-man-silent']);
  });

  it('silence is trouble: never seen counts as away', () => {
    expect(troublesOf({ ...well, workerAges: [], sweptAgo: null, canaryAgo: null })).toEqual([
      'no-worker',
      'no-sweep',
      'canary-silent',
    ]);
  });

  it('one living worker among dead ones is enough', () => {
    expect(troublesOf({ ...well, workerAges: [900, 60] })).toEqual([]);
    expect(troublesOf({ ...well, workerAges: [900, 61] })).toEqual(['no-worker']);
  });

  it.each<[Partial<MachineState>, string]>([
    [{ engineAnswers: false }, 'engine-away'],
    [{ longestDue: 301 }, 'overdue'],
    [{ dead: 1 }, 'dead-letters'],
    [{ checksFailed: 2 }, 'check-failed'],
    [{ canaryAgo: 601 }, 'canary-silent'],
  ])('%j', (changed, trouble) => {
    expect(troublesOf({ ...well, ...changed })).toEqual([trouble]);
  });

  it('a sign counts for a minute, the canary for ten', () => {
    expect(isFresh('worker', 60)).toBe(true);
    expect(isFresh('worker', 61)).toBe(false);
    expect(isFresh('canary', 600)).toBe(true);
    expect(isFresh('dead-man', null)).toBe(false);
  });
});
