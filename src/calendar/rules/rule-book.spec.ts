import { Temporal } from 'temporal-polyfill';
import vectorFile from '../../../test/vectors/deadlines.json' with { type: 'json' };
import { LADDERS } from '../../reminders/rules/ladders.js';
import {
  CONFIDENCE_MARKS,
  DEADLINE_OWNERS,
  DEADLINE_UNITS,
  DIRECTIONS,
  ROLLS,
  RULE_LADDERS,
  countsHours,
} from './deadline-rule.js';
import { RULE_BOOK } from './rule-book.js';

describe.each(RULE_BOOK.map((rule) => [`${rule.code} version ${rule.version}`, rule] as const))(
  '%s',
  (_title, rule) => {
    test('says everything a rule must say', () => {
      expect(rule.title.en).toMatch(/\S/);
      expect(rule.title.es).toMatch(/\S/);
      expect(rule.citation).toMatch(/\S/);
      expect(DEADLINE_OWNERS).toContain(rule.owner);
      expect(DEADLINE_UNITS).toContain(rule.unit);
      expect(DIRECTIONS).toContain(rule.direction);
      expect(ROLLS).toContain(rule.roll);
      expect(CONFIDENCE_MARKS).toContain(rule.mark);
      expect(RULE_LADDERS).toContain(rule.ladder);
      expect(Number.isInteger(rule.count) && rule.count >= 0).toBe(true);
      expect(rule.reverifyEveryDays).toBeGreaterThan(0);
    });

    test('counts from an input of the kind its unit needs', () => {
      const ending = countsHours(rule.unit) ? /At$/ : /On$/;
      expect(rule.inputs.length).toBeGreaterThan(0);
      for (const input of rule.inputs) expect(input).toMatch(ending);
    });

    test('has days that are in the calendar, in order', () => {
      const from = Temporal.PlainDate.from(rule.effectiveFrom);
      const to = rule.effectiveTo === null ? null : Temporal.PlainDate.from(rule.effectiveTo);
      expect(to === null || Temporal.PlainDate.compare(from, to) <= 0).toBe(true);
      expect(Temporal.PlainDate.from(rule.lastVerifiedOn).toString()).toBe(rule.lastVerifiedOn);
    });

    test('names only companions that exist', () => {
      const codes = RULE_BOOK.map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining([...rule.companions]));
    });
  },
);

describe('the rule book', () => {
  test('has a row for every rule a vector asks for', () => {
    const codes = new Set(RULE_BOOK.map(({ code }) => code));
    expect(vectorFile.vectors.filter(({ rule }) => !codes.has(rule))).toEqual([]);
  });

  test('has no two versions of a rule in force on one day for the same place', () => {
    for (const a of RULE_BOOK) {
      for (const b of RULE_BOOK) {
        if (a === b || a.code !== b.code || JSON.stringify(a.scope) !== JSON.stringify(b.scope)) continue;
        const [first, second] = a.effectiveFrom < b.effectiveFrom ? [a, b] : [b, a];
        expect(first.effectiveTo !== null && first.effectiveTo < second.effectiveFrom).toBe(true);
      }
    }
  });

  test('uses only ladders there are', () => {
    for (const { ladder } of RULE_BOOK) expect(LADDERS[ladder].code).toBe(ladder);
  });
});
