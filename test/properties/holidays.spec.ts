import { allForYear } from '@18f/us-federal-holidays';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  federalHolidaysBetween,
  isBusinessDay,
  officeFacts,
} from '../../src/places/rules/federal-holidays.js';
import { dayNumberOf, holidaysBetween, isOpen, textOf } from './naive-days.js';

const facts = officeFacts();
const anyDay = fc.integer({ min: dayNumberOf('2000-01-01'), max: dayNumberOf('2040-12-30') });

/** The days on which federal offices close, as a library of others has them. */
function closedDaysOfOthers(first: number, last: number): string[] {
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return years.flatMap((year) => allForYear(year).map(({ date }) => date.toISOString().slice(0, 10)));
}

describe('holidays', () => {
  test('2000 to 2040 agree with a library of others', () => {
    const ours = federalHolidaysBetween(2000, 2040).map(({ observedOn }) => observedOn.toString());
    expect(ours.toSorted()).toEqual(closedDaysOfOthers(2000, 2040).toSorted());
  });

  test('2000 to 2040 agree with a walk through every day of those years', () => {
    const computed = federalHolidaysBetween(2000, 2040).map(({ observedOn }) => observedOn.toString());
    expect(computed.toSorted()).toEqual(holidaysBetween(2000, 2040).toSorted());
  });

  test('any day is open in both ways of counting or in neither', () => {
    fc.assert(
      fc.property(
        anyDay,
        (day) => isBusinessDay(Temporal.PlainDate.from(textOf(day)), facts) === isOpen(day),
      ),
      { numRuns: 2000 },
    );
  });

  test('the two calendars have the same days', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        return date.toString() === textOf(day) && dayNumberOf(textOf(day)) === day;
      }),
      { numRuns: 300 },
    );
  });

  test('offices are never closed for more than four days in a row', () => {
    fc.assert(
      fc.property(anyDay, (day) => [0, 1, 2, 3, 4].some((ahead) => isOpen(day + ahead))),
      { numRuns: 2000 },
    );
  });
});
