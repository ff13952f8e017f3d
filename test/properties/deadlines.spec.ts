import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../src/places/rules/federal-holidays.js';
import {
  computeDeadline,
  dueText,
  type CalendarFacts,
  type ComputedDeadline,
} from '../../src/calendar/rules/deadline-engine.js';
import {
  countsHours,
  isWatched,
  type DeadlineInputs,
  type DeadlineRule,
} from '../../src/calendar/rules/deadline-rule.js';
import { endOf, remindOf } from '../../src/calendar/rules/due-instants.js';
import { RULE_BOOK } from '../../src/calendar/rules/rule-book.js';
import { countNaively, dayNumberOf, isOpen, rollNaively, textOf } from './naive-days.js';

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
];
const factsIn = (zone: string): CalendarFacts => ({
  ...officeFacts(),
  zones: { court: zone, facility: zone },
});
const facts = factsIn('America/New_York');

const dayRules = RULE_BOOK.filter(({ unit }) => !countsHours(unit));
const hourRules = RULE_BOOK.filter(({ unit }) => countsHours(unit));
const anyDayNumber = fc.integer({ min: dayNumberOf('2020-01-01'), max: dayNumberOf('2035-12-31') });
const anyDay = anyDayNumber.map(textOf);
/** Every quarter of an hour of those years. */
const anyQuarter = fc
  .integer({ min: dayNumberOf('2020-01-01') * 96, max: dayNumberOf('2035-12-31') * 96 })
  .map((quarter) => Temporal.Instant.fromEpochMilliseconds(quarter * 900_000));

function computed(rule: DeadlineRule, value: string, given = facts): ComputedDeadline {
  const inputs: DeadlineInputs = { [rule.inputs[0] ?? '']: value };
  const result = computeDeadline(rule, inputs, given);
  if (!result.ok) throw new Error(result.reasons.join());
  return result;
}

describe.each(dayRules.map((rule) => [`${rule.code} version ${rule.version}`, rule] as const))(
  '%s',
  (_title, rule) => {
    test('agrees with counting on one’s fingers', () => {
      fc.assert(
        fc.property(anyDayNumber, (from) => {
          const { nominal, rolled } = computed(rule, textOf(from));
          const counted = countNaively(from, rule.count, rule.unit, rule.direction);
          const due = rule.roll === 'NONE' ? counted : rollNaively(counted);
          return dueText(nominal) === textOf(counted) && dueText(rolled) === textOf(due);
        }),
        { numRuns: 10_000 },
      );
    });

    test('is due on a business day where it must be, and never rolls back', () => {
      fc.assert(
        fc.property(anyDay, (from) => {
          const { nominal, rolled } = computed(rule, from);
          const mustBeOpen = rule.unit === 'BUSINESS_DAY' || rule.roll === 'FORWARD_BUSINESS_DAY';
          return (!mustBeOpen || isOpen(dayNumberOf(dueText(rolled)))) && dueText(rolled) >= dueText(nominal);
        }),
      );
    });
  },
);

