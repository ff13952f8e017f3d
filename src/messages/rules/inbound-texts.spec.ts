import { keptWords } from './inbound-texts.js';

describe('words of a text as they are kept', () => {
  it('as they came, without what cannot be stored', () => {
    expect(keptWords('  Mi hermano está en Stewart\u0000 ')).toBe('Mi hermano está en Stewart');
    expect(keptWords('half a face \ud83d')).toBe('half a face \ufffd');
  });

  it('no longer than a text can be, never cut within a letter', () => {
    expect(keptWords('x'.repeat(9000))).toHaveLength(4000);
    expect(keptWords(`${'x'.repeat(3999)}😀`).isWellFormed()).toBe(true);
  });
});
