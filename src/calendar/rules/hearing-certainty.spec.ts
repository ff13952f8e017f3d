import { faultsOfDay } from './hearing-certainty.js';

describe('the date of a hearing', () => {
  it.each([
    ['an exact one has a day and an hour', { certainty: 'exact', on: '2026-12-01', at: '13:00' }, []],
    ['blank is no date', { certainty: 'exact' }, ['on needed', 'at needed']],
    ['an exact one without an hour', { certainty: 'exact', on: '2026-12-01' }, ['at needed']],
    ['a control date is a day', { certainty: 'control', on: '2026-12-01' }, []],
    ['a control date without a day', { certainty: 'control' }, ['on needed']],
    [
      'a control date has no hour',
      { certainty: 'control', on: '2026-12-01', at: '13:00' },
      ['at only-when-exact'],
    ],
    ['to be set has neither', { certainty: 'to_be_set' }, []],
    [
      'to be set, and yet a date',
      { certainty: 'to_be_set', on: '2026-12-01', at: '13:00' },
      ['on not-when-to-be-set', 'at only-when-exact'],
    ],
  ] as const)('%s', (_title, wished, expected) => {
    expect(faultsOfDay(wished).map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });
});