describe('every rule', () => {
  test('computed twice is the same, word for word', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dayRules), anyDay, (rule, from) => {
        expect(JSON.stringify(computed(rule, from))).toBe(JSON.stringify(computed(rule, from)));
      }),
    );
  });

  test('a later trigger is never due earlier', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dayRules), anyDay, fc.nat({ max: 40 }), (rule, from, days) => {
        const later = textOf(dayNumberOf(from) + days);
        return dueText(computed(rule, later).rolled) >= dueText(computed(rule, from).rolled);
      }),
    );
  });

  test('the words name the trigger, the date and the source', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dayRules), anyDay, (rule, from) => {
        const { arithmetic, nominal, rolled } = computed(rule, from);
        return [from, dueText(nominal), dueText(rolled), rule.citation].every((part) =>
          arithmetic.includes(part),
        );
      }),
    );
  });

  test('our own acts are reminded of on the earlier date, others’ are not over before the later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dayRules), anyDay, (rule, from) => {
        const result = computed(rule, from);
        expect(remindOf(result, rule.owner)).toBe(isWatched(rule.owner) ? result.rolled : result.nominal);
        const over = endOf(result.rolled, result.zone).toZonedDateTimeISO(result.zone);
        expect(over.subtract({ nanoseconds: 1 }).toPlainDate().toString()).toBe(dueText(result.rolled));
      }),
    );
  });

  test('whatever is typed is an answer or a refusal, never an exception', () => {
    const inputs = fc.dictionary(
      fc.constantFrom(...RULE_BOOK.flatMap((rule) => rule.inputs)),
      fc.oneof(fc.string(), fc.boolean(), anyDay),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...RULE_BOOK),
        inputs,
        fc.constantFrom('America/New_York', 'Nowhere/At_All', ''),
        (rule, given, zone) => {
          expect(typeof computeDeadline(rule, given, factsIn(zone)).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe.each(hourRules.map((rule) => [`${rule.code} version ${rule.version}`, rule] as const))(
  '%s',
  (_title, rule) => {
    test('agrees with a clock that is read every quarter of an hour, in every zone', () => {
      fc.assert(
        fc.property(anyQuarter, fc.constantFrom(...ZONES), (from, zone) => {
          const { nominal } = computed(rule, from.toString(), factsIn(zone));
          return 'at' in nominal && nominal.at.epochMilliseconds === READ[rule.unit]?.(from, rule, zone);
        }),
        { numRuns: rule.unit === 'CLOCK_HOUR' ? 10_000 : 100 },
      );
    });
  },
);

describe('the nights on which clocks change, 2024 to 2030', () => {
  const changes = ZONES.flatMap((zone) => changesOf(zone).map((at) => [zone, at] as const));

  test('there are two a year where there are any', () => {
    expect(changes).toHaveLength(5 * 2 * 7);
  });

  test('every rule that counts hours agrees across each of them', () => {
    for (const rule of hourRules) {
      for (const [zone, at] of changes) {
        for (const hoursBefore of [72, 49, 25, 3, 1, 0]) {
          const from = at.subtract({ hours: hoursBefore });
          const { nominal } = computed(rule, from.toString(), factsIn(zone));
          expect('at' in nominal && nominal.at.epochMilliseconds).toBe(READ[rule.unit]?.(from, rule, zone));
        }
      }
    }
  });
});

type Reader = (from: Temporal.Instant, rule: DeadlineRule, zone: string) => number;
const zoneOf = (rule: DeadlineRule, place: string) =>
  typeof rule.zone === 'string' ? place : rule.zone.fixed;
const READ: Readonly<Record<string, Reader>> = {
  CLOCK_HOUR: (from, rule) =>
    from.epochMilliseconds + (rule.direction === 'AFTER' ? 1 : -1) * rule.count * 3_600_000,
  HOUR_EXCL_WEEKEND_HOLIDAY: (from, rule, zone) =>
    readQuarters(from, rule.count, zoneOf(rule, zone), () => true),
  WORKING_HOUR: (from, rule, zone) =>
    readQuarters(from, rule.count, zoneOf(rule, zone), (hour) => hour >= 9 && hour < 17),
};

/** Runs the clock a quarter of an hour at a time, only while the place's day is open and its hour counts. */
function readQuarters(
  from: Temporal.Instant,
  hours: number,
  zone: string,
  counts: (hour: number) => boolean,
): number {
  let at = from.epochMilliseconds;
  for (let left = hours * 4; left > 0; at += 900_000) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    if (isOpen(dayNumberOf(local.toPlainDate().toString())) && counts(local.hour)) left -= 1;
  }
  return at;
}

function changesOf(zone: string): Temporal.Instant[] {
  const found: Temporal.Instant[] = [];
  const end = Temporal.Instant.from('2031-01-01T00:00:00Z');
  let at = Temporal.Instant.from('2024-01-01T00:00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end.epochMilliseconds) return found;
    found.push(next.toInstant());
    at = next;
  }
}
