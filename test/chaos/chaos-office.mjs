import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { isAlive, pause } from '../../scripts/lib/process.mjs';
import { built } from './built.mjs';
import { giveDevices, hireAndOpenCases } from './chaos-people.mjs';
import { clockSql, officeTime } from './office-pace.mjs';

const DATABASE = 'fianza';
const HEARINGS_PER_CASE = 5;
/** The step of a hearing that falls into the run goes to two people, by mail and into the inbox; some get a text too. */
export const REMINDERS_PER_HEARING = 4;
const HOURS_BEFORE = 3;

/** PostgreSQL with an office in it whose clock runs `speed` times as fast, for being restarted under its workers. */
export class ChaosOffice {
  #options;
  #server;
  #pool;

  /** With people, and cases for so many hearings; nothing is planned yet. */
  static async found({ folder, speed, hearings }) {
    const office = new ChaosOffice();
    office.keyFile = path.join(folder, 'keys.json');
    // Commits are awaited as in production; only what a power cut would need is left out: processes end here, not machines.
    office.#options = {
      folder: path.join(folder, 'postgres'),
      password: randomBytes(12).toString('hex'),
      durable: false,
      settings: { synchronous_commit: 'on', full_page_writes: 'on' },
    };
    const { makeKeyFile, readKeyFile } = await built('platform/key-file.js');
    const { setUpDatabase } = await built('setup.js');
    makeKeyFile(office.keyFile);
    office.#server = await startPostgres(office.#options);
    const first = new pg.Client({ connectionString: office.#server.url() });
    await first.connect();
    await first.query(`CREATE DATABASE ${DATABASE}`);
    await first.end();
    await setUpDatabase(office.url, readKeyFile(office.keyFile));
    office.#connect();
    office.pace = { anchor: new Date().toISOString(), speed };
    await office.sql(clockSql(office.pace.anchor, speed));
    const count = Math.ceil(hearings / HEARINGS_PER_CASE);
    await office.#within({}, async (get) => {
      Object.assign(office, await hireAndOpenCases(office, get, count));
    });
    return office;
  }

  /** An office of its own with what a closed one had in it. */
  static async copyOf(model, folder) {
    const { keyFile, pace, people, cases, coordinator } = model;
    const office = Object.assign(new ChaosOffice(), { keyFile, pace, people, cases, coordinator });
    office.#options = { ...model.#options, folder: path.join(folder, 'postgres') };
    const copied = spawnSync('cp', ['-a', model.#options.folder, office.#options.folder]);
    if (copied.status !== 0) throw new Error(`The office could not be copied: ${String(copied.stderr)}`);
    office.#server = await startPostgres(office.#options);
    office.#options.port = office.#server.port;
    office.#connect();
    return office;
  }

  get port() {
    return this.#server.port;
  }

  get url() {
    return this.#server.url(DATABASE);
  }

  now(at) {
    return officeTime(this.pace, at);
  }

  /** Rows as they are, past row security. */
  async sql(text, values = []) {
    const { rows } = await this.#pool.query(text, values);
    return rows;
  }

  /** The same, through a restart of the server. */
  async surely(text, values) {
    for (let left = 200; ; left -= 1) {
      try {
        return await this.sql(text, values);
      } catch (fault) {
        if (left === 0) throw fault;
        await pause(100);
      }
    }
  }

  /** pg_ctl restart -m immediate: nobody is waited for, nothing is written down first. */
  async restart() {
    const { pid } = this.#server;
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid)) await pause(10);
    const former = this.#server;
    this.#server = await startPostgres(this.#options);
    former.abandon();
  }

  async terminateAll() {
    await this.surely(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`,
      [DATABASE],
    );
  }

  async close() {
    await this.#pool.end();
    await this.#server.stop();
  }

  /**
   * Hearings whose reminders three hours before fall into the run, planned by the product. `dueIn` are seconds of the
   * machine's time from now, one for each hearing; `channels` is what a process is told of the providers, `subscribe` gives the
   * browsers that get notifications.
   */
  async plan(dueIn, channels, subscribe) {
    const { UnitOfWork } = await built('platform/unit-of-work.js');
    const { Replan } = await built('reminders/replan.service.js');
    return this.#within(channels, async (get) => {
      await giveDevices(this, get, subscribe);
      const begun = Date.now();
      const due = dueIn.map((seconds) => new Date(this.now(begun + seconds * 1000)).toISOString());
      await this.#hear(this.cases, due);
      for (const id of this.cases) await get(UnitOfWork).asWorker('chaos', () => get(Replan).case(id));
      return begun;
    });
  }

  /** What every process of this office is told. */
  env() {
    return {
      PATH: process.env.PATH,
      // As an office but for one thing: a push service on this machine is believed.
      NODE_ENV: 'development',
      DATABASE_URL: this.url,
      KEY_FILE: this.keyFile,
      PUBLIC_URL: 'http://127.0.0.1:3000',
      SMTP_URL: 'smtp://127.0.0.1:9',
      LOG_LEVEL: 'warn',
    };
  }

  #connect() {
    this.#pool = new pg.Pool({ connectionString: this.url, max: 3, connectionTimeoutMillis: 10_000 });
    this.#pool.on('error', () => undefined);
  }

  /** `work` gets the product's services by their classes; nothing is sent meanwhile. */
  async #within(channels, work) {
    const { openWithoutDoor, optionsFromEnvironment } = await built('open-office.js');
    const app = await openWithoutDoor(
      optionsFromEnvironment({ ...this.env(), ...channels, PROCESS_ROLE: 'api', LOG_LEVEL: 'fatal' }),
    );
    try {
      return await work((type) => app.get(type, { strict: false }));
    } finally {
      await app.close();
    }
  }

  /** The odd leads come first and get one hearing each: what they cost is known. */
  async #hear(cases, due) {
    const caseOf = (at) => cases[at < 2 ? at : 2 + (at % Math.max(1, cases.length - 2))] ?? cases[0];
    await this.sql(
      `INSERT INTO app.hearings (case_id, court_id, kind, modality, source, local_on, local_at, time_zone, starts_at, recorded_by)
       SELECT h.case_id, (SELECT c.id FROM app.courts c ORDER BY c.key LIMIT 1), 'bond', 'in_person', 'notice',
              (h.at AT TIME ZONE 'America/New_York')::date, (h.at AT TIME ZONE 'America/New_York')::time, 'America/New_York', h.at, $3
         FROM (SELECT case_id, due + interval '${HOURS_BEFORE} hours' AS at
                 FROM unnest($1::uuid[], $2::timestamptz[]) AS given(case_id, due)) h`,
      [due.map((_, at) => caseOf(at)), due, this.coordinator],
    );
  }
}
