import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dead man's switch has a role of its own, which sees when somebody last swept and when the next reminder is due. */
export class DeadMan1764000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT USAGE ON SCHEMA app TO app_deadman;
      GRANT EXECUTE ON FUNCTION app.now() TO app_deadman;
      GRANT SELECT (name, beat_at) ON app.heartbeats TO app_deadman;
      GRANT SELECT (state, next_at) ON app.reminders TO app_deadman;
      CREATE POLICY heartbeats_deadman ON app.heartbeats FOR SELECT TO app_deadman USING (name = 'sweep');
      CREATE POLICY reminders_deadman ON app.reminders FOR SELECT TO app_deadman USING (state IN ('scheduled', 'claimed'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY reminders_deadman ON app.reminders;
      DROP POLICY heartbeats_deadman ON app.heartbeats;
      REVOKE ALL (state, next_at) ON app.reminders FROM app_deadman;
      REVOKE ALL (name, beat_at) ON app.heartbeats FROM app_deadman;
      REVOKE EXECUTE ON FUNCTION app.now() FROM app_deadman;
      REVOKE USAGE ON SCHEMA app FROM app_deadman;
    `);
  }
}
