import { Temporal } from 'temporal-polyfill';
import { federalHolidays, federalHolidaysBetween, isBusinessDay, officeFacts } from './federal-holidays.js';

const observed = (year: number) =>
  Object.fromEntries(federalHolidays(year).map(({ code, observedOn }) => [code, observedOn.toString()]));
const day = (text: string) => Temporal.PlainDate.from(text);

describe('federal holidays', () => {
  test('2026, as the table of the statute has it', () => {
    expect(observed(2026)).toEqual({
      NEW_YEAR: '2026-01-01',
      MLK: '2026-01-19',
      WASHINGTON: '2026-02-16',
      MEMORIAL: '2026-05-25',
      JUNETEENTH: '2026-06-19',
      INDEPENDENCE: '2026-07-03',
      LABOR: '2026-09-07',
      COLUMBUS: '2026-10-12',
      VETERANS: '2026-11-11',
      THANKSGIVING: '2026-11-26',
      CHRISTMAS: '2026-12-25',
    });
  });

  test('2027, when three fall on a weekend', () => {
    expect(observed(2027)).toMatchObject({
      MLK: '2027-01-18',
      WASHINGTON: '2027-02-15',
      MEMORIAL: '2027-05-31',
      JUNETEENTH: '2027-06-18',
      INDEPENDENCE: '2027-07-05',
      LABOR: '2027-09-06',
      COLUMBUS: '2027-10-11',
      THANKSGIVING: '2027-11-25',
      CHRISTMAS: '2027-12-24',
    });
  });

  test('New Year 2028 is a Saturday and is kept in 2027', () => {
    expect(observed(2028)).toMatchObject({ NEW_YEAR: '2027-12-31', VETERANS: '2028-11-10' });
    expect(officeFacts().closedBecause(day('2027-12-31'))).toBe("New Year's Day (observed)");
  });

  test('Juneteenth closes nothing before 2021', () => {
    expect(observed(2020)).not.toHaveProperty('JUNETEENTH');
    expect(observed(2021)).toMatchObject({ JUNETEENTH: '2021-06-18' });
  });

  test('no holiday is observed on a weekend in forty years, and none shares a day with another', () => {
    const all = federalHolidaysBetween(2000, 2040);
    expect(all.every(({ observedOn }) => observedOn.dayOfWeek <= 5)).toBe(true);
    expect(new Set(all.map(({ observedOn }) => observedOn.toString())).size).toBe(all.length);
  });
});

describe('whether offices are open', () => {
  test('a day closed by order counts only when the office recorded it', () => {
    const eve = day('2026-12-24');
    expect(isBusinessDay(eve, officeFacts())).toBe(true);
    const facts = officeFacts([{ on: '2026-12-24', reason: 'closed by executive order' }]);
    expect(facts.closedBecause(eve)).toBe('closed by executive order');
  });

  test('a weekend is a weekend first', () => {
    expect(officeFacts().closedBecause(day('2026-11-28'))).toBe('Saturday');
    expect(officeFacts().closedBecause(day('2026-11-29'))).toBe('Sunday');
    expect(officeFacts().closedBecause(day('2026-11-27'))).toBeNull();
  });
});
