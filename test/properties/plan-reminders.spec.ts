import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../src/places/rules/federal-holidays.js';
import { diffPlan, type ExistingReminder } from '../../src/reminders/rules/diff-plan.js';
import { AUDIENCE_RANKS, CHANNELS, LADDER_CODES, LADDERS } from '../../src/reminders/rules/ladders.js';
import type { Recipient } from '../../src/reminders/rules/audience.js';
import {
  planReminders,
  reminderKey,
  subjectKey,
  type DeadlineToRemind,
  type HearingToRemind,
  type PlanInputs,
  type PlannedReminder,
} from '../../src/reminders/rules/plan-reminders.js';

const facts = officeFacts();
const MINUTE = 60_000;
const instants = (from: string, to: string) =>
  fc
    .integer({
      min: Temporal.Instant.from(from).epochMilliseconds / MINUTE,
      max: Temporal.Instant.from(to).epochMilliseconds / MINUTE,
    })
    .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * MINUTE));
const zones = fc.constantFrom('America/New_York', 'America/Chicago', 'America/Los_Angeles');
const openings = instants('2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z');
const targets = instants('2026-06-01T00:00:00Z', '2027-12-31T00:00:00Z');

const deadline = fc
  .record({
    ladder: fc.constantFrom(...LADDER_CODES),
    timeZone: zones,
    openedAt: openings,
    target: targets,
    counted: fc.boolean(),
  })
  .map(({ ladder, timeZone, openedAt, target, counted }) => ({
    ladder,
    timeZone,
    openedAt,
    code: 'AUTOSTAY_90',
    version: 1,
    remind: counted ? { at: target } : { on: target.toZonedDateTimeISO(timeZone).toPlainDate() },
  }));
const deadlines = fc
  .array(deadline, { maxLength: 4 })
  .map((dates) => dates.map((date, at): DeadlineToRemind => ({ ...date, id: `d${at}` })));
const hearings = fc
  .array(fc.record({ timeZone: zones, openedAt: openings, startsAt: targets }), { maxLength: 2 })
  .map((dates) => dates.map((date, at): HearingToRemind => ({ ...date, id: `h${at}`, version: 1 })));
const recipient = fc.record({
  staffId: fc.constantFrom('ana', 'luz', 'eva', 'tom', 'joe'),
  rank: fc.constantFrom(...AUDIENCE_RANKS),
  channels: fc.constantFrom<readonly (typeof CHANNELS)[number][]>(['mail'], ['inbox'], ['mail', 'inbox']),
  since: instants('2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z'),
  quiet: fc.record({
    from: fc.integer({ min: 0, max: 23 }).map((hour) => new Temporal.PlainTime(hour)),
    until: fc.integer({ min: 0, max: 23 }).map((hour) => new Temporal.PlainTime(hour)),
    zone: zones,
  }),
});
const withoutQuiet = ({ staffId, rank, channels, since }: Recipient): Recipient => ({
  staffId,
  rank,
  channels,
  since,
});
const inputs: fc.Arbitrary<PlanInputs> = fc
  .record({ deadlines, hearings, recipients: fc.array(recipient, { maxLength: 6 }), now: openings })
  .map((given) => ({ ...given, ladders: LADDERS, officeFacts: facts }));

const asRow = (reminder: PlannedReminder): ExistingReminder => ({
  ...reminder,
  id: reminderKey(reminder),
  standing: 'waiting',
});
function difference(
  existing: readonly ExistingReminder[],
  planned: readonly PlannedReminder[],
  given: PlanInputs,
) {
  const alive = [
    ...given.deadlines.map(({ id, version }) => ({ kind: 'deadline' as const, id, version })),
    ...given.hearings.map(({ id, version }) => ({ kind: 'hearing' as const, id, version })),
  ];
  return diffPlan({ existing, planned, alive, recipientIds: given.recipients.map(({ staffId }) => staffId) });
}
const NOTHING = { insert: [], cancel: [], reschedule: [] };
const earliest = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) <= 0;

