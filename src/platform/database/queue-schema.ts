import { runMigrations } from 'bullmq';
import pg from 'pg';

/** Schema of BullMQ's PostgreSQL backend. It holds job names and ids, nothing else. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Makes BullMQ's tables, owned by app_queue. BullMQ wants to make the schema itself, so the role may do that for as
 * long as this takes and no longer.
 */
export async function migrateQueue(adminUrl: string, queueUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  const queue = new pg.Client({ connectionString: queueUrl });
  await admin.connect();
  try {
    const database = admin.escapeIdentifier(admin.database ?? 'postgres');
    await admin.query('SELECT pg_advisory_lock(704557)');
    await admin.query(`GRANT CREATE ON DATABASE ${database} TO app_queue`);
    await queue.connect();
    await runMigrations(queue, QUEUE_SCHEMA);
    await admin.query(`REVOKE CREATE ON DATABASE ${database} FROM app_queue`);
  } finally {
    await Promise.allSettled([queue.end(), admin.end()]);
  }
}
