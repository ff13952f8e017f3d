import type { MigrationInterface, QueryRunner } from 'typeorm';
import { applyPlan } from './parts/apply-plan.js';
import { RECIPIENTS_CHECK_OF_EACH, RECIPIENTS_CHECK_OF_ALL } from './parts/client-reminder-functions.js';
import { planInputs } from './parts/plan-functions.js';

const BEFORE = { afterwards: true, digest: true, clients: true, lean: true, scoped: true };

/** A plan is read, checked and written with fewer words: most of its time went into naming and asking row by row. */
export class PlansInLines1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GONE);
    await runner.query(planInputs({ ...BEFORE, lines: true }));
    await runner.query(RIGHTS);
    await runner.query(applyPlan({ whole: true }));
    await runner.query(RECIPIENTS_CHECK_OF_ALL);
    await runner.query('REVOKE EXECUTE ON FUNCTION app.settle_client_calls(uuid) FROM app_rt, app_worker');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT EXECUTE ON FUNCTION app.settle_client_calls(uuid) TO app_rt, app_worker');
    await runner.query(RECIPIENTS_CHECK_OF_EACH);
    await runner.query(applyPlan({}));
    await runner.query(GONE);
    await runner.query(planInputs(BEFORE));
    await runner.query(RIGHTS);
  }
}

// Its result is of another type.
const GONE = 'DROP FUNCTION app.reminder_plan_inputs(uuid)';

const RIGHTS = `
  REVOKE ALL ON FUNCTION app.reminder_plan_inputs(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reminder_plan_inputs(uuid) TO app_rt, app_worker;
`;
