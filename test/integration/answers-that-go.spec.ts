import { getHeapSpaceStatistics } from 'node:v8';
import { openSource } from '../../src/platform/database/sources.js';
import { TestDatabase } from '../support/database.js';

const ANSWERS = 400;
const LETTERS = 30_000;

describe('answers of the database that nobody keeps', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.fresh();
  });
  afterAll(() => database.close());

  it('are gone with a small collection, and do not fill the old generation', async () => {
    const url = database.url('app_worker');
    const source = await openSource({ url, poolSize: 1, name: 'answers', entities: [] });
    try {
      const ask = () => source.query('SELECT repeat($1, $2::int) AS answer', ['x', LETTERS]);
      for (let at = 0; at < ANSWERS; at += 1) await ask();
      const before = oldGeneration();
      for (let at = 0; at < ANSWERS; at += 1) await ask();
      expect(oldGeneration() - before).toBeLessThan((ANSWERS * LETTERS) / 4);
    } finally {
      await source.destroy();
    }
  });
});

function oldGeneration(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space');
  return space?.space_used_size ?? Number.NaN;
}
