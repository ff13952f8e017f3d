import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { RequestMethod } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyCheck } from '../body-check.js';
import type { Env } from '../env.js';
import { OfficeLog } from '../log.js';
import { ProblemFilter } from '../problem.filter.js';
import { noteRequests } from './request-log.js';
import { serveWeb } from './web-files.js';

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
  await serveWeb(fastify, env.WEB_DIR);
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
