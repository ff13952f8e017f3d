import { type Reminder } from '../shapes.js';
import { mayAcknowledge, reminderGroups, stateTone } from './reminder-groups.js';

const reminder = (id: string, state: Reminder['state'], dueAt = '2026-11-24T14:00:00Z'): Reminder => ({
  id,
  caseId: 'case',
  state,
  dueAt,
  deadlineId: 'd',
  hearingId: null,
  kind: 'reminder',
  step: 'T-7d',
  channel: 'mail',
  recipient: { id: 'ana', kind: 'staff', name: 'Ana' },
  sentAt: null,
  acknowledgedAt: null,
});
const ids = (list: readonly Reminder[]) => list.map(({ id }) => id);

it('what waits for an answer, what comes, what is done; what was called off is only counted', () => {
  const groups = reminderGroups([
    reminder('later', 'scheduled', '2026-12-01T14:00:00Z'),
    reminder('soon', 'claimed'),
    reminder('seen', 'acknowledged'),
    reminder('seen-last', 'acknowledged', '2026-11-25T14:00:00Z'),
    reminder('lost', 'dead'),
    reminder('asked', 'escalated', '2026-11-23T14:00:00Z'),
    reminder('off', 'cancelled'),
  ]);
  expect(ids(groups.open)).toEqual(['asked', 'lost']);
  expect(ids(groups.coming)).toEqual(['soon', 'later']);
  expect(ids(groups.done)).toEqual(['seen-last', 'seen']);
  expect(groups.calledOff).toBe(1);
});

it('only the one it went to may say “seen”, and only after it went out', () => {
  expect(mayAcknowledge(reminder('r', 'delivered'), 'ana')).toBe(true);
  expect(mayAcknowledge(reminder('r', 'delivered'), 'ben')).toBe(false);
  expect(mayAcknowledge(reminder('r', 'scheduled'), 'ana')).toBe(false);
  expect(mayAcknowledge(reminder('r', 'acknowledged'), 'ana')).toBe(false);
});

it('a reminder that reached nobody is late, one that was seen is well', () => {
  expect(stateTone('dead')).toBe('late');
  expect(stateTone('acknowledged')).toBe('ok');
});
