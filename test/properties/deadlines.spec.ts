import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../src/places/rules/federal-holidays.js';
import {
  computeDeadline,
  dueText,
  type CalendarFacts,
  type ComputedDeadline,
} from '../../src/calendar/rules/deadline-engine.js';
import type { DeadlineInputs, DeadlineRule } from '../../src/calendar/rules/deadline-rule.js';
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

const dayRules = RULE_BOOK.filter(({ unit }) => !unit.includes('HOUR'));
const hourRules = RULE_BOOK.filter(({ unit }) => unit.includes('HOUR'));
const anyDay = fc.integer({ min: dayNumberOf('2020-01-01'), max: dayNumberOf('2035-12-31') }).map(textOf);
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
        fc.property(anyDay, (from) => {
          const result = computed(rule, from);
          const nominal = countNaively(from, rule.count, rule.unit, rule.direction);
          expect(dueText(result.nominal)).toBe(nominal);
          expect(dueText(result.rolled)).toBe(rule.roll === 'NONE' ? nominal : rollNaively(nominal));
        }),
        { numRuns: 400 },
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
        const ours = rule.owner === 'US' || rule.owner === 'INT';
        expect(remindOf(result, rule.owner)).toBe(ours ? result.nominal : result.rolled);
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

describe('rules that count hours', () => {
  test('clock hours are hours on a stopwatch in every zone, through every change of the clocks', () => {
    const stopwatch = hourRules.filter(({ unit }) => unit === 'CLOCK_HOUR');
    fc.assert(
      fc.property(
        fc.constantFrom(...stopwatch),
        anyQuarter,
        fc.constantFrom(...ZONES),
        (rule, from, zone) => {
          const { nominal } = computed(rule, from.toString(), factsIn(zone));
          return (
            'at' in nominal &&
            nominal.at.epochMilliseconds - from.epochMilliseconds === rule.count * 3_600_000
          );
        },
      ),
    );
  });

  test('hours without weekends and holidays agree with a clock that is read every quarter of an hour', () => {
    const standing = hourRules.filter(({ unit }) => unit === 'HOUR_EXCL_WEEKEND_HOLIDAY');
    fc.assert(
      fc.property(fc.constantFrom(...standing), anyQuarter, fc.constantFrom(...ZONES), (rule, from, zone) => {
        const { nominal } = computed(rule, from.toString(), factsIn(zone));
        expect('at' in nominal && nominal.at.epochMilliseconds).toBe(readQuarters(from, rule.count, zone));
      }),
      { numRuns: 60 },
    );
  });
});

/** Runs the clock a quarter of an hour at a time, only while the place's day is open. */
function readQuarters(from: Temporal.Instant, hours: number, zone: string): number {
  let at = from.epochMilliseconds;
  for (let left = hours * 4; left > 0; at += 900_000) {
    const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
    if (isOpen(dayNumberOf(day))) left -= 1;
  }
  return at;
}
