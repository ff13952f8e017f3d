import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { RequestMethod } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyCheck } from '../body-check.js';
import type { Env } from '../env.js';
import { OfficeLog } from '../log.js';
import { ProblemFilter } from '../problem.filter.js';
import { noteRequests } from './request-log.js';

/** What every answer of the house carries: strict headers, no caching of data, one way to refuse, the web shell. */
export async function furnish(app: NestFastifyApplication, env: Env): Promise<void> {
  app.setGlobalPrefix('api', { exclude: [{ path: 'health/*path', method: RequestMethod.GET }] });
  app.useGlobalPipes(bodyCheck());
  app.useGlobalFilters(app.get(ProblemFilter));
  // Types of @nestjs/platform-fastify and of the plugins name different copies of Fastify's instance type.
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(cookie);
  await fastify.register(helmet, headers(env));
  fastify.addHook('onSend', keepOutOfCaches);
  noteRequests(fastify, app.get(OfficeLog));
  await serveShell(fastify, env);
}

function headers(env: Env): Parameters<typeof helmet>[1] {
  return {
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
  };
}

async function keepOutOfCaches(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.url.startsWith('/api') || request.url.startsWith('/health'))
    void reply.header('Cache-Control', 'no-store');
}

async function serveShell(fastify: FastifyInstance, env: Env): Promise<void> {
  const root = env.WEB_DIR;
  if (!root || !existsSync(join(root, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const lasting = path.includes('/assets/');
      void reply.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Paths are the web's own; it shows its "not here" screen for those it does not know.
  const shell = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('Cache-Control', 'no-cache').type('text/html').sendFile('index.html');
  fastify.get('/', shell);
  fastify.get('/*', (request, reply) => {
    if (
      request.url.startsWith('/api') ||
      request.url.startsWith('/assets') ||
      request.url.startsWith('/health')
    ) {
      return reply
        .status(404)
        .type('application/problem+json')
        .send({ type: 'urn:fianza:problem:not-found', slug: 'not-found', status: 404 });
    }
    return shell(request, reply);
  });
}
