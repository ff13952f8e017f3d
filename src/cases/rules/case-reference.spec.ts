import fc from 'fast-check';
import { newReference, readReference } from './case-reference.js';

describe('case references', () => {
  test('are made of the letters the source picks', () => {
    const picks = [7, 19, 3, 15];
    expect(newReference(() => picks.shift() ?? 0)).toBe('FZ-7K3F');
  });

  test('are read back however they are typed', () => {
    for (const typed of ['FZ-7K3F', 'fz-7k3f', 'fz 7k3f', '7K3F', ' 7k3f '])
      expect(readReference(typed)).toBe('FZ-7K3F');
  });

  test('an O that was meant as zero and an I or L that was meant as one', () => {
    expect(readReference('FZ-OIL2')).toBe('FZ-0112');
  });

  test.each(['', 'FZ-', '7K3', '7K3FF', 'FZ-7K3U', 'FZ-7K3!'])('%p is none', (typed) => {
    expect(readReference(typed)).toBeNull();
  });

  test('every new reference reads as itself', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 4, maxLength: 4 }), (picks) => {
        let at = 0;
        const reference = newReference(() => picks[at++] ?? 0);
        expect(readReference(reference)).toBe(reference);
      }),
    );
  });
});
