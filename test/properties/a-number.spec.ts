import fc from 'fast-check';
import { formatANumber, maskANumber, readANumber } from '../../src/parties/rules/a-number.js';

const nineDigits = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, '0'));

describe('A-numbers, for any text', () => {
  it('reading is total: nine digits or a reason, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const reading = readANumber(typed);
        expect(
          reading.ok
            ? /^\d{9}$/.test(reading.digits)
            : ['empty', 'not-digits', 'length'].includes(reading.reason),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('what is printed reads back as the same number', () => {
    fc.assert(
      fc.property(nineDigits, (digits) => {
        expect(readANumber(formatANumber(digits))).toEqual({ ok: true, digits, padded: false });
      }),
    );
  });

  it('spaces, hyphens and the A change nothing', () => {
    const noise = fc.constantFrom('', ' ', '-', '\u00a0', '\u2013');
    fc.assert(
      fc.property(
        nineDigits,
        fc.constantFrom('', 'A', 'a ', 'A#'),
        fc.array(noise, { minLength: 9, maxLength: 9 }),
        (digits, prefix, between) => {
          const typed = prefix + [...digits].map((digit, at) => digit + (between[at] ?? '')).join('');
          expect(readANumber(typed)).toMatchObject({ ok: true, digits });
        },
      ),
    );
  });

  it('a mask shows four digits and cannot be read as a number', () => {
    fc.assert(
      fc.property(nineDigits, (digits) => {
        const mask = maskANumber(digits);
        expect(mask.replace(/\D/g, '')).toBe(digits.slice(5));
        expect(readANumber(mask).ok).toBe(false);
      }),
    );
  });
});
