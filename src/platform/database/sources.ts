import { DataSource } from 'typeorm';
import type { EntityClass } from './entity-class.js';
import { PreparingClient } from './preparing-client.js';
import { databaseRefusal } from './provision.js';

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
    },
  });
  try {
    return await source.initialize();
  } catch (fault) {
    throw databaseRefusal(fault);
  }
}
