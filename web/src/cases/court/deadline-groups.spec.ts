import 'temporal-polyfill/global';

import { deadline } from '../deadline.fixture.js';
import { type Deadline } from '../shapes.js';
import { deadlineGroups, isLate, wasRolled } from './deadline-groups.js';

const ids = (list: readonly Deadline[]) => list.map(({ id }) => id);
const now = Temporal.Instant.from('2026-11-24T15:00:00Z');

it('open dates by the day they bite; an act of the government by its rolled day', () => {
  const watched = deadline('dhs', '2026-11-25', { owner: 'DHS', ours: false, rolled: { on: '2026-11-30' } });
  const { open } = deadlineGroups([
    deadline('appeal', '2026-12-24'),
    watched,
    deadline('guard', '2026-11-27'),
  ]);
  expect(ids(open)).toEqual(['guard', 'dhs', 'appeal']);
});

it('closed dates, the newest first', () => {
  const met = deadline('met', '2026-11-01', { status: 'met', closedAt: '2026-11-01T12:00:00Z' });
  const later = deadline('gone', '2026-11-01', { status: 'superseded', closedAt: '2026-11-20T12:00:00Z' });
  const groups = deadlineGroups([met, later]);
  expect(ids(groups.closed)).toEqual(['gone', 'met']);
  expect(groups.open).toEqual([]);
});

it('both dates are shown only when the last day moved', () => {
  expect(wasRolled(deadline('d', '2027-01-10', { rolled: { on: '2027-01-11' } }))).toBe(true);
  expect(wasRolled(deadline('d', '2026-12-24'))).toBe(false);
});

it('an act of ours is late after the nominal day, a watched one after the rolled day', () => {
  const rolled = { on: '2026-11-24' };
  expect(isLate(deadline('us', '2026-11-22', { rolled }), now)).toBe(true);
  expect(isLate(deadline('dhs', '2026-11-22', { rolled, owner: 'DHS', ours: false }), now)).toBe(false);
  expect(isLate(deadline('met', '2026-11-22', { status: 'met' }), now)).toBe(false);
});
