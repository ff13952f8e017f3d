import pg from 'pg';
import { StartRefused } from '../start-refused.js';

/** Passwords of the login roles; they come from the key file. */
export type RolePasswords = Readonly<
  Record<'app_migrator' | 'app_rt' | 'app_worker' | 'app_queue' | 'app_deadman', string>
>;

/**
 * Makes a database ready for migrations: the roles of the house (app_owner owns and cannot log in; none may bypass row
 * security), their passwords, schema privileges. Safe to repeat. `adminUrl` needs CREATEROLE and ownership of the database.
 */
export async function provisionDatabase(options: {
  adminUrl: string;
  passwords: RolePasswords;
}): Promise<void> {
  const client = await connect(options.adminUrl);
  try {
    // Two processes may start at once on one server; roles are shared by all its databases.
    await client.query('SELECT pg_advisory_lock(704555)');
    const database = client.escapeIdentifier(client.database ?? 'postgres');
    for (const statement of roleStatements(client, options.passwords)) await client.query(statement);
    await client.query(`
      REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${database} TO app_migrator, app_rt, app_worker, app_queue, app_deadman;
      GRANT CREATE ON DATABASE ${database} TO app_owner;
      ALTER DATABASE ${database} SET timezone TO 'UTC';
    `);
    await client.query('SELECT pg_advisory_unlock(704555)');
  } finally {
    await client.end();
  }
}

function roleStatements(client: pg.Client, passwords: RolePasswords): string[] {
  const roles = ['app_owner', 'app_migrator', 'app_rt', 'app_worker', 'app_queue', 'app_deadman'] as const;
  const made = roles.map(
    (role) =>
      `DO $do$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF; END $do$`,
  );
  const logins = Object.entries(passwords).map(
    ([role, password]) =>
      `ALTER ROLE ${role} WITH LOGIN NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`,
  );
  return [
    ...made,
    ...logins,
    'ALTER ROLE app_owner WITH NOLOGIN NOBYPASSRLS',
    'GRANT app_owner TO app_migrator WITH INHERIT FALSE, SET TRUE',
    // A request that hangs must not hold locks: limits of security-and-reliability 4.3.
    ...['app_rt', 'app_worker'].flatMap((role) => [
      `ALTER ROLE ${role} SET statement_timeout = '5s'`,
      `ALTER ROLE ${role} SET lock_timeout = '2s'`,
      `ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '10s'`,
      `ALTER ROLE ${role} SET transaction_timeout = '15s'`,
    ]),
  ];
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (fault) {
    throw databaseRefusal(fault);
  }
  return client;
}

/** What a failed connection means to the person starting the product. */
export function databaseRefusal(fault: unknown): StartRefused {
  const code = (fault as { code?: string }).code ?? '';
  if (code === '28P01' || code === '28000') {
    return new StartRefused(
      'DATABASE_URL',
      'The database refuses this user or password. If the key file changed, run: npm run -s fianza -- migrate',
    );
  }
  if (code === '3D000')
    return new StartRefused('DATABASE_URL', 'The server has no database of that name. Create it first.');
  return new StartRefused(
    'DATABASE_URL',
    'The database server does not answer. Start it, or correct host and port.',
  );
}
