import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replayRefusal } from './parts/client-reminder-functions.js';

/** A text to a client whom somebody has called meanwhile is not opened again. */
export class TruerReminders1764000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(replayRefusal({ clients: true, called: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(replayRefusal({ clients: true }));
  }
}
