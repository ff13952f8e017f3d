import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the people of a case are at another hearing then, without a word about which. */
export class HearingOddities1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DOUBLE_BOOKED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION app.double_booked(uuid, uuid, timestamptz, boolean, uuid, interval, interval)',
    );
  }
}

// The backup's other cases are not the lead's to see, but that they are busy is: only the role comes back, and only to
// those who see the case that is asked about.
const DOUBLE_BOOKED = `
  CREATE FUNCTION app.double_booked(of_case uuid, at_court uuid, at timestamptz, in_person boolean, except_hearing uuid, near interval, travel interval)
    RETURNS TABLE (role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
    SELECT DISTINCT mine.role
      FROM app.assignments mine
      JOIN app.assignments other ON other.staff_id = mine.staff_id AND other.ended_at IS NULL AND other.role IN ('lead', 'backup')
      JOIN app.cases c ON c.id = other.case_id AND c.status <> 'closed'
      JOIN app.hearings h ON h.case_id = other.case_id AND h.status = 'scheduled' AND h.id <> except_hearing
       AND h.starts_at > at - travel AND h.starts_at < at + travel
     WHERE mine.case_id = of_case AND mine.ended_at IS NULL AND mine.role IN ('lead', 'backup')
       AND (app.sees_all_cases() OR of_case IN (SELECT app.my_case_ids()))
       AND ((h.starts_at > at - near AND h.starts_at < at + near)
         OR (in_person AND h.modality = 'in_person' AND h.court_id <> at_court)) $$;
  REVOKE ALL ON FUNCTION app.double_booked(uuid, uuid, timestamptz, boolean, uuid, interval, interval) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.double_booked(uuid, uuid, timestamptz, boolean, uuid, interval, interval) TO app_rt;
`;
