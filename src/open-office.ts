import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { SystemClock, type Clock } from './platform/clock.js';
import { checkDatabase } from './platform/database/boot-check.js';
import { readEnv, type Env } from './platform/env.js';
import { furnish } from './platform/http/furnish.js';
import { readKeyFile, type KeyFile } from './platform/key-file.js';
import { OfficeLog } from './platform/log.js';
import { RT_SOURCE, WORKER_SOURCE } from './platform/unit-of-work.js';

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
  const { env, keys } = options;
  const log = options.log ?? new OfficeLog(env.LOG_LEVEL);
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: env.isSecure ? 'loopback, linklocal, uniquelocal' : false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  });
  const module = AppModule.with({ env, keys, clock: options.clock ?? new SystemClock(), log });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: log,
    abortOnError: false,
    bufferLogs: false,
  });
  await furnish(app, env);
  const shiftedClockIsFine = env.NODE_ENV === 'test';
  await checkDatabase(app.get<DataSource>(RT_SOURCE), 'app_rt', shiftedClockIsFine);
  await checkDatabase(app.get<DataSource>(WORKER_SOURCE), 'app_worker', shiftedClockIsFine);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
