import { LADDER_CODES, LADDERS } from './ladders.js';

describe.each(LADDER_CODES.map((code) => [code, LADDERS[code]] as const))('ladder %s', (code, ladder) => {
  test('is found under its own letter and has steps of different names', () => {
    expect(ladder.code).toBe(code);
    const names = ladder.steps.map(({ step }) => step);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.length <= 20 && !name.includes('/'))).toBe(true);
  });

  test('only grows in audience, so that a step that meets another may stand for it', () => {
    ladder.steps.reduce(
      (before, { audience }) => {
        expect(audience).toEqual(expect.arrayContaining([...before]));
        return audience;
      },
      [] as readonly string[],
    );
  });

  test('ends with two people, or is for information', () => {
    if (code === 'I') expect(ladder.steps).toEqual([]);
    else expect(ladder.steps.at(-1)?.audience.length).toBeGreaterThanOrEqual(2);
  });
});
