import { Catch, HttpException, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OfficeLog } from './log.js';
import { NotFound, Problem } from './problem.js';
import { problemOfSqlState } from './sqlstate.js';

interface HttpFault {
  readonly statusCode?: number;
  readonly code?: string;
}

/** The one place where a refusal becomes an answer: RFC 9457, with the request id and never the offending value. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: OfficeLog) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = this.problemOf(fault, request);
    if (problem.status === 503) void reply.header('Retry-After', '2');
    void reply.status(problem.status).type('application/problem+json').send(this.document(problem, request));
  }

  problemOf(fault: unknown, request: FastifyRequest): Problem {
    if (fault instanceof Problem) return fault;
    const fromDatabase = problemOfSqlState(fault);
    if (fromDatabase) return fromDatabase;
    const status = fault instanceof HttpException ? fault.getStatus() : (fault as HttpFault).statusCode;
    const known = status === undefined ? null : ofStatus(status);
    if (known) return known;
    this.log.fault('request failed', fault, { requestId: request.id, route: request.routeOptions.url });
    return new Problem({
      slug: 'our-fault',
      status: 500,
      title: 'Something broke on our side. Tell an admin the request number.',
    });
  }

  private document(problem: Problem, request: FastifyRequest): Record<string, unknown> {
    return {
      type: `urn:fianza:problem:${problem.slug}`,
      slug: problem.slug,
      title: problem.message,
      status: problem.status,
      requestId: request.id,
      ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
      ...problem.extra,
    };
  }
}

function ofStatus(status: number): Problem | null {
  const of = (slug: string, title: string) => new Problem({ slug, status, title });
  switch (status) {
    case 400:
      return of('not-json', 'The request is not readable JSON.');
    case 404:
    case 405:
      return new NotFound();
    case 413:
      return of('too-large', 'This is too long to save at once. Shorten the text and try again.');
    case 414:
      return of('too-large', 'The address is too long.');
    case 415:
      return of('not-json', 'Send JSON.');
    case 429:
      return of('too-many-tries', 'Too many tries. Wait a few minutes.');
    default:
      return null;
  }
}
