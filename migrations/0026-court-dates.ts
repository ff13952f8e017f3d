import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BOND_CONDITIONS, DHS_STANCES } from '../src/calendar/rules/bond-result.js';
import { loadDeadlineRules } from '../src/calendar/rule-rows.queries.js';

/** Hearings on a control date and hearings to be set; what a judge orders beside the money, and where DHS stood. */
const listOf = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

export class CourtDates1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CERTAINTY);
    await runner.query(DECISIONS);
    await runner.query(doubleBooked("AND h.certainty = 'exact'"));
    await loadDeadlineRules((sql, parameters) => runner.query(sql, [...parameters]));
  }

  /** Refuses while there is a hearing without an hour: it would have to be made up. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM app.deadline_rules r WHERE r.code = 'ASK_COURT'
         AND NOT EXISTS (SELECT 1 FROM app.deadlines d WHERE d.code = r.code)`);
    await runner.query(doubleBooked(''));
    await runner.query('ALTER TABLE app.bond_decisions DROP COLUMN condition_kinds, DROP COLUMN dhs_stance');
    await runner.query(`
      ALTER TABLE app.hearings DROP CONSTRAINT ck_hearings_certainty_date, DROP COLUMN certainty,
        ALTER COLUMN local_on SET NOT NULL, ALTER COLUMN local_at SET NOT NULL, ALTER COLUMN starts_at SET NOT NULL`);
  }
}

const CERTAINTY = `
  ALTER TABLE app.hearings
    ADD COLUMN certainty text NOT NULL DEFAULT 'exact' CONSTRAINT ck_hearings_certainty CHECK (certainty IN ('exact', 'control', 'to_be_set')),
    ALTER COLUMN local_on DROP NOT NULL, ALTER COLUMN local_at DROP NOT NULL, ALTER COLUMN starts_at DROP NOT NULL,
    ADD CONSTRAINT ck_hearings_certainty_date CHECK (CASE certainty
      WHEN 'exact' THEN num_nonnulls(local_on, local_at, starts_at) = 3
      WHEN 'control' THEN num_nonnulls(local_on, starts_at) = 2 AND local_at IS NULL
      ELSE num_nonnulls(local_on, local_at, starts_at) = 0 END);
  COMMENT ON COLUMN app.hearings.certainty IS 'exact; control: a day that holds a place, the court has to be called, starts_at is when the day is over; to_be_set: no date yet.';
  GRANT SELECT (certainty) ON app.hearings TO app_worker;
`;

const DECISIONS = `
  ALTER TABLE app.bond_decisions
    ADD COLUMN condition_kinds text[] NOT NULL DEFAULT '{}' CONSTRAINT ck_bond_decisions_conditions CHECK (condition_kinds <@ ARRAY[${listOf(BOND_CONDITIONS)}]),
    ADD COLUMN dhs_stance text CONSTRAINT ck_bond_decisions_dhs_stance CHECK (dhs_stance IN (${listOf(DHS_STANCES)}));
`;

// As in 0020, but a control date takes nobody's time.
const doubleBooked = (only: string) => `
  CREATE OR REPLACE FUNCTION app.double_booked(of_case uuid, at_court uuid, at timestamptz, in_person boolean, except_hearing uuid, near interval, travel interval)
    RETURNS TABLE (role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
    SELECT DISTINCT mine.role
      FROM app.assignments mine
      JOIN app.assignments other ON other.staff_id = mine.staff_id AND other.ended_at IS NULL AND other.role IN ('lead', 'backup')
      JOIN app.cases c ON c.id = other.case_id AND c.status <> 'closed'
      JOIN app.hearings h ON h.case_id = other.case_id AND h.status = 'scheduled' AND h.id <> except_hearing ${only}
       AND h.starts_at > at - travel AND h.starts_at < at + travel
     WHERE mine.case_id = of_case AND mine.ended_at IS NULL AND mine.role IN ('lead', 'backup')
       AND (app.sees_all_cases() OR of_case IN (SELECT app.my_case_ids()))
       AND ((h.starts_at > at - near AND h.starts_at < at + near)
         OR (in_person AND h.modality = 'in_person' AND h.court_id <> at_court)) $$;
`;
