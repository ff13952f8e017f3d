import { createHash, randomBytes } from 'node:crypto';

const ENDING = '.ics';
const TOKEN = /^[\w-]{43}$/;

/** A new 256-bit token. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The last part of an address; its ending tells a calendar program what it is. */
export function fileOf(token: string): string {
  return `${token}${ENDING}`;
}

/** Digest of the token in the last part of an address; null when there is none in it. */
export function digestOfFile(file: string): Buffer | null {
  const token = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '';
  return TOKEN.test(token) ? digestOf(token) : null;
}

export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
