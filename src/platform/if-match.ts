import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** The version the caller saw, from `If-Match: "7"`. 428 when it is missing: changing unseen data is refused. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const given = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given ?? '')?.[1];
  if (version === undefined) {
    throw new Problem({ slug: 'version-needed', status: 428, title: 'Say which version you saw: If-Match.' });
  }
  return Number(version);
});
