import type { MigrationInterface, QueryRunner } from 'typeorm';
import { planInputs, wanted } from './parts/plan-functions.js';

/** A decision recorded wrongly is corrected: the old one stays, the new one stands. A closed file is reviewed when its time has come. */
export class Corrections1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CORRECTIONS);
    await runner.query(wanted({ afterwards: true }));
    await runner.query(planInputs({ afterwards: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(planInputs({}));
    await runner.query(wanted({}));
    await runner.query(force('NO FORCE'));
    // What hangs on a decision that was corrected hangs on the one that stands for the hearing.
    await runner.query(`
      UPDATE app.deadlines x SET decision_id = ${STANDING('x.decision_id')} WHERE x.decision_id IN (${CORRECTED});
      UPDATE app.government_filings x SET decision_id = ${STANDING('x.decision_id')} WHERE x.decision_id IN (${CORRECTED});
      UPDATE app.bond_decisions SET corrects_id = NULL WHERE corrects_id IS NOT NULL;
      DELETE FROM app.bond_decisions WHERE corrected_at IS NOT NULL;
      DROP POLICY bond_decisions_correct ON app.bond_decisions;
      REVOKE UPDATE (corrected_by, corrected_at, correction_sealed) ON app.bond_decisions FROM app_rt;
      DROP INDEX app.uq_bond_decisions_hearing;
      ALTER TABLE app.bond_decisions
        DROP CONSTRAINT ck_bond_decisions_corrected,
        DROP COLUMN corrects_id, DROP COLUMN corrected_by, DROP COLUMN corrected_at, DROP COLUMN correction_sealed,
        ADD CONSTRAINT uq_bond_decisions_hearing UNIQUE (hearing_id);
    `);
    await runner.query(force('FORCE'));
  }
}

const CORRECTED = 'SELECT id FROM app.bond_decisions WHERE corrected_at IS NOT NULL';
const STANDING = (of: string) =>
  `(SELECT s.id FROM app.bond_decisions o JOIN app.bond_decisions s ON s.hearing_id = o.hearing_id AND s.corrected_at IS NULL WHERE o.id = ${of})`;

// Only without forced row security does the owner see the rows that have to move.
const force = (word: 'FORCE' | 'NO FORCE') =>
  ['bond_decisions', 'government_filings', 'deadlines']
    .map((table) => `ALTER TABLE app.${table} ${word} ROW LEVEL SECURITY;`)
    .join('\n');

const CORRECTIONS = `
  ALTER TABLE app.bond_decisions
    DROP CONSTRAINT uq_bond_decisions_hearing,
    ADD COLUMN corrects_id uuid CONSTRAINT fk_bond_decisions_corrects REFERENCES app.bond_decisions CONSTRAINT uq_bond_decisions_corrects UNIQUE,
    ADD COLUMN corrected_by uuid CONSTRAINT fk_bond_decisions_corrected_by REFERENCES app.staff,
    ADD COLUMN corrected_at timestamptz,
    ADD COLUMN correction_sealed bytea,
    ADD CONSTRAINT ck_bond_decisions_corrected CHECK (num_nonnulls(corrected_by, corrected_at, correction_sealed) IN (0, 3));
  CREATE UNIQUE INDEX uq_bond_decisions_hearing ON app.bond_decisions (hearing_id) WHERE corrected_at IS NULL;
  COMMENT ON COLUMN app.bond_decisions.corrects_id IS 'The decision in whose place it stands; that one keeps who corrected it, when and why.';
  COMMENT ON COLUMN app.bond_decisions.correction_sealed IS 'Why it was corrected.';
  CREATE POLICY bond_decisions_correct ON app.bond_decisions FOR UPDATE TO app_rt
    USING (corrected_at IS NULL AND ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())))
    WITH CHECK (corrected_by = (SELECT app.uid()));
  GRANT UPDATE (corrected_by, corrected_at, correction_sealed) ON app.bond_decisions TO app_rt;
`;
