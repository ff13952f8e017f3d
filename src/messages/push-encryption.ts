import { createCipheriv, createECDH, hkdfSync, randomBytes, sign } from 'node:crypto';
import type { VapidKey } from '../platform/vapid-key.js';

/** What a browser gave to be written to: its public key and a secret, base64url. */
export interface BrowserKeys {
  readonly p256dh: string;
  readonly auth: string;
}

const POINT_BYTES = 65;
const SECRET_BYTES = 16;
/** All messages are of one length: it tells nothing about their words. */
const PADDED_BYTES = 1024;
const RECORD_BYTES = 4096;
const LAST_RECORD = 2;

/** Whether these can be encrypted to: a point of P-256 and sixteen bytes. */
export function areBrowserKeys({ p256dh, auth }: BrowserKeys): boolean {
  const [point, secret] = [Buffer.from(p256dh, 'base64url'), Buffer.from(auth, 'base64url')];
  if (point.length !== POINT_BYTES || secret.length !== SECRET_BYTES) return false;
  const probe = createECDH('prime256v1');
  probe.generateKeys();
  try {
    probe.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}

/**
 * The body of a push message that only this browser can read (RFC 8291, aes128gcm). `own` and `salt` are made anew for each
 * message; only the check against the published vector gives them. Throws for keys that are none, and text that is too long.
 */
export function encryptPush(
  text: string,
  { p256dh, auth }: BrowserKeys,
  { ownKey, salt = randomBytes(16), padTo = PADDED_BYTES }: PushChances = {},
): Buffer {
  const own = createECDH('prime256v1');
  if (ownKey) own.setPrivateKey(ownKey);
  else own.generateKeys();
  const theirs = Buffer.from(p256dh, 'base64url');
  const ours = own.getPublicKey();
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const shared = hkdf(own.computeSecret(theirs), Buffer.from(auth, 'base64url'), about, 32);
  const key = hkdf(shared, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = hkdf(shared, salt, 'Content-Encoding: nonce\0', 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(padded(text, padTo)), cipher.final(), cipher.getAuthTag()]);
  const header = Buffer.alloc(5);
  header.writeUInt32BE(RECORD_BYTES);
  header.writeUInt8(ours.length, 4);
  return Buffer.concat([salt, header, ours, sealed]);
}

interface PushChances {
  readonly ownKey?: Buffer;
  readonly salt?: Buffer;
  /** Bytes of text with its padding; 0: none. */
  readonly padTo?: number;
}

/** Who sends, for the push service at `origin` (RFC 8292); good until `expiresAt`, in seconds since 1970. */
export function vapidHeader(
  { privateKey, publicKey, subject }: VapidKey & { readonly subject: string },
  origin: string,
  expiresAt: number,
): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: origin, exp: expiresAt, sub: subject })}`;
  const signature = sign('sha256', Buffer.from(said), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${said}.${signature.toString('base64url')}, k=${publicKey}`;
}

function padded(text: string, padTo: number): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (padTo > 0 && bytes.length > padTo) throw new RangeError('A notification is longer than it may be');
  return Buffer.concat([bytes, Buffer.from([LAST_RECORD]), Buffer.alloc(Math.max(0, padTo - bytes.length))]);
}

function hkdf(secret: Buffer, salt: Buffer, about: string | Buffer, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, about, bytes));
}
