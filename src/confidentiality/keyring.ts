import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyFile } from '../platform/key-file.js';
import { SealBroken } from './confidentiality.errors.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag, bound to `aad`. */
export function encrypt(key: Buffer, aad: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext; throws SealBroken when one bit, the key or the binding is not what it was. */
export function decrypt(key: Buffer, aad: string, sealed: Buffer): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(aad));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    return Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    throw new SealBroken();
  }
}

/** Wraps subject keys with the office's key-encryption key. */
export class Keyring {
  constructor(private readonly keys: KeyFile) {}

  get currentKek(): string {
    return this.keys.currentKek;
  }

  wrap(dek: Buffer, binding: string): Buffer {
    return encrypt(this.kek(this.keys.currentKek), binding, dek);
  }

  unwrap(wrapped: Buffer, kekId: string, binding: string): Buffer {
    return decrypt(this.kek(kekId), binding, wrapped);
  }

  private kek(id: string): Buffer {
    const kek = this.keys.keks[id];
    if (!kek) throw new SealBroken();
    return kek;
  }
}
