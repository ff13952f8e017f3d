import type { FastifyInstance } from 'fastify';
import type { OfficeLog } from '../log.js';

/** One line per answer: route template, status, time. Never the address, the query, a parameter or the body. */
export function noteRequests(fastify: FastifyInstance, log: OfficeLog): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    log.note('request', {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
}
