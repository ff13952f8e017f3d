import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule, ModuleRef } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { Announcer } from './announce.js';
import { Clock } from './clock.js';
import { checkDatabase } from './database/boot-check.js';
import type { EntityClass } from './database/entity-class.js';
import { openSource } from './database/sources.js';
import { Env, roleUrl } from './env.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import type { KeyFile } from './key-file.js';
import { OfficeLog } from './log.js';
import { ProblemFilter } from './problem.filter.js';
import { JobEngine, QUEUE_CONNECTION } from './queue.js';
import { RT_SOURCE, UnitOfWork, WORKER_SOURCE } from './unit-of-work.js';

export const KEYS = Symbol('key file');

export interface PlatformOptions {
  readonly env: Env;
  readonly keys: KeyFile;
  readonly clock: Clock;
  readonly log: OfficeLog;
  readonly entities: readonly EntityClass[];
}

/** Nothing here knows immigration law: clock, data sources, unit of work, queues, problems, health. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly modules: ModuleRef) {}

  static with(options: PlatformOptions): DynamicModule {
    const { env, keys, clock, log, entities } = options;
    const source = (token: symbol, role: 'app_rt' | 'app_worker') => ({
      provide: token,
      useFactory: async () => {
        const url = roleUrl(env, keys, role);
        const opened = await openSource({ url, poolSize: env.POOL_SIZE, name: role, entities });
        // Before anything that could read or write through it comes to be. Only tests shift the clock of a database.
        await checkDatabase(opened, role, env.NODE_ENV === 'test');
        return opened;
      },
    });
    const queue = {
      ...(env.REDIS_URL ? { redisUrl: env.REDIS_URL } : {}),
      postgresUrl: roleUrl(env, keys, 'app_queue'),
      works: env.PROCESS_ROLE !== 'api',
    };
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        { provide: Env, useValue: env },
        { provide: KEYS, useValue: keys },
        { provide: Clock, useValue: clock },
        { provide: OfficeLog, useValue: log },
        { provide: QUEUE_CONNECTION, useValue: queue },
        source(RT_SOURCE, 'app_rt'),
        source(WORKER_SOURCE, 'app_worker'),
        UnitOfWork,
        Announcer,
        JobEngine,
        HealthService,
        ProblemFilter,
      ],
      exports: [
        Env,
        KEYS,
        Clock,
        OfficeLog,
        UnitOfWork,
        Announcer,
        JobEngine,
        HealthService,
        ProblemFilter,
        RT_SOURCE,
        WORKER_SOURCE,
      ],
    };
  }

  /** Queues are closed before the pools they report through. */
  async onApplicationShutdown(): Promise<void> {
    await this.modules.get(JobEngine, { strict: false }).close();
    for (const token of [RT_SOURCE, WORKER_SOURCE]) {
      await this.modules.get<DataSource>(token, { strict: false }).destroy();
    }
  }
}
