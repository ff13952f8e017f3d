import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { SystemClock, type Clock } from './platform/clock.js';
import { readEnv, type Env } from './platform/env.js';
import { furnish } from './platform/http/furnish.js';
import { readKeyFile, type KeyFile } from './platform/key-file.js';
import { OfficeLog } from './platform/log.js';

const MOST_BODY_BYTES = 256 * 1024;

export interface OfficeOptions {
  readonly env: Env;
  readonly keys: KeyFile;
  readonly clock?: Clock;
  readonly log?: OfficeLog;
}

/** The options a process gets from its environment. Throws StartRefused when something is missing or wrong. */
export function optionsFromEnvironment(source: NodeJS.ProcessEnv): OfficeOptions {
  const env = readEnv(source);
  return { env, keys: readKeyFile(env.KEY_FILE) };
}

/**
 * Builds the whole application, checks the database and starts its listeners and workers; it does not open a port.
 * Throws StartRefused when the database, its tables, policies or roles are not as they must be.
 */
export async function openOffice(options: OfficeOptions): Promise<NestFastifyApplication> {
  const { env } = options;
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: env.isSecure ? 'loopback, linklocal, uniquelocal' : false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const { module, words } = house(options);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, words);
  await furnish(app, env);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/**
 * The same for a process nobody asks anything over HTTP, a worker or a command: no route is made, which is a third of what a
 * start costs. Throws StartRefused as openOffice does.
 */
export async function openWithoutDoor(options: OfficeOptions): Promise<INestApplicationContext> {
  const { module, words } = house(options);
  return NestFactory.createApplicationContext(module, words);
}

function house({ env, keys, clock = new SystemClock(), log = new OfficeLog(env.LOG_LEVEL) }: OfficeOptions): {
  module: DynamicModule;
  words: { logger: OfficeLog; abortOnError: boolean; bufferLogs: boolean };
} {
  return {
    module: AppModule.with({ env, keys, clock, log }),
    words: { logger: log, abortOnError: false, bufferLogs: false },
  };
}
