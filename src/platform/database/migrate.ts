import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { databaseRefusal } from './provision.js';

/** Runs all migrations that have not run, each in its own transaction, as app_migrator acting for app_owner. Returns their names. */
export async function migrateDatabase(migratorUrl: string): Promise<string[]> {
  const source = migrationSource(migratorUrl);
  try {
    await source.initialize();
  } catch (fault) {
    throw databaseRefusal(fault);
  }
  try {
    // Several processes may start together: the first one migrates, the others wait and find nothing to do.
    await source.query('SELECT pg_advisory_lock(704556)');
    await source.query('SET ROLE app_owner');
    await source.query('CREATE SCHEMA IF NOT EXISTS app AUTHORIZATION app_owner');
    const done = await source.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

function migrationSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'app',
    // One connection, so that the role and the lock set on it hold for every statement.
    poolSize: 1,
    migrations: [...MIGRATIONS],
    migrationsTableName: 'schema_migrations',
  });
}
