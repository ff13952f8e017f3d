import fc from 'fast-check';
import { boundTo, pad, unpad } from './sealed-format.js';

describe('sealed format', () => {
  it('gives back what was padded, whatever its length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (content) =>
        Buffer.from(unpad(pad(content))!).equals(Buffer.from(content)),
      ),
    );
  });

  it('makes a short and a long name the same length', () => {
    expect(pad(Buffer.from('Ana')).length).toBe(pad(Buffer.from('María Guadalupe Hernández')).length);
  });

  it('refuses a stated length beyond the buffer', () => {
    const padded = pad(Buffer.from('x'));
    padded[0] = 0xff;
    expect(unpad(padded)).toBeNull();
    expect(unpad(Buffer.alloc(2))).toBeNull();
  });

  it('names table, column, row, subject and purpose', () => {
    const place = {
      table: 'app.parties',
      column: 'identity_sealed',
      rowId: 'r',
      subjectId: 's',
      purpose: 'identity',
    };
    expect(boundTo(place)).toBe('v1|fianza|app.parties|identity_sealed|r|s|identity');
  });
});
