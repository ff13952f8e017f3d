import {
  afterMove,
  INTAKE_STATUSES,
  INTAKE_VERBS,
  isEditable,
  unreachableStatuses,
} from './intake-lifecycle.js';

describe('the life of an intake', () => {
  it('every status can be reached from a draft', () => {
    expect(unreachableStatuses()).toEqual([]);
  });

  it('a dropped call is parked, taken up again, finished and accepted', () => {
    const path = ['park', 'reopen', 'finish', 'accept'] as const;
    let status = 'draft' as (typeof INTAKE_STATUSES)[number];
    for (const verb of path) {
      const move = afterMove(status, verb);
      expect(move.ok).toBe(true);
      if (move.ok) status = move.status;
    }
    expect(status).toBe('accepted');
  });

  it('nothing leaves acceptance: the case has its own life', () => {
    for (const verb of INTAKE_VERBS) expect(afterMove('accepted', verb)).toEqual({ ok: false, allowed: [] });
  });

  it('a draft cannot be accepted before it is finished', () => {
    expect(afterMove('draft', 'accept')).toEqual({
      ok: false,
      allowed: ['park', 'finish', 'dismiss', 'refer'],
    });
  });

  it('a declined or wait-listed intake can come back into the queue', () => {
    expect(afterMove('declined', 'reopen')).toEqual({ ok: true, status: 'finished' });
    expect(afterMove('wait_listed', 'accept')).toEqual({ ok: true, status: 'accepted' });
  });

  it('after the hand-off only reviewers change answers', () => {
    expect(isEditable('draft', false)).toBe(true);
    expect(isEditable('finished', false)).toBe(false);
    expect(isEditable('finished', true)).toBe(true);
    expect(isEditable('accepted', true)).toBe(false);
  });
});
