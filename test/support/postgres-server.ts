import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { makeKeyFile, readKeyFile, rolePassword } from '../../src/platform/key-file.js';
import { setUpDatabase } from '../../src/setup.js';
import { until } from './until.js';

export const TEMPLATE = 'fianza_template';

interface ServerFacts {
  readonly port: number;
  readonly password: string;
}

/** The one PostgreSQL of this test run: the first spec that wants it starts it, all workers share it. */
export class PostgresServer {
  private static known: Promise<PostgresServer> | undefined;

  private constructor(
    private readonly facts: ServerFacts,
    readonly keyFile: string,
  ) {}

  static get(): Promise<PostgresServer> {
    this.known ??= this.find();
    return this.known;
  }

  /** Address as the superuser (default) or as one of the product's roles. */
  url(database: string, role = 'postgres'): string {
    const secret = role === 'postgres' ? this.facts.password : rolePassword(readKeyFile(this.keyFile), role);
    return `postgres://${role}:${encodeURIComponent(secret)}@127.0.0.1:${this.facts.port}/${database}`;
  }

  /** Runs statements as the superuser. */
  async asSuperuser<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  private static async find(): Promise<PostgresServer> {
    const run = process.env['FIANZA_TEST_RUN'];
    if (!run) throw new Error('There is no test run: start specs with vitest, in the project "server"');
    const known = path.join(run, 'server.json');
    const failed = path.join(run, 'server-failed');
    if (becomesFirst(path.join(run, 'starting'))) {
      try {
        await start(run, known);
      } catch (fault) {
        writeFileSync(failed, fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
        throw fault;
      }
    }
    await until(() => existsSync(known) || existsSync(failed), {
      within: 120_000,
      what: 'the database server of the test run',
    });
    if (existsSync(failed))
      throw new Error(`The database of this test run could not be made: ${readFileSync(failed, 'utf8')}`);
    return new PostgresServer(JSON.parse(readFileSync(known, 'utf8')) as ServerFacts, keyFileOf(run));
  }
}

const keyFileOf = (run: string) => path.join(run, 'keys.json');

/** One worker of the run makes the folder, the others find it made. */
function becomesFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function start(run: string, known: string): Promise<void> {
  const password = randomBytes(12).toString('hex');
  const folder = path.join(run, 'postgres');
  const parentPid = Number(process.env['FIANZA_TEST_PID']);
  const server = await startPostgres({ folder, password, parentPid, durable: false, removeAfter: true });
  makeKeyFile(keyFileOf(run));
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await client.end();
  await setUpDatabase(server.url(TEMPLATE), readKeyFile(keyFileOf(run)));
  const facts: ServerFacts = { port: server.port, password };
  writeFileSync(`${known}.new`, JSON.stringify(facts), { mode: 0o600 });
  renameSync(`${known}.new`, known);
}
