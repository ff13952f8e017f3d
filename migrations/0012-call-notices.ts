import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coordinators are told of red calls: a notice in the inbox may be about a call. */
export class CallNotices1764000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
    await runner.query(TELL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION app.tell_of_call(uuid, text);
      DELETE FROM app.inbox_items WHERE intake_id IS NOT NULL;
      ALTER TABLE app.inbox_items DROP COLUMN intake_id;
    `);
  }
}

const NOTICES = `
  ALTER TABLE app.inbox_items
    ADD COLUMN intake_id uuid,
    ADD CONSTRAINT fk_inbox_items_intake FOREIGN KEY (intake_id) REFERENCES app.intakes (id),
    ADD CONSTRAINT ck_inbox_items_intake CHECK (intake_id IS NULL OR (kind = 'notice' AND reminder_id IS NULL AND case_id IS NULL));
  COMMENT ON COLUMN app.inbox_items.intake_id IS 'The call a notice is about. It waits for an answer only while nobody has decided on the call.';
  CREATE UNIQUE INDEX uq_inbox_items_call ON app.inbox_items (intake_id, recipient_id)
    WHERE intake_id IS NOT NULL AND acknowledged_at IS NULL AND closed_at IS NULL;
`;

// Whoever writes a call may tell of it, and may neither read nor file anything else in somebody's inbox. A notice that
// still waits takes the newer title instead of a second one beside it. Without a coordinator the supervising attorneys
// decide on calls, so they are told.
const TELL = `
  CREATE FUNCTION app.tell_of_call(of_call uuid, title text) RETURNS int
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      WITH here AS (
        SELECT s.id, r.role FROM app.staff_roles r JOIN app.staff s ON s.id = r.staff_id
         WHERE r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL
           AND s.joined_at IS NOT NULL AND s.disabled_at IS NULL
      ), told AS (
        INSERT INTO app.inbox_items AS item (recipient_id, kind, title_key, intake_id)
        SELECT DISTINCT h.id, 'notice', title, i.id FROM app.intakes i CROSS JOIN here h
         WHERE i.id = of_call AND (i.taken_by = app.uid() OR app.sees_all_cases())
           AND (h.role = 'coordinator' OR NOT EXISTS (SELECT 1 FROM here c WHERE c.role = 'coordinator'))
        ON CONFLICT (intake_id, recipient_id) WHERE intake_id IS NOT NULL AND acknowledged_at IS NULL AND closed_at IS NULL
        DO UPDATE SET title_key = excluded.title_key WHERE item.title_key <> excluded.title_key
        RETURNING 1)
      SELECT count(*)::int FROM told $$;
  COMMENT ON FUNCTION app.tell_of_call(uuid, text) IS 'Files one notice about a call for every coordinator who works here; gives how many learned something new.';
  REVOKE ALL ON FUNCTION app.tell_of_call(uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.tell_of_call(uuid, text) TO app_rt;
`;
