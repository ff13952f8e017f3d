import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyFile } from '../platform/key-file.js';

const BYTES = 16;

/**
 * Finds an exact A-number, phone or address without storing it. Keys come from the index root, which is in no database
 * and derives from no key-encryption key: with it, all A-numbers could be tried in an hour.
 */
export class BlindIndex {
  private readonly keys: Record<
    'person.a_number' | 'contact.phone' | 'staff.email' | 'push.endpoint',
    Buffer
  >;

  constructor(keys: KeyFile) {
    const derive = (name: string) =>
      Buffer.from(hkdfSync('sha256', keys.indexRoot, '', `bidx:${name}:v1`, 32));
    this.keys = {
      'person.a_number': derive('person.a_number'),
      'contact.phone': derive('contact.phone'),
      'staff.email': derive('staff.email'),
      'push.endpoint': derive('push.endpoint'),
    };
  }

  /** Index of nine digits. */
  aNumber(nineDigits: string): Buffer {
    return this.of('person.a_number', nineDigits);
  }

  /** Index of an E.164 number. */
  phone(e164: string): Buffer {
    return this.of('contact.phone', e164);
  }

  /** Index of a lower-case mail address. */
  email(lowerCase: string): Buffer {
    return this.of('staff.email', lowerCase);
  }

  /** Index of the address at which a push service takes messages for one browser. */
  endpoint(address: string): Buffer {
    return this.of('push.endpoint', address);
  }

  private of(name: keyof typeof this.keys, value: string): Buffer {
    return createHmac('sha256', this.keys[name]).update(value).digest().subarray(0, BYTES);
  }
}
