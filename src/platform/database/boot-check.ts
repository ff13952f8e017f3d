import type { DataSource } from 'typeorm';
import { StartRefused } from '../start-refused.js';

interface Finding {
  readonly what: string;
  readonly name: string;
}

/** What must hold of the database before anything is served: row security everywhere, roles without privileges, a straight clock. */
const FINDINGS = `
  SELECT 'table without forced row security' AS what, format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname IN ('app', 'audit', 'keys') AND c.relkind IN ('r', 'p') AND c.relname <> 'schema_migrations'
     AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
  UNION ALL
  SELECT 'table without a policy', format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname IN ('app', 'audit', 'keys') AND c.relkind IN ('r', 'p') AND c.relname <> 'schema_migrations'
     AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
  UNION ALL
  SELECT 'role that may bypass row security or is superuser', rolname::text
    FROM pg_roles WHERE rolname IN ('app_owner', 'app_migrator', 'app_rt', 'app_worker', 'app_queue', 'app_deadman') AND (rolsuper OR rolbypassrls)
  UNION ALL
  SELECT 'role missing', wanted
    FROM unnest(ARRAY['app_owner', 'app_migrator', 'app_rt', 'app_worker', 'app_queue', 'app_deadman']) AS wanted
   WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted)
  UNION ALL
  SELECT 'table owned by a role that serves requests', format('%I.%I', n.nspname, c.relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
   WHERE n.nspname IN ('app', 'audit', 'keys') AND r.rolname IN ('app_rt', 'app_worker', 'app_queue', 'app_deadman')
  UNION ALL
  SELECT 'role that can act for the owner', r.rolname::text
    FROM pg_roles r WHERE r.rolname IN ('app_rt', 'app_worker', 'app_queue', 'app_deadman') AND pg_has_role(r.oid, 'app_owner', 'MEMBER')`;

/** Throws StartRefused when a table, policy or role is not as it must be, or the connection is not the role it should be. */
export async function checkDatabase(
  source: DataSource,
  role: string,
  allowShiftedClock: boolean,
): Promise<void> {
  const [identity] = await source.query<{ role: string }[]>('SELECT current_user AS role');
  if (identity?.role !== role)
    throw new StartRefused('DATABASE_RT_URL', `This connection must use the role ${role}.`);
  const findings = await source.query<Finding[]>(FINDINGS);
  const [first] = findings;
  if (first)
    throw new StartRefused('database', `${first.what}: ${first.name}. Run: npm run -s fianza -- migrate`);
  const [clock] = await source.query<{ straight: boolean }[]>(
    `SELECT shift = interval '0' AS straight FROM app.clock_shift`,
  );
  if (!clock?.straight && !allowShiftedClock) {
    throw new StartRefused('database', 'Its clock was shifted by a test. This is not an office database.');
  }
}
