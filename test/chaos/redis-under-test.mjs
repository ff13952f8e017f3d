import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Redis } from 'ioredis';
import { freePort } from '../../scripts/lib/ports.mjs';
import { pause } from '../../scripts/lib/process.mjs';

/** A redis-server with the settings of docker-compose.yml: append-only, no eviction. */
export class RedisUnderTest {
  #child = null;
  #folder;
  #children;

  constructor(folder, port, children) {
    this.#folder = folder;
    this.port = port;
    this.#children = children;
  }

  static async start(folder, children) {
    mkdirSync(folder, { recursive: true });
    const redis = new RedisUnderTest(folder, await freePort(), children);
    await redis.up();
    return redis;
  }

  async up() {
    const settings = {
      port: this.port,
      bind: '127.0.0.1',
      dir: this.#folder,
      save: '',
      appendonly: 'yes',
      appendfsync: 'everysec',
      'maxmemory-policy': 'noeviction',
    };
    this.#child = spawn(
      'redis-server',
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      {
        detached: true,
        stdio: 'ignore',
      },
    );
    this.#children.add(this.#child, 'redis-server');
    await this.#answering();
  }

  async kill() {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  async forgetEverything() {
    await this.#ask((client) => client.flushall());
  }

  async close() {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
  }

  async #answering() {
    for (let left = 400; left > 0; left -= 1) {
      if (await this.#ask((client) => client.ping()).catch(() => null)) return;
      await pause(25);
    }
    throw new Error('redis-server does not answer');
  }

  async #ask(question) {
    const client = new Redis(this.port, '127.0.0.1', {
      lazyConnect: true,
      retryStrategy: null,
      maxRetriesPerRequest: 0,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await question(client);
    } finally {
      client.disconnect();
    }
  }
}
