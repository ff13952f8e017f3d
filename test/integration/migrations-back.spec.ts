import { DataSource, type QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { Office } from '../support/office.js';

/** Everything after the first, which makes the roles. */
const TAKEN_BACK = MIGRATIONS.slice(1);

const FUNCTIONS = `
  SELECT n.nspname, p.proname, pg_get_function_identity_arguments(p.oid) AS arguments, pg_get_functiondef(p.oid) AS definition, p.proacl::text
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE n.nspname IN ('app', 'audit', 'keys') AND p.prokind = 'f' ORDER BY 1, 2, 3`;
const COLUMNS = `
  SELECT table_schema, table_name, column_name, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema IN ('app', 'audit', 'keys') ORDER BY 1, 2, 3`;
const POLICIES = `
  SELECT schemaname, tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2, 3`;
const CONSTRAINTS = `
  SELECT conrelid::regclass::text AS of_table, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace::regnamespace::text IN ('app', 'audit', 'keys') ORDER BY 1, 2`;

describe('migrations', () => {
  let office: Office;
  let source: DataSource;
  let runner: QueryRunner;

  beforeAll(async () => {
    office = await Office.open();
    source = await new DataSource({ type: 'postgres', url: office.database.url() }).initialize();
    runner = source.createQueryRunner();
  });

  afterAll(async () => {
    await runner.release();
    await source.destroy();
    await office.close();
  });

  const schema = () =>
    Promise.all([FUNCTIONS, COLUMNS, POLICIES, CONSTRAINTS].map((question) => source.query(question)));

  async function asOwner(work: () => Promise<void>): Promise<void> {
    await runner.startTransaction();
    await runner.query('SET LOCAL ROLE app_owner');
    await work();
    await runner.commitTransaction();
  }

  it('taken back one by one, and done again, leave what was there', async () => {
    const before = await schema();
    for (const Migration of TAKEN_BACK.toReversed()) await asOwner(() => new Migration().down(runner));
    for (const Migration of TAKEN_BACK) await asOwner(() => new Migration().up(runner));
    expect(await schema()).toEqual(before);
  });
});
