import { readdirSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { TestDatabase } from '../support/database.js';

/**
 * What migrations say and entities are silent about: foreign keys, checks and uniqueness (named, with their reasons, in
 * SQL), indexes, comments. TypeORM would also write every default of a key anew, for it words it differently.
 */
const MIGRATIONS_ALONE = [
  / DROP CONSTRAINT "(fk|ck|uq)_/,
  /^DROP INDEX "app"\."(ix|uq)_/,
  /^COMMENT ON /,
  / ALTER COLUMN "id" (DROP DEFAULT|SET DEFAULT gen_random_uuid\(\))$/,
];

describe('entities and migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await TestDatabase.fresh();
    const url = database.url();
    source = new DataSource({
      type: 'postgres',
      url,
      schema: 'app',
      entities: [...ENTITIES],
      installExtensions: false,
    });
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.close();
  });

  it('agree on every table, column, type, default and null', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const drift = upQueries
      .map(({ query }) => query)
      .filter((query) => !MIGRATIONS_ALONE.some((known) => known.test(query)));
    expect(drift).toEqual([]);
  });

  it('list every file that holds one', () => {
    const files = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' });
    const wanted = files.filter((file) => file.endsWith('.entity.ts')).length;
    expect(source.entityMetadatas).toHaveLength(wanted);
  });

  it('have a table for every entity', async () => {
    const names = source.entityMetadatas.map(({ schema, tableName }) => `${schema}.${tableName}`);
    const rows = await database.sql<{ name: string }>(
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables`,
    );
    const tables = new Set(rows.map(({ name }) => name));
    expect(names.filter((name) => !tables.has(name))).toEqual([]);
  });

  it('keep what is sealed as bytes, under a name that says so', () => {
    const columns = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => ({ entity: entity.name, name: column.databaseName, type: column.type })),
    );
    const secret = columns.filter(({ name }) => /_(sealed|bidx)$/.test(name));
    expect(secret.filter(({ type }) => type !== 'bytea')).toEqual([]);
    expect(secret.length).toBeGreaterThan(0);
  });
});
