import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Audit } from '../../audit/audit.js';
import { OfficeLog } from '../../platform/log.js';
import { OPEN_TO_ALL } from '../../platform/open-to-all.js';
import { READ_AHEAD, type ReadAhead } from '../../platform/read-ahead.js';
import { NotAllowed, Problem, SignInNeeded } from '../../platform/problem.js';
import { UnitOfWork, type Opening, type Statement } from '../../platform/unit-of-work.js';
import { may, type Permission } from '../rules/permissions.js';
import { ALLOW } from './allow.js';
import { SessionReader } from './session-reader.js';
import { SessionToken } from './session-token.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const REFUSALS = new Set([403, 404]);

/**
 * One transaction per request: the session is looked up and the row-security context set inside it, the permission word
 * is asked for, the handler works, it commits. Refusals are written to the audit log after the rollback.
 */
@Injectable()
export class AccessInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly unit: UnitOfWork,
    private readonly sessions: SessionReader,
    private readonly token: SessionToken,
    private readonly audit: Audit,
    private readonly log: OfficeLog,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const word = this.reflector.getAllAndOverride<Permission | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    const open = this.reflector.getAllAndOverride<boolean | undefined>(OPEN_TO_ALL, [
      context.getHandler(),
      context.getClass(),
    ]);
    // Routes open to all bring their own unit of work: there is nobody to act for yet.
    if (!word || open) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const first = this.reflector.get<ReadAhead | undefined>(READ_AHEAD, context.getHandler());
    return from(this.run(request, word, next, first && aheadOf(request, first)));
  }

  private async run(
    request: FastifyRequest,
    word: Permission,
    next: CallHandler,
    ahead: Statement | undefined,
  ): Promise<unknown> {
    const tokenDigest = this.token.digestOf(request);
    if (!tokenDigest) throw new SignInNeeded();
    const opening = this.sessions.opening(tokenDigest);
    try {
      return await this.unit.asRequest(
        request.id,
        opening,
        () => {
          const { actor } = this.unit;
          if (actor.kind !== 'staff' || actor.step !== 'done') throw new SignInNeeded();
          if (!may(actor.roles, word)) throw new NotAllowed();
          return lastValueFrom(next.handle(), { defaultValue: undefined });
        },
        ahead,
      );
    } catch (fault) {
      if (fault instanceof Problem && REFUSALS.has(fault.status)) await this.noteRefusal(request, opening);
      throw fault;
    }
  }

  private async noteRefusal(request: FastifyRequest, opening: Opening): Promise<void> {
    const id =
      Object.values((request.params ?? {}) as Record<string, string>).find((value) => UUID.test(value)) ??
      null;
    const route = request.routeOptions.url ?? '';
    try {
      await this.unit.asRequest(request.id, opening, (tx) => {
        this.audit.record(tx, {
          action: 'access.refused',
          subject: { kind: `${request.method} ${route}`, id },
        });
        return Promise.resolve();
      });
    } catch (fault) {
      this.log.fault('refusal not written', fault, { requestId: request.id, route });
    }
  }
}

/** Nothing for an id that is no id: the database would refuse it before the route could. */
function aheadOf(request: FastifyRequest, first: ReadAhead): Statement | undefined {
  const { id } = request.params as { readonly id?: string };
  return id !== undefined && UUID.test(id) ? first(id) : undefined;
}
