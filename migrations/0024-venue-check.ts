import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadDeadlineRules } from '../src/calendar/rule-rows.queries.js';

/** A transfer to where another court, district or circuit is in charge opens the question of venue. */
export class VenueCheck1764000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await loadDeadlineRules((sql, parameters) => runner.query(sql, [...parameters]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM app.deadline_rules r WHERE r.code = 'VENUE_CHECK'
         AND NOT EXISTS (SELECT 1 FROM app.deadlines d WHERE d.code = r.code)`);
  }
}
