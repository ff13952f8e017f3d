import { DataSource, type QueryRunner } from 'typeorm';
import { Push1764000000033 } from '../../migrations/0033-push.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

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

  it('notifications are taken back with what is about them', async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    const stage = await ReminderStage.set(office);
    await stage.hearing('2026-12-15T18:00:00Z');
    const row = await stage.row('T-7d', stage.lead, 'inbox');
    await office.sql(
      `UPDATE app.reminders SET channel = 'push', state = 'dead', ended_at = app.now() WHERE id = $1`,
      [row.id],
    );
    await office.sql(
      `INSERT INTO app.attempts (reminder_id, n, correlation, claim_token, state, fault, done_at)
       VALUES ($1::uuid, 1, $1::uuid || '.1', gen_random_uuid(), 'refused', 'device-gone', app.now())`,
      [row.id],
    );
    await office.sql(`INSERT INTO app.incidents (kind, reminder_id) VALUES ('dead-reminder', $1)`, [row.id]);
    await office.sql(`INSERT INTO app.channel_breakers (channel) VALUES ('push')`);
    const back = TAKEN_BACK.slice(TAKEN_BACK.indexOf(Push1764000000033));
    for (const Migration of back.toReversed()) await asOwner(() => new Migration().down(runner));
    expect(await stage.rows(`id = '${row.id}'`)).toEqual([]);
    for (const Migration of back) await asOwner(() => new Migration().up(runner));
  });

  it('taken back one by one, and done again, leave what was there', async () => {
    const before = await schema();
    for (const Migration of TAKEN_BACK.toReversed()) await asOwner(() => new Migration().down(runner));
    for (const Migration of TAKEN_BACK) await asOwner(() => new Migration().up(runner));
    expect(await schema()).toEqual(before);
  });
});
