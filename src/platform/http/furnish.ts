import cookie from '@fastify/cookie';
import { RequestMethod } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { bodyCheck } from '../body-check.js';
import type { Env } from '../env.js';
import { OfficeLog } from '../log.js';
import { ProblemFilter } from '../problem.filter.js';
import { noteRequests } from './request-log.js';
import { serveWeb } from './web-files.js';

const MOST_FORM_BYTES = 64 * 1024;

/** What every answer of the house carries: strict headers, no caching of data, one way to refuse, the web shell. */
export async function furnish(app: NestFastifyApplication, env: Env): Promise<void> {
  app.setGlobalPrefix('api', { exclude: [{ path: 'health/*path', method: RequestMethod.GET }] });
  app.useGlobalPipes(bodyCheck());
  // Only webhooks come as forms. They are signed over what was sent, so nothing reads it before the signature does.
  app.useBodyParser(
    'application/x-www-form-urlencoded',
    { bodyLimit: MOST_FORM_BYTES },
    (_request, body, done) => done(null, body.toString('utf8')),
  );
  app.useGlobalFilters(app.get(ProblemFilter));
  // Types of @nestjs/platform-fastify and of the plugins name different copies of Fastify's instance type.
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(cookie);
  fastify.addHook('onRequest', strictHeaders(env));
  fastify.addHook('onSend', keepOutOfCaches);
  noteRequests(fastify, app.get(OfficeLog));
  await serveWeb(fastify, env.WEB_DIR);
}

/** The headers are made up once: they are the same for every answer. */
function strictHeaders(env: Env): (request: FastifyRequest, reply: FastifyReply, done: () => void) => void {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The entry styles are inlined for the first paint; React Aria sets style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    hsts: env.isSecure ? { maxAge: 31_536_000 } : false,
  });
  return (request, reply, done) => protect(request.raw, reply.raw, done);
}

function keepOutOfCaches(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (fault: null, payload: unknown) => void,
): void {
  if (request.url.startsWith('/api') || request.url.startsWith('/health'))
    void reply.header('Cache-Control', 'private, no-store');
  done(null, payload);
}
