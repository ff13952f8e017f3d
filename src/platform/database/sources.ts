import { DataSource } from 'typeorm';
import type { EntityClass } from './entity-class.js';
import { PreparingClient } from './preparing-client.js';
import { databaseRefusal } from './provision.js';

/**
 * A statement whose answer has not come by then will not come: the server's own limits are shorter (provision.ts), so the
 * connection is half-open. It is closed, or it would hold whoever waits, and its place in the pool, for ever.
 */
export const ANSWER_WITHIN_MS = 20_000;

/** A pool of one role. It holds no session state: row-security context lives and dies inside transactions. */
export async function openSource(options: {
  url: string;
  poolSize: number;
  name: string;
  entities: readonly EntityClass[];
}): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    schema: 'app',
    entities: [...options.entities],
    poolSize: options.poolSize,
    applicationName: options.name,
    connectTimeoutMS: 10_000,
    installExtensions: false,
    extra: {
      Client: PreparingClient,
      options: '-c search_path=app,pg_catalog',
      pipeline: true,
      keepAlive: true,
      answerWithinMs: ANSWER_WITHIN_MS,
    },
  });
  try {
    return await source.initialize();
  } catch (fault) {
    throw databaseRefusal(fault);
  }
}
