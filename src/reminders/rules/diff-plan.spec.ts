import { Temporal } from 'temporal-polyfill';
import { diffPlan, type ExistingReminder } from './diff-plan.js';
import type { PlannedReminder } from './plan-reminders.js';

const at = (text: string) => Temporal.Instant.from(text);
const subject = { kind: 'deadline', id: 'd1', version: 1 } as const;
const planned = (step: string, dueAt: string, more: Partial<PlannedReminder> = {}): PlannedReminder => ({
  subject,
  kind: 'reminder',
  ladder: 'C',
  step,
  recipientId: 'ana',
  rank: 'lead',
  channel: 'mail',
  dueAt: at(dueAt),
  acknowledge: true,
  late: false,
  ...more,
});
const row = (
  reminder: PlannedReminder,
  standing: ExistingReminder['standing'] = 'waiting',
): ExistingReminder => ({
  ...reminder,
  id: `row of ${reminder.step} to ${reminder.recipientId}`,
  standing,
});
const week = planned('T-7d', '2026-12-17T14:00:00Z');
const day = planned('T-1d', '2026-12-23T14:00:00Z');
const diff = (existing: ExistingReminder[], wanted: PlannedReminder[], more = {}) =>
  diffPlan({ existing, planned: wanted, alive: [subject], recipientIds: ['ana'], ...more });
const NOTHING = { insert: [], cancel: [], reschedule: [] };

describe('from the rows to the plan', () => {
  test('a plan that is carried out needs nothing', () => {
    expect(diff([row(week), row(day, 'settled')], [week, day])).toEqual(NOTHING);
  });

  test('what is missing is inserted', () => {
    expect(diff([row(week)], [week, day])).toEqual({ ...NOTHING, insert: [day] });
  });

  test('the hearing moved: rows of the old version are cancelled, sent ones stay sent', () => {
    expect(diff([row(week, 'settled'), row(day)], [])).toEqual({
      ...NOTHING,
      cancel: ['row of T-1d to ana'],
    });
  });

  test('a closure was added: the same step at another time is rescheduled', () => {
    const earlier = { ...day, dueAt: at('2026-12-22T14:00:00Z') };
    expect(diff([row(day)], [earlier]).reschedule).toEqual([
      { id: 'row of T-1d to ana', dueAt: earlier.dueAt },
    ]);
  });

  test('a backup who left and came back is told again', () => {
    expect(diff([row(day, 'cancelled')], [day])).toEqual({
      ...NOTHING,
      reschedule: [{ id: 'row of T-1d to ana', dueAt: day.dueAt }],
    });
  });

  test('an overdue row that still counts stays: late is better than never', () => {
    expect(diff([row(week)], [{ ...week, late: true }, day])).toEqual({ ...NOTHING, insert: [day] });
  });

  test('after a pause only the newest of what was missed is made up for', () => {
    const missed = [
      planned('T-21d', '2026-12-03T14:00:00Z', { late: true }),
      planned('T-14d', '2026-12-10T14:00:00Z', { late: true }),
    ];
    expect(diff([], [...missed, day]).insert).toEqual([missed[1], day]);
  });

  test('an escalation stays while its date is open and its reader is on the case', () => {
    const escalation = row(planned('T-7d!', '2026-12-18T14:00:00Z', { kind: 'escalation' }));
    expect(diff([escalation], [])).toEqual(NOTHING);
    expect(diff([escalation], [], { alive: [] }).cancel).toEqual([escalation.id]);
    expect(diff([escalation], [], { recipientIds: [] }).cancel).toEqual([escalation.id]);
  });

  test('what a mail of the day told is not told again by mail or text, late or ahead; the inbox keeps its row', () => {
    const inbox = { ...week, channel: 'inbox' as const };
    const told = { ...row(inbox), inDigest: true };
    const late = { ...week, late: true };
    expect(diff([told], [week, inbox])).toEqual(NOTHING);
    expect(diff([told], [late, inbox])).toEqual(NOTHING);
    expect(diff([told, row(week, 'cancelled')], [week, inbox])).toEqual(NOTHING);
    expect(diff([row(inbox)], [late, inbox])).toEqual({ ...NOTHING, insert: [late] });
  });
});
