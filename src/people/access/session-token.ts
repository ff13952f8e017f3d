import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../../platform/env.js';
import type { KeyFile } from '../../platform/key-file.js';
import { KEYS } from '../../platform/platform.module.js';

type WithCookies = FastifyRequest & { readonly cookies: Readonly<Record<string, string | undefined>> };
type Reply = FastifyReply & {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
};

/** The session cookie and the CSRF token bound to it. The database knows only the cookie's digest. */
@Injectable()
export class SessionToken {
  private readonly digests = new WeakMap<FastifyRequest, Buffer | null>();

  constructor(
    private readonly env: Env,
    @Inject(KEYS) private readonly keys: KeyFile,
  ) {}

  private get cookieName(): string {
    return this.env.isSecure ? '__Host-sid' : 'sid';
  }

  /** A new 256-bit token, set as cookie; returns its digest. */
  issue(reply: FastifyReply): Buffer {
    const token = randomBytes(32).toString('base64url');
    (reply as Reply).setCookie(this.cookieName, token, this.cookieOptions());
    return digest(token);
  }

  clear(reply: FastifyReply): void {
    (reply as Reply).clearCookie(this.cookieName, this.cookieOptions());
    void reply.header('Clear-Site-Data', '"cache", "storage"');
  }

  /** Digest of the cookie the request carries, or null. */
  digestOf(request: FastifyRequest): Buffer | null {
    const known = this.digests.get(request);
    if (known !== undefined) return known;
    const token = (request as WithCookies).cookies[this.cookieName];
    const found = token && /^[\w-]{43}$/.test(token) ? digest(token) : null;
    this.digests.set(request, found);
    return found;
  }

  /** The token a page must send in x-csrf-token with every change. */
  csrfFor(tokenDigest: Buffer | null): string {
    return createHmac('sha256', this.keys.sessionSecret)
      .update(tokenDigest ?? 'signed out')
      .digest('base64url');
  }

  isCsrfValid(request: FastifyRequest): boolean {
    const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
    const expected = Buffer.from(this.csrfFor(this.digestOf(request)));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private cookieOptions(): object {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.env.isSecure };
  }
}

function digest(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
