import type { MigrationInterface, QueryRunner } from 'typeorm';
import { planInputs, wantedAmong } from './parts/plan-functions.js';

const BEFORE = { afterwards: true, digest: true, clients: true, lean: true };

/** What is asked about each reminder of a batch is asked once for the batch; a plan reads the dates of its case alone. */
export class ManyAtOnce1764000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(planInputs({ ...BEFORE, scoped: true }));
    await runner.query(wantedAmong({ afterwards: true, clients: true }));
    await runner.query(PEOPLE_ON);
    await runner.query(RIGHTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(planInputs(BEFORE));
    await runner.query('DROP FUNCTION app.reminders_wanted(uuid[]), app.people_on(uuid[])');
  }
}

// Whom app.case_recipients names, without how they are reached; a spec compares the two.
const PEOPLE_ON = `
  CREATE FUNCTION app.people_on(of_cases uuid[]) RETURNS TABLE (case_id uuid, staff_id uuid)
    LANGUAGE sql STABLE ROWS 100 SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT a.case_id, a.staff_id
        FROM app.assignments a JOIN app.staff s ON s.id = a.staff_id
       WHERE a.case_id = ANY (of_cases) AND a.ended_at IS NULL AND s.disabled_at IS NULL
      UNION
      SELECT c.id, r.staff_id
        FROM (SELECT DISTINCT unnest(of_cases) AS id) c, app.staff_roles r JOIN app.staff s ON s.id = r.staff_id
       WHERE r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL $$;
`;

const RIGHTS = `
  REVOKE ALL ON FUNCTION app.reminders_wanted(uuid[]), app.people_on(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reminders_wanted(uuid[]), app.people_on(uuid[]) TO app_worker;
`;
