import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Queue, Worker, withBackend, createPostgresBackend, type JobsOptions } from 'bullmq';
import { QUEUE_SCHEMA } from './database/queue-schema.js';
import { ANSWER_WITHIN_MS } from './database/sources.js';
import { OfficeLog } from './log.js';
import { StartRefused } from './start-refused.js';

/** How BullMQ is reached: Redis, or its own PostgreSQL backend. */
export interface QueueConnection {
  readonly redisUrl?: string;
  readonly postgresUrl: string;
  /** False in a process that only serves HTTP: it enqueues but works nothing. */
  readonly works: boolean;
}
export const QUEUE_CONNECTION = Symbol('queue connection');

/** Payloads are JSON of ids only, so that a queue dump tells nothing. */
export type JobPayload = Readonly<Record<string, string | number>>;
const READY_WITHIN_MS = 10_000;
type Handler = (payload: JobPayload) => Promise<unknown>;

/** Every job of the product. Boot fails when one has no handler, or two. */
export type QueueName = 'reminders';
export const JOBS: Readonly<Record<QueueName, readonly string[]>> = {
  reminders: ['dispatch', 'dispatch-batch', 'canary'],
};

const HANDLES = 'queue:handles';

/** Marks a provider's method as the one handler of a job. */
export function JobHandler(queue: QueueName, name: string): MethodDecorator {
  return (_target, _key, descriptor) =>
    Reflect.defineMetadata(HANDLES, { queue, name }, descriptor.value as object);
}

type JobState = 'waiting' | 'active';

interface AnyQueue {
  add(name: string, payload: JobPayload, options: JobsOptions): Promise<unknown>;
  close(): Promise<void>;
  on(event: 'error', listener: (fault: Error) => void): unknown;
  count(): Promise<number>;
  getJobCounts(...states: JobState[]): Promise<Record<string, number>>;
  waitUntilReady(): Promise<unknown>;
}
interface AnyWorker {
  close(force?: boolean): Promise<void>;
  on(event: 'error' | 'failed', listener: (...args: never[]) => void): unknown;
  waitUntilReady(): Promise<unknown>;
}

/** Wakes workers. It may forget everything: the rows say what is due and a sweep enqueues again. */
@Injectable()
export class JobEngine implements OnApplicationBootstrap {
  private readonly queues = new Map<QueueName, AnyQueue>();
  private workers: AnyWorker[] = [];
  private readonly handlers = new Map<string, Handler>();

  constructor(
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly log: OfficeLog,
  ) {}

  get backend(): 'redis' | 'postgres' {
    return this.connection.redisUrl ? 'redis' : 'postgres';
  }

  /** Wakes a worker for `payload`. A job id that is already queued is not queued twice; ids contain no ':'. */
  async enqueue(
    queue: QueueName,
    name: string,
    payload: JobPayload,
    options: { jobId?: string } = {},
  ): Promise<void> {
    await this.queue(queue).add(name, payload, { removeOnComplete: true, removeOnFail: true, ...options });
  }

  /** Jobs waiting in a queue. */
  depth(queue: QueueName): Promise<number> {
    return this.queue(queue).count();
  }

  /** Jobs waiting and jobs at work, as the backend counts them. Rejects when it does not answer. */
  async counts(queue: QueueName): Promise<{ waiting: number; active: number }> {
    const { waiting = 0, active = 0 } = await this.queue(queue).getJobCounts('waiting', 'active');
    return { waiting, active };
  }

  /** The queue itself, for a board that only looks. */
  inside(queue: QueueName): Queue {
    return this.queue(queue) as unknown as Queue;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.collectHandlers();
    for (const [queue, names] of Object.entries(JOBS)) {
      for (const name of names) {
        if (!this.handlers.has(`${queue}/${name}`))
          throw new Error(`The job ${queue}/${name} has no handler`);
      }
    }
    const queues = Object.keys(JOBS) as QueueName[];
    await Promise.all(queues.map((queue) => this.answers(this.queue(queue))));
    if (!this.connection.works) return;
    this.workers = queues.map((queue) => this.startWorker(queue));
    await Promise.all(this.workers.map((worker) => this.answers(worker)));
  }

  /** Workers first, queues last: a job that is finishing may still enqueue. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    this.workers = [];
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
  }

  /** A queue that does not answer at the start is a refusal to start, not a silent worker. */
  private async answers(connection: { waitUntilReady(): Promise<unknown> }): Promise<void> {
    const refusal = new StartRefused(
      this.connection.redisUrl ? 'REDIS_URL' : 'DATABASE_QUEUE_URL',
      this.connection.redisUrl
        ? 'The Redis server does not answer. Start it, correct the address, or unset REDIS_URL to keep queues in PostgreSQL.'
        : 'The queue tables do not answer. Run: npm run -s fianza -- migrate',
    );
    const late = AbortSignal.timeout(READY_WITHIN_MS);
    const tooLate = new Promise<never>((_resolve, reject) =>
      late.addEventListener('abort', () => reject(refusal), { once: true }),
    );
    await Promise.race([connection.waitUntilReady().catch(() => Promise.reject(refusal)), tooLate]);
  }

  private queue(name: QueueName): AnyQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const { redisUrl, postgresUrl } = this.connection;
    const queue: AnyQueue = redisUrl
      ? new Queue(name, { connection: { url: redisUrl, maxRetriesPerRequest: 1, enableOfflineQueue: false } })
      : new (withBackend(createPostgresBackend).Queue)(name, { connection: postgresConnection(postgresUrl) });
    queue.on('error', (fault) => this.log.fault('queue connection', fault, { queue: name }));
    this.queues.set(name, queue);
    return queue;
  }

  private startWorker(queue: QueueName): AnyWorker {
    const work = async (job: { name: string; data: JobPayload }) => {
      await this.handlers.get(`${queue}/${job.name}`)?.(job.data);
    };
    const { redisUrl, postgresUrl } = this.connection;
    const pace = { concurrency: 20, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 1000 };
    const worker: AnyWorker = redisUrl
      ? new Worker(queue, work, { ...pace, connection: { url: redisUrl, maxRetriesPerRequest: null } })
      : new (withBackend(createPostgresBackend).Worker)(queue, work, {
          ...pace,
          connection: postgresConnection(postgresUrl),
        });
    worker.on('error', (fault: Error) => this.log.fault('queue worker', fault, { queue }));
    worker.on('failed', (_job: unknown, fault: Error) => this.log.fault('job failed', fault, { queue }));
    return worker;
  }

  private collectHandlers(): void {
    for (const { instance } of this.discovery.getProviders() as {
      instance: Record<string, unknown> | null;
    }[]) {
      if (!instance || typeof instance !== 'object') continue;
      for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const method = instance[key];
        if (typeof method !== 'function') continue;
        const job = this.reflector.get<{ queue: string; name: string } | undefined>(
          HANDLES,
          method as () => void,
        );
        if (!job) continue;
        const id = `${job.queue}/${job.name}`;
        if (this.handlers.has(id)) throw new Error(`The job ${id} has two handlers`);
        this.handlers.set(id, (payload) => Promise.resolve((method as Handler).call(instance, payload)));
      }
    }
  }
}

function postgresConnection(connectionString: string) {
  return {
    connectionString,
    schema: QUEUE_SCHEMA,
    migrate: false,
    max: 4,
    connectionTimeoutMillis: READY_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  };
}
