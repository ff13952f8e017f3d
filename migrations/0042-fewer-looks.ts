import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applyPlan } from './parts/apply-plan.js';
import { PLAN_ROWS, planInputs } from './parts/plan-functions.js';

const READ = {
  afterwards: true,
  digest: true,
  clients: true,
  lean: true,
  scoped: true,
  lines: true,
  text: true,
};
const APPLIED = { whole: true, onePlan: true };

/**
 * The rows of a plan are read while Node works out what they should be. Calls to clients are settled where there is one that is
 * open, and not looked for with each plan. An index goes that nothing reads since pages begin at living dates (pages.queries.ts); it was
 * written with every reminder.
 */
export class FewerLooks1764000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(planInputs({ ...READ, apart: true }));
    await runner.query(PLAN_ROWS);
    await runner.query(applyPlan({ ...APPLIED, onlyOpenCalls: true }));
    await runner.query('DROP INDEX app.ix_reminders_subject');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_reminders_subject ON app.reminders (subject_at) WHERE kind = 'reminder' AND must_acknowledge AND state <> 'cancelled'`);
    await runner.query(applyPlan(APPLIED));
    await runner.query('DROP FUNCTION app.reminder_plan_rows(uuid)');
    await runner.query(planInputs(READ));
  }
}
