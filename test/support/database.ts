import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { PostgresServer, TEMPLATE } from './postgres-server.js';

type Row = Record<string, unknown>;
export type SqlRole = 'app_owner' | 'app_rt' | 'app_worker' | 'app_queue' | 'app_migrator';

/** A migrated database of this spec's own, copied from the run's template and dropped by `close()`. */
export class TestDatabase {
  private readonly pool: pg.Pool;

  private constructor(
    readonly name: string,
    private readonly server: PostgresServer,
  ) {
    // The superuser sees every row, whatever row security says: for asserting and for preparing.
    this.pool = new pg.Pool({ connectionString: server.url(name), max: 3, idleTimeoutMillis: 1000 });
    this.pool.on('error', () => undefined);
  }

  static async fresh(): Promise<TestDatabase> {
    const server = await PostgresServer.get();
    const name = `fianza_${process.env['VITEST_POOL_ID'] ?? '0'}_${randomBytes(5).toString('hex')}`;
    await server.asSuperuser('postgres', async (client) => {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
      // Privileges on a database are not copied with it.
      await client.query(
        'UPDATE pg_database SET datacl = (SELECT datacl FROM pg_database WHERE datname = $2) WHERE datname = $1',
        [name, TEMPLATE],
      );
    });
    return new TestDatabase(name, server);
  }

  get keyFile(): string {
    return this.server.keyFile;
  }

  url(role = 'postgres'): string {
    return this.server.url(this.name, role);
  }

  /** Runs one statement seeing every row, and gives its rows. */
  async sql<T extends Row = Row>(text: string, params: unknown[] = []): Promise<T[]> {
    const { rows } = await this.pool.query<T>(text, params);
    return rows;
  }

  /** Runs `work` inside a transaction of a product role; the transaction is always rolled back. */
  async as<T>(role: SqlRole, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const login = role === 'app_owner' ? 'app_migrator' : role;
    const client = new pg.Client({ connectionString: this.url(login) });
    await client.connect();
    try {
      await client.query('BEGIN');
      if (role === 'app_owner') await client.query('SET LOCAL ROLE app_owner');
      return await work(client);
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
      await client.end();
    }
  }

  /** Every row of every table as text, sealed columns in hexadecimal: to look for what should not be there. */
  async dump(): Promise<string> {
    const tables = await this.sql<{ name: string }>(`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
    const parts: string[] = [];
    for (const { name } of tables) {
      const rows = await this.sql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`);
      parts.push(`-- ${name}`, ...rows.map(({ row }) => `${row} ${bytesAsText(row)}`));
    }
    return parts.join('\n');
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.server.asSuperuser('postgres', (client) =>
      client.query(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`),
    );
  }
}

/** A name stored as plain bytes would hide in hexadecimal. */
function bytesAsText(row: string): string {
  return [...row.matchAll(/\\\\x((?:[0-9a-f]{2})+)/g)]
    .map((found) => Buffer.from(found[1] ?? '', 'hex').toString('utf8'))
    .join(' ');
}
