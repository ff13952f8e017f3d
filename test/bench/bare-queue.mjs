// A worker of BullMQ whose job does nothing, in a process of its own: what the product's dispatching is compared with. Told a
// number, it says when it has done so many jobs.
import { createPostgresBackend, withBackend, Worker } from 'bullmq';

const { REDIS_URL, DATABASE_URL, QUEUE, QUEUE_SCHEMA } = process.env;
let done = 0;
let wanted = Infinity;
const count = async () => {
  done += 1;
  if (done === wanted) process.send?.('done');
};
const pace = { concurrency: 20, lockDuration: 30_000, stalledInterval: 15_000 };
const worker = REDIS_URL
  ? new Worker(QUEUE, count, { ...pace, connection: { url: REDIS_URL, maxRetriesPerRequest: null } })
  : new (withBackend(createPostgresBackend).Worker)(QUEUE, count, {
      ...pace,
      connection: { connectionString: DATABASE_URL, schema: QUEUE_SCHEMA, migrate: false, max: 4 },
    });
process.on('message', (number) => {
  done = 0;
  wanted = number;
  process.send?.('counting');
});
process.on('disconnect', () => process.exit(0));
await worker.waitUntilReady();
process.send?.('ready');
