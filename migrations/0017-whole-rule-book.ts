import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadDeadlineRules } from '../src/calendar/rule-rows.queries.js';

/** Every rule of the law we count by: dates of clients and obligors, and dates that are only for information. */
export class WholeRuleBook1764000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(limits(['US', 'CLIENT', 'OBLIGOR', 'DHS', 'COURT', 'STATE', 'INT'], [...'ABCDEFGHI']));
    await loadDeadlineRules((sql, parameters) => runner.query(sql, [...parameters]));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM app.deadlines WHERE owner IN ('CLIENT', 'OBLIGOR') OR ladder = 'I';
      DELETE FROM app.deadline_rules r WHERE NOT EXISTS (SELECT 1 FROM app.deadlines d WHERE d.code = r.code AND d.rule_version = r.version)
        AND (r.owner IN ('CLIENT', 'OBLIGOR') OR r.ladder = 'I');
    `);
    await runner.query(limits(['US', 'DHS', 'COURT', 'STATE', 'INT'], [...'ABCDEFGH']));
  }
}

const anyOf = (column: string, words: readonly string[]) =>
  `CHECK (${column} IN (${words.map((word) => `'${word}'`).join(', ')}))`;

const limits = (owners: readonly string[], ladders: readonly string[]) =>
  [
    ['deadline_rules', 'owner', owners],
    ['deadline_rules', 'ladder', ladders],
    ['deadlines', 'owner', owners],
    ['deadlines', 'ladder', ladders],
    ['reminders', 'ladder', ladders],
  ]
    .map(
      ([
        table,
        column,
        words,
      ]) => `ALTER TABLE app.${String(table)} DROP CONSTRAINT ck_${String(table)}_${String(column)},
        ADD CONSTRAINT ck_${String(table)}_${String(column)} ${anyOf(String(column), words as readonly string[])};`,
    )
    .join('\n');
