import { TestDatabase } from '../support/database.js';

const OURS = `n.nspname IN ('app', 'audit', 'keys')`;
/** TypeORM's own list of migrations: names and times of deployments, readable by its owner alone. */
const LEDGER = 'app.schema_migrations';

describe('tables, policies and roles', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.fresh();
  });
  afterAll(() => database.close());

  const names = async (text: string) =>
    (await database.sql<{ name: string }>(text)).map(({ name }) => name).filter((name) => name !== LEDGER);
  const tables = (condition: string) =>
    names(`SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE ${OURS} AND c.relkind IN ('r', 'p') AND ${condition} ORDER BY 1`);

  it('force row security on every table', async () => {
    expect(await tables('NOT (c.relrowsecurity AND c.relforcerowsecurity)')).toEqual([]);
    expect((await tables('true')).length).toBeGreaterThan(20);
  });

  it('have a policy for every table', async () => {
    expect(await tables('NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)')).toEqual([]);
  });

  it('let no policy open itself when nobody is signed in', async () => {
    const open = await names(`
      SELECT n.nspname || '.' || c.relname || ' ' || p.polname AS name
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${OURS} AND concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) ~* '(coalesce\\(.*true\\)|uid\\(\\).*IS NULL)'`);
    expect(open).toEqual([]);
  });

  it('leave the roles that serve without ownership, bypass or superuser', async () => {
    const strong = await names(`SELECT rolname AS name FROM pg_roles
      WHERE rolname IN ('app_owner', 'app_migrator', 'app_rt', 'app_worker', 'app_queue') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`);
    expect(strong).toEqual([]);
    const owned =
      await names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
      WHERE ${OURS} AND r.rolname <> 'app_owner' AND c.relname NOT LIKE 'schema_migrations%' AND c.relname NOT LIKE '%schema_migrations%'`);
    expect(owned).toEqual([]);
    const acting = await names(`SELECT rolname AS name FROM pg_roles
      WHERE rolname IN ('app_rt', 'app_worker', 'app_queue') AND pg_has_role(oid, 'app_owner', 'MEMBER')`);
    expect(acting).toEqual([]);
    const owner = await names(
      `SELECT rolname AS name FROM pg_roles WHERE rolname = 'app_owner' AND rolcanlogin`,
    );
    expect(owner).toEqual([]);
  });

  it('fix the search path of every function with its owner’s rights, and grant none to everybody', async () => {
    const loose =
      await names(`SELECT n.nspname || '.' || p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${OURS} AND p.prosecdef AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE '%search_path=%pg_temp%', false)`);
    expect(loose).toEqual([]);
    const open =
      await names(`SELECT n.nspname || '.' || p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${OURS} AND p.prosecdef AND (p.proacl IS NULL OR EXISTS (SELECT 1 FROM aclexplode(p.proacl) a WHERE a.grantee = 0))`);
    expect(open).toEqual([]);
  });

  it('cascade no delete and name every constraint', async () => {
    const constraint = (condition: string) =>
      names(
        `SELECT n.nspname || '.' || c.conname AS name FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE ${OURS} AND ${condition}`,
      );
    expect(await constraint(`c.contype = 'f' AND c.confdeltype <> 'a'`)).toEqual([]);
    expect(
      await constraint(
        `c.contype IN ('p', 'f', 'u', 'c', 'x') AND c.conname !~ '^(pk|fk|uq|ck|ex)_' AND c.conrelid <> '${LEDGER}'::regclass`,
      ),
    ).toEqual([]);
  });

  it('keep sealed columns and blind indexes as bytes', async () => {
    const wrong =
      await names(`SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE table_schema IN ('app', 'audit', 'keys') AND column_name ~ '_(sealed|bidx)$' AND data_type <> 'bytea'`);
    expect(wrong).toEqual([]);
  });

  it('have an index for every foreign key that row security or a list walks', async () => {
    const bare = await names(`
      SELECT c.conrelid::regclass || '.' || a.attname AS name FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
       WHERE ${OURS} AND c.contype = 'f' AND a.attname = 'case_id'
         AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indkey[0] = c.conkey[1])`);
    expect(bare).toEqual([]);
  });

  it('show nothing to the serving roles outside a signed context', async () => {
    const readable = await names(`
      SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${OURS} AND c.relkind = 'r' AND has_table_privilege('app_rt', c.oid, 'SELECT') ORDER BY 1`);
    const seen = await database.as('app_rt', async (client) => {
      const found: string[] = [];
      for (const table of readable) {
        const { rows } = await client.query<{ some: boolean }>(
          `SELECT EXISTS (SELECT 1 FROM ${table}) AS some`,
        );
        if (rows[0]?.some) found.push(table);
      }
      return found;
    });
    // Reference tables name no person; the office clock is a number.
    const PUBLIC_KNOWLEDGE =
      /^app\.(clock_shift|courts|facilities|facility_aliases|facility_courts|districts|circuits|agencies_287g|holidays|office_closures|deadline_rules|questionnaires)$/;
    expect(seen.filter((table) => !PUBLIC_KNOWLEDGE.test(table))).toEqual([]);
  });
});
