import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../src/places/rules/federal-holidays.js';
import { diffPlan, type ExistingReminder } from '../../src/reminders/rules/diff-plan.js';
import { LADDERS } from '../../src/reminders/rules/ladders.js';
import {
  planReminders,
  reminderKey,
  type PlannedReminder,
} from '../../src/reminders/rules/plan-reminders.js';

const OPENED = Temporal.Instant.from('2026-11-24T14:00:00Z');
const ZONE = 'America/New_York';
const ana = {
  staffId: 'ana',
  rank: 'lead' as const,
  channels: ['mail' as const],
  since: OPENED,
  quiet: { from: new Temporal.PlainTime(3), until: new Temporal.PlainTime(3), zone: ZONE },
};

/** The plan of one date of ladder F for one attorney, as of an instant. */
function plan(code: string, now: Temporal.Instant, isOpen = true): PlannedReminder[] {
  const remind =
    code === 'LOCATE' ? { at: OPENED.add({ hours: 6 }) } : { on: Temporal.PlainDate.from('2026-12-23') };
  const date = { id: 'd', version: 1, code, ladder: 'F' as const, openedAt: OPENED, timeZone: ZONE, remind };
  const deadlines = isOpen ? [date] : [];
  return planReminders({
    deadlines,
    hearings: [],
    recipients: [ana],
    ladders: LADDERS,
    now,
    officeFacts: officeFacts(),
  });
}

const waiting = (reminder: PlannedReminder): ExistingReminder => ({
  id: reminderKey(reminder),
  subject: reminder.subject,
  kind: reminder.kind,
  step: reminder.step,
  recipientId: reminder.recipientId,
  channel: reminder.channel,
  dueAt: reminder.dueAt,
  standing: 'waiting',
});
const diff = (existing: ExistingReminder[], planned: PlannedReminder[]) =>
  diffPlan({ existing, planned, alive: planned.map(({ subject }) => subject), recipientIds: ['ana'] });

const codes = fc.constantFrom('LOCATE', 'FOIA_20', 'BOND_REFUND_90');
const later = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => OPENED.add({ hours }));

describe('what is done again and again', () => {
  test('planned again at any later hour, nothing is added, moved, doubled or called off', () => {
    fc.assert(
      fc.property(codes, later, (code, now) => {
        const first = plan(code, OPENED);
        const again = plan(code, now);
        expect(new Set(again.map(reminderKey)).size).toBe(again.length);
        expect(diff(first.map(waiting), again)).toEqual({ insert: [], cancel: [], reschedule: [] });
      }),
    );
  });

  test('a plan has an end', () => {
    for (const code of ['LOCATE', 'FOIA_20', 'BOND_REFUND_90'])
      expect(plan(code, OPENED).length).toBeLessThan(100);
  });

  test('it stops when the date is closed', () => {
    fc.assert(
      fc.property(codes, later, (code, now) => {
        const rows = plan(code, OPENED).map(waiting);
        const { insert, cancel } = diff(rows, plan(code, now, false));
        expect(insert).toEqual([]);
        expect(cancel).toHaveLength(rows.length);
      }),
    );
  });

  test('somebody who is looked for: every six hours for a week, then every day, until the locator forgets', () => {
    const due = plan('LOCATE', OPENED).map(({ dueAt }) => dueAt);
    const gaps = due.slice(1).map((at, before) => due[before]?.until(at).total('hours'));
    expect(due[0]?.toString()).toBe('2026-11-24T20:00:00Z');
    expect(gaps.slice(0, 28)).toEqual(Array.from({ length: 28 }, () => 6));
    expect(gaps.slice(29).every((hours) => hours === 24)).toBe(true);
    expect(due.at(-1)?.toString().slice(0, 10)).toBe('2027-01-23');
  });

  test('agencies are asked on the day, soon after, and then every thirty days for a year', () => {
    expect(plan('FOIA_20', OPENED).map(({ step }) => step)).toEqual([
      'T 09:00',
      'T+1d',
      'T+3d',
      'T+7d',
      ...Array.from({ length: 12 }, (_, month) => `T+${(month + 1) * 30}d`),
    ]);
  });

  test('other dates of the ladder keep its four steps', () => {
    expect(plan('BOND_REFUND', OPENED).map(({ step }) => step)).toEqual(['T 09:00', 'T+1d', 'T+3d', 'T+7d']);
  });
});
