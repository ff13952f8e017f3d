import { ANSWER_WITHIN_MS, openSource } from '../../src/platform/database/sources.js';
import { PreparingClient } from '../../src/platform/database/preparing-client.js';
import { FaultProxy } from '../chaos/fault-proxy.mjs';
import { TestDatabase } from '../support/database.js';
import { until } from '../support/until.js';

describe('a connection of which nothing is heard any more', () => {
  let database: TestDatabase;
  let proxy: FaultProxy;

  beforeAll(async () => {
    database = await TestDatabase.fresh();
    proxy = await FaultProxy.before(Number(new URL(database.url()).port));
  });
  afterAll(async () => {
    await proxy.close();
    await database.close();
  });

  it(
    'is given up, and its place in the pool with it',
    async () => {
      const url = new URL(database.url('app_worker'));
      url.port = String(proxy.port);
      const source = await openSource({ url: url.toString(), poolSize: 1, name: 'half-open', entities: [] });
      try {
        proxy.silence();
        await expect(source.query('SELECT $1::int AS one', [1])).rejects.toThrow('Query read timeout');
        expect(await until(() => source.query('SELECT $1::int AS one', [1]))).toEqual([{ one: 1 }]);
      } finally {
        await source.destroy();
      }
    },
    ANSWER_WITHIN_MS + 30_000,
  );

  it('is told to whoever asked with a callback, too', async () => {
    const url = new URL(database.url('app_worker'));
    url.port = String(proxy.port);
    const client = new PreparingClient({ connectionString: url.toString(), answerWithinMs: 500 });
    client.on('error', () => undefined);
    await client.connect();
    const asked = () =>
      new Promise((resolve, reject) => {
        (client.query as (text: string, callback: (fault: Error | null, result: unknown) => void) => void)(
          'SELECT 1 AS one',
          (fault, result) => (fault ? reject(fault) : resolve(result)),
        );
      });
    expect(await asked()).toMatchObject({ rows: [{ one: 1 }] });
    proxy.silence();
    await expect(asked()).rejects.toThrow('Query read timeout');
  });
});
