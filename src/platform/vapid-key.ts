import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';

/** The key by which push services know this office (RFC 8292): browsers subscribe to its public half. */
export interface VapidKey {
  /** 65 bytes of an uncompressed P-256 point, base64url: what browsers are given. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

const PRIVATE = /^[\w-]{43}$/;

/** The pair of a private key: 32 bytes, base64url. Null for what is no private key of P-256. */
export function readVapidKey(privateKey: string): VapidKey | null {
  if (!PRIVATE.test(privateKey)) return null;
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(privateKey, 'base64url');
  } catch {
    return null;
  }
  const point = pair.getPublicKey();
  const half = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', d: privateKey, x: half(1), y: half(33) };
  return {
    publicKey: point.toString('base64url'),
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
  };
}

/** A fresh private key, base64url. */
export function makeVapidKey(): string {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  // A key that begins with zero bytes is given without them.
  return Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
    .subarray(-32)
    .toString('base64url');
}
