import { createHash } from 'node:crypto';
import pg from 'pg';
import { operatorProof } from './people/operator.js';
import { migrateDatabase } from './platform/database/migrate.js';
import { migrateQueue } from './platform/database/queue-schema.js';
import { provisionDatabase } from './platform/database/provision.js';
import { rolePassword, type KeyFile } from './platform/key-file.js';

const LOGIN_ROLES = ['app_migrator', 'app_rt', 'app_worker', 'app_queue', 'app_deadman'] as const;

/**
 * Makes the database at `adminUrl` ready: roles with passwords from the key file, all migrations, the operator's proof.
 * Safe to repeat. Returns the names of the migrations it ran. Throws StartRefused when the server does not let it.
 */
export async function setUpDatabase(adminUrl: string, keys: KeyFile): Promise<string[]> {
  const passwords = Object.fromEntries(LOGIN_ROLES.map((role) => [role, rolePassword(keys, role)])) as Record<
    (typeof LOGIN_ROLES)[number],
    string
  >;
  await provisionDatabase({ adminUrl, passwords });
  const migratorUrl = asRole(adminUrl, 'app_migrator', passwords.app_migrator);
  const ran = await migrateDatabase(migratorUrl);
  await writeProof(migratorUrl, keys);
  await migrateQueue(adminUrl, asRole(adminUrl, 'app_queue', passwords.app_queue));
  return ran;
}

async function writeProof(migratorUrl: string, keys: KeyFile): Promise<void> {
  const client = new pg.Client({ connectionString: migratorUrl });
  await client.connect();
  try {
    await client.query('SET ROLE app_owner');
    const digest = createHash('sha256').update(operatorProof(keys)).digest();
    await client.query(
      'INSERT INTO app.operator_proof (digest) VALUES ($1) ON CONFLICT (only_row) DO UPDATE SET digest = excluded.digest',
      [digest],
    );
  } finally {
    await client.end();
  }
}

function asRole(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.toString();
}
