import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { OPEN_TO_ALL } from '../../platform/open-to-all.js';
import { NotFound, Problem, SignInNeeded } from '../../platform/problem.js';
import { ALLOW, SIGNED } from './allow.js';
import { SessionToken } from './session-token.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

export class ForeignRequest extends Problem {
  constructor() {
    super({
      slug: 'foreign-request',
      status: 403,
      title: 'This page is out of date. Reload it and try again; what you typed is kept.',
    });
  }
}

/** The door: a route without a permission word is closed, a change must come from our own page, a secret route needs a cookie. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly token: SessionToken,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const places = [context.getHandler(), context.getClass()];
    const open = this.reflector.getAllAndOverride<boolean | undefined>(OPEN_TO_ALL, places) ?? false;
    const word = this.reflector.getAllAndOverride<string | undefined>(ALLOW, places);
    if (!open && !word) throw new NotFound();
    // Asked first: a page whose session is gone is told to sign in, not that it is foreign.
    if (!open && !this.token.digestOf(request)) throw new SignInNeeded();
    const signed = this.reflector.get<boolean | undefined>(SIGNED, context.getHandler()) ?? false;
    if (!READS.has(request.method) && !signed) this.refuseForeign(request);
    return true;
  }

  private refuseForeign(request: FastifyRequest): void {
    const site = request.headers['sec-fetch-site'];
    const ours = site === undefined || site === 'same-origin' || site === 'none';
    if (!ours || !this.token.isCsrfValid(request)) throw new ForeignRequest();
  }
}
