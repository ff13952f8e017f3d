import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OPEN_STATES } from '../src/reminders/rules/reminder-states.js';
import { applyPlan } from './parts/apply-plan.js';
import { planInputs } from './parts/plan-functions.js';

const BEFORE = { afterwards: true, digest: true, clients: true, lean: true, scoped: true, lines: true };

/**
 * Plans are read and written without being planned themselves each time, and the rows to be ended are found by an index of their own. A
 * reminder belongs to the case of its date: the database holds it to that, in one look instead of two.
 */
export class PlansAsText1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX ix_reminders_open ON app.reminders (case_id) WHERE state IN (${OPEN_STATES.map((state) => `'${state}'`).join(', ')});
      ALTER TABLE app.deadlines ADD CONSTRAINT uq_deadlines_case UNIQUE (id, case_id);
      ALTER TABLE app.hearings ADD CONSTRAINT uq_hearings_case UNIQUE (id, case_id);
      ALTER TABLE app.reminders DROP CONSTRAINT fk_reminders_case, DROP CONSTRAINT fk_reminders_deadline, DROP CONSTRAINT fk_reminders_hearing,
        ADD CONSTRAINT fk_reminders_deadline FOREIGN KEY (deadline_id, case_id) REFERENCES app.deadlines (id, case_id),
        ADD CONSTRAINT fk_reminders_hearing FOREIGN KEY (hearing_id, case_id) REFERENCES app.hearings (id, case_id);
    `);
    await runner.query(planInputs({ ...BEFORE, text: true }));
    await runner.query(applyPlan({ whole: true, onePlan: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(applyPlan({ whole: true }));
    await runner.query(planInputs(BEFORE));
    await runner.query(`
      ALTER TABLE app.reminders DROP CONSTRAINT fk_reminders_deadline, DROP CONSTRAINT fk_reminders_hearing,
        ADD CONSTRAINT fk_reminders_case FOREIGN KEY (case_id) REFERENCES app.cases (id),
        ADD CONSTRAINT fk_reminders_deadline FOREIGN KEY (deadline_id) REFERENCES app.deadlines (id),
        ADD CONSTRAINT fk_reminders_hearing FOREIGN KEY (hearing_id) REFERENCES app.hearings (id);
      ALTER TABLE app.hearings DROP CONSTRAINT uq_hearings_case;
      ALTER TABLE app.deadlines DROP CONSTRAINT uq_deadlines_case;
      DROP INDEX app.ix_reminders_open;
    `);
  }
}
