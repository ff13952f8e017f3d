import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { TestDatabase } from '../support/database.js';

const ASK_OFTEN = path.resolve(import.meta.dirname, '..', 'support', 'ask-often.mjs');
const ANSWERS = 400;
const LETTERS = 30_000;

describe('answers of the database that nobody keeps', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.fresh();
  });
  afterAll(() => database.close());

  it('are gone with a small collection, and do not fill the old generation', async () => {
    const words = [ASK_OFTEN, database.url('app_worker'), String(ANSWERS), String(LETTERS)];
    const { stdout } = await promisify(execFile)(process.execPath, words, {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(Number(stdout)).toBeLessThan((ANSWERS * LETTERS) / 4);
  });
});
