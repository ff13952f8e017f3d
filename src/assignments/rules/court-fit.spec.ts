import { courtFit } from './court-fit.js';

it.each([
  ['one of theirs', ['a', 'b'], 'b', 'appears'],
  ['none of theirs', ['a', 'b'], 'c', 'elsewhere'],
  ['they never said', [], 'c', 'unknown'],
  ['nobody knows the court', ['a'], null, 'unknown'],
] as const)('a court that is %s', (_title, courtIds, courtId, expected) => {
  expect(courtFit(courtIds, courtId)).toBe(expected);
});
