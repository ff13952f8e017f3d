import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../scripts/lib/ports.mjs';
import { endProcess, guardChild } from '../../scripts/lib/process.mjs';
import { until } from './until.js';

export type QueueBackend = 'postgres' | 'redis';

const installed = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** Runs the same specs on both queue backends; the Redis half is skipped by name where redis-server is not installed. */
export function onEachQueueBackend(specs: (backend: QueueBackend) => void): void {
  describe('queue on postgres', () => specs('postgres'));
  onRedis(specs);
}

/** Runs them on Redis alone: for what the queue on PostgreSQL, which lives in the server of the rows, cannot suffer. */
export function onRedis(specs: (backend: QueueBackend) => void): void {
  const how = installed ? describe : describe.skip;
  how(installed ? 'queue on redis' : 'queue on redis (apt-get install redis-server)', () => specs('redis'));
}

/** A redis-server of this spec's own, with its files in a temporary folder. */
export class RedisServer {
  private constructor(
    readonly url: string,
    private readonly pid: number,
    private readonly guard: { release(): void },
  ) {}

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const run = process.env['FIANZA_TEST_RUN'] ?? os.tmpdir();
    const folder = mkdtempSync(path.join(run, 'redis-'));
    const flags = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    const child = spawn('redis-server', [...flags, '--maxmemory-policy', 'noeviction'], {
      detached: true,
      stdio: 'ignore',
    });
    child.unref();
    const { pid } = child;
    if (pid === undefined) throw new Error('redis-server is not installed: apt-get install redis-server');
    writeFileSync(path.join(run, `${pid}.redis-pid`), String(pid));
    const parentPid = Number(process.env['FIANZA_TEST_PID'] ?? process.pid);
    const server = new RedisServer(
      `redis://127.0.0.1:${port}`,
      pid,
      guardChild({ parentPid, childPid: pid, folder }),
    );
    await until(() => server.withClient((client) => client.ping()), { what: 'redis-server answering' });
    return server;
  }

  /** Every key with its content as text: to look for what should not be there. */
  dump(): Promise<string> {
    return this.withClient(async (client) => {
      const lines: string[] = [];
      for (const key of await client.keys('*')) {
        const packed = await client.call('DUMP', key);
        lines.push(key, String(packed), ...(await contentOf(client, key)));
      }
      return lines.join('\n');
    });
  }

  /** Forgets everything, as a lost Redis would. */
  async forget(): Promise<void> {
    await this.withClient((client) => client.flushall());
  }

  async close(): Promise<void> {
    this.guard.release();
    await endProcess(this.pid, ['SIGTERM', 'SIGKILL']);
  }

  private async withClient<T>(work: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url, {
      lazyConnect: true,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await work(client);
    } finally {
      client.disconnect();
    }
  }
}

async function contentOf(client: Redis, key: string): Promise<string[]> {
  switch (await client.type(key)) {
    case 'string':
      return [(await client.get(key)) ?? ''];
    case 'hash':
      return Object.entries(await client.hgetall(key)).flat();
    case 'list':
      return client.lrange(key, 0, -1);
    case 'set':
      return client.smembers(key);
    case 'zset':
      return client.zrange(key, 0, -1);
    case 'stream':
      return [JSON.stringify(await client.xrange(key, '-', '+'))];
    default:
      return [];
  }
}