describe('planning reminders', () => {
  test('the difference of a plan with itself is empty', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const planned = planReminders(given);
        expect(difference(planned.map(asRow), planned, given)).toEqual(NOTHING);
      }),
    );
  });

  test('carrying out a difference leaves none, also when it is looked at again later', () => {
    fc.assert(
      fc.property(inputs, fc.nat({ max: 400 }), (given, days) => {
        const rows = difference([], planReminders(given), given).insert.map(asRow);
        expect(difference(rows, planReminders(given), given)).toEqual(NOTHING);
        const later = { ...given, now: given.now.add({ hours: 24 * days }) };
        expect(difference(rows, planReminders(later), later)).toEqual(NOTHING);
      }),
    );
  });

  test('each row has its own key, and nobody is told before the date came to be or they came to the case', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const planned = planReminders(given);
        expect(new Set(planned.map(reminderKey)).size).toBe(planned.length);
        for (const { subject, dueAt, recipientId } of planned) {
          const date = [...given.deadlines, ...given.hearings].find(({ id }) => id === subject.id);
          expect(date && earliest(date.openedAt, dueAt)).toBe(true);
          expect(
            given.recipients.some(({ staffId, since }) => staffId === recipientId && earliest(since, dueAt)),
          ).toBe(true);
        }
      }),
    );
  });

  test('a person who left keeps nothing', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const rows = planReminders(given).map(asRow);
        const without = { ...given, recipients: given.recipients.filter(({ staffId }) => staffId !== 'ana') };
        const kept = new Set(difference(rows, planReminders(without), without).cancel);
        expect(rows.filter(({ id, recipientId }) => recipientId === 'ana' && !kept.has(id))).toEqual([]);
      }),
    );
  });

  test('every date that is reminded of at all has two people, when the case had two from the start', () => {
    const since = Temporal.Instant.from('2025-01-01T00:00:00Z');
    const pairs = fc.constantFrom<[Recipient['rank'], Recipient['rank']]>(
      ['lead', 'backup'],
      ['lead', 'coordinator'],
      ['backup', 'coordinator'],
      ['coordinator', 'coordinator'],
    );
    fc.assert(
      fc.property(inputs, pairs, (given, [first, second]) => {
        const recipients: Recipient[] = [
          { staffId: 'ana', rank: first, channels: CHANNELS, since },
          { staffId: 'luz', rank: second, channels: CHANNELS, since },
        ];
        const people = new Map<string, Set<string>>();
        for (const { subject, recipientId } of planReminders({ ...given, recipients })) {
          const key = subjectKey(subject);
          people.set(key, (people.get(key) ?? new Set()).add(recipientId));
        }
        expect([...people.values()].every((told) => told.size === 2)).toBe(true);
      }),
    );
  });

  test('our filings are never reminded of on a closed day, nor after the day they are due', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        // The evening before a first open day may be a holiday's: the step itself, as the inbox has it, never is.
        const loud = given.recipients.map(withoutQuiet);
        for (const { subject, ladder, step, dueAt } of planReminders({ ...given, recipients: loud })) {
          const date = given.deadlines.find(({ id }) => subject.kind === 'deadline' && id === subject.id);
          // What became known too late for its ladder is told at once, whatever day it is.
          if (ladder !== 'C' || step === 'open' || step.startsWith('now ') || !date) continue;
          const day = dueAt.toZonedDateTimeISO(date.timeZone).toPlainDate();
          const due =
            'on' in date.remind
              ? date.remind.on
              : date.remind.at.toZonedDateTimeISO(date.timeZone).toPlainDate();
          expect(facts.closedBecause(day)).toBeNull();
          expect(Temporal.PlainDate.compare(day, due)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('late means before now, and of the late ones each person is told one at most', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const planned = planReminders(given);
        for (const { late, dueAt } of planned)
          expect(late).toBe(Temporal.Instant.compare(dueAt, given.now) < 0);
        const made = difference([], planned, given).insert.filter(({ late }) => late);
        const lines = made.map(
          ({ subject, recipientId, channel }) => `${subjectKey(subject)} ${recipientId} ${channel}`,
        );
        expect(new Set(lines).size).toBe(lines.length);
      }),
    );
  });

  it('quiet hours only ever bring mail and texts earlier, never before date and person were there, and leave the inbox alone', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const loud = given.recipients.map(withoutQuiet);
        const nominal = new Map(
          planReminders({ ...given, recipients: loud }).map((reminder) => [
            reminderKey(reminder),
            reminder.dueAt,
          ]),
        );
        const planned = planReminders(given);
        expect(planned).toHaveLength(nominal.size);
        for (const reminder of planned) {
          const due = nominal.get(reminderKey(reminder));
          if (!due) throw new Error('a reminder appeared');
          expect(earliest(reminder.dueAt, due)).toBe(true);
          if (reminder.channel === 'inbox' || reminder.ladder === 'A')
            expect(reminder.dueAt.equals(due)).toBe(true);
          const dates = [...given.deadlines, ...given.hearings];
          const openedAt = dates.find(({ id }) => id === reminder.subject.id)?.openedAt;
          if (!reminder.dueAt.equals(due)) expect(openedAt && earliest(openedAt, reminder.dueAt)).toBe(true);
        }
      }),
    );
  });

  test('a date whose steps had begun when it came to be is told at once or within the hour, and only once', () => {
    const since = Temporal.Instant.from('2025-01-01T00:00:00Z');
    const ana: Recipient = { staffId: 'ana', rank: 'lead', channels: ['inbox'], since };
    fc.assert(
      fc.property(inputs, fc.nat({ max: 400 }), (given, days) => {
        const alone = {
          ...given,
          recipients: [ana, { ...ana, staffId: 'luz', rank: 'coordinator' as const }],
        };
        const planned = planReminders(alone);
        for (const date of given.hearings) {
          const mine = planned.filter(({ subject }) => subject.id === date.id);
          const twoWeeksBefore = date.startsAt.subtract({ hours: 24 * 15 });
          if (earliest(date.openedAt, twoWeeksBefore)) continue;
          expect(mine.some(({ dueAt }) => earliest(dueAt, date.openedAt.add({ hours: 24 * 8 })))).toBe(true);
          if (earliest(date.startsAt.subtract({ hours: 24 * 14 }), date.openedAt))
            expect(mine.some(({ dueAt }) => earliest(dueAt, date.openedAt.add({ hours: 1 })))).toBe(true);
          expect(
            new Set(mine.filter(({ step }) => step.startsWith('now ')).map(({ step }) => step)).size,
          ).toBeLessThan(2);
        }
        // Planning again, however much later, has nothing to add.
        const rows = difference([], planned, alone).insert.map(asRow);
        const later = { ...alone, now: alone.now.add({ hours: 24 * days }) };
        expect(difference(rows, planReminders(later), later).insert).toEqual([]);
      }),
    );
  });
});
