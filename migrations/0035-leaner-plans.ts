import type { MigrationInterface, QueryRunner } from 'typeorm';
import { planInputs } from './parts/plan-functions.js';

const BEFORE = { afterwards: true, digest: true, clients: true };

/** A plan reads the rows that can matter; workers' old signs of life go; a number of a client or family never says "seen". */
export class LeanerPlans1764000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(planInputs({ ...BEFORE, lean: true }));
    await runner.query(familyPhone(OR_OPT_IN));
    await runner.query(`
      CREATE POLICY heartbeats_worker_forget ON app.heartbeats AS RESTRICTIVE FOR DELETE TO app_worker USING (name LIKE 'worker %');
      GRANT DELETE ON app.heartbeats TO app_worker;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE DELETE ON app.heartbeats FROM app_worker;
      DROP POLICY heartbeats_worker_forget ON app.heartbeats;
    `);
    await runner.query(familyPhone(''));
    await runner.query(planInputs(BEFORE));
  }
}

const OR_OPT_IN = `
          OR EXISTS (SELECT 1 FROM app.client_opt_ins o WHERE o.phone_bidx = number_bidx)`;

const familyPhone = (more: string) => `
  CREATE OR REPLACE FUNCTION app.is_family_phone(number_bidx bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT EXISTS (SELECT 1 FROM app.party_phones p WHERE p.phone_bidx = number_bidx)${more} $$;
`;
