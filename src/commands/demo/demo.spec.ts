import { Temporal } from 'temporal-polyfill';
import { syntheticCalls } from './calls.js';
import { caseCourse } from './course.js';
import { SeededRandom } from './random.js';

const NOW = Temporal.Instant.from('2026-11-24T15:00:00Z');

describe('the synthetic office', () => {
  const calls = syntheticCalls(new SeededRandom(7), NOW);

  it('is the same for the same seed, and another for another', () => {
    expect(syntheticCalls(new SeededRandom(7), NOW)).toEqual(calls);
    expect(syntheticCalls(new SeededRandom(8), NOW)).not.toEqual(calls);
  });

  it('holds 240 calls and 90 cases of the last twelve weeks', () => {
    expect(calls).toHaveLength(240);
    expect(calls.filter((call) => call.end === 'accepted')).toHaveLength(90);
    for (const { at } of calls) {
      expect(Temporal.Instant.compare(at, NOW)).toBeLessThan(0);
      expect(NOW.since(at).total('days')).toBeLessThanOrEqual(84);
    }
  });

  it('uses only numbers that belong to nobody', () => {
    for (const { answers } of calls) {
      const aNumber = answers['detained.aNumber'];
      if (aNumber?.state === 'value') expect(aNumber.value).toMatch(/^A000\d{6}$/);
      expect(answers['caller.phone']).toMatchObject({ value: expect.stringMatching(/^\+1704555\d{4}$/) });
      expect(String((answers['caller.phone'] as { value: string }).value)).toMatch(/5550[01]\d\d$/);
    }
  });

  it('has duplicates, partial dates, Mam and K’iche’ speakers and accents', () => {
    const text = JSON.stringify(calls);
    const numbers = calls.flatMap(({ answers }) =>
      answers['detained.aNumber']?.state === 'value' ? [answers['detained.aNumber'].value] : [],
    );
    expect(new Set(numbers).size).toBeLessThan(numbers.length);
    for (const sign of ['"mam"', '"quc"', '"approx"', 'Núñez']) expect(text).toContain(sign);
  });

  it('moves only people who were still held locally', () => {
    const random = new SeededRandom(3);
    for (let cases = 0; cases < 200; cases += 1) expect(caseCourse(random, false).transfer).toBeNull();
  });
});
