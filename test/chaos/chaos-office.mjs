import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { isAlive, pause } from '../../scripts/lib/process.mjs';
import { clockSql, officeTime } from './office-pace.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
const DATABASE = 'fianza';
const HEARINGS_PER_CASE = 5;
const PEOPLE = 20;
/** Every third of them gets texts too. */
const WITH_PHONE = 3;
const REFERENCE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The step of a hearing that falls into the run goes to two people, by mail and into the inbox; some get a text too. */
export const REMINDERS_PER_HEARING = 4;
const HOURS_BEFORE = 3;
export const POISON = 'poison@example.org';
export const NOBODY = 'nobody@example.org';

/** PostgreSQL with an office in it whose clock runs `speed` times as fast, for being restarted under its workers. */
export class ChaosOffice {
  #options;
  #server;
  #pool;

  static async open({ folder, speed }) {
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
    office.#options.port = office.#server.port;
    const first = new pg.Client({ connectionString: office.#server.url() });
    await first.connect();
    await first.query(`CREATE DATABASE ${DATABASE}`);
    await first.end();
    await setUpDatabase(office.url, readKeyFile(office.keyFile));
    office.#pool = new pg.Pool({ connectionString: office.url, max: 3, connectionTimeoutMillis: 10_000 });
    office.#pool.on('error', () => undefined);
    office.pace = { anchor: new Date().toISOString(), speed };
    await office.sql(clockSql(office.pace.anchor, speed));
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
   * machine's time from now, one for each hearing; `channels` is what a process is told of the providers. One case has a lead whose mail kills the worker, one a lead nobody knows.
   */
  async plan(dueIn, channels) {
    const { openOffice, optionsFromEnvironment } = await built('open-office.js');
    const { UnitOfWork } = await built('platform/unit-of-work.js');
    const { Replan } = await built('reminders/replan.service.js');
    const app = await openOffice(
      optionsFromEnvironment({ ...this.env(), ...channels, PROCESS_ROLE: 'api', LOG_LEVEL: 'fatal' }),
    );
    try {
      const get = (type) => app.get(type, { strict: false });
      const people = await this.#hire(get);
      const cases = await this.#cases(people, Math.ceil(dueIn.length / HEARINGS_PER_CASE));
      const begun = Date.now();
      const due = dueIn.map((seconds) => new Date(this.now(begun + seconds * 1000)).toISOString());
      await this.#hear(cases, due);
      for (const id of cases) await get(UnitOfWork).asWorker('chaos', () => get(Replan).case(id));
      return begun;
    } finally {
      await app.close();
    }
  }

  /** What every process of this office is told. */
  env() {
    return {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: this.url,
      KEY_FILE: this.keyFile,
      PUBLIC_URL: 'http://127.0.0.1:3000',
      SMTP_URL: 'smtp://127.0.0.1:9',
      LOG_LEVEL: 'warn',
    };
  }

  async #hire(get) {
    const { Operator } = await built('people/operator.js');
    const { InvitationsService } = await built('people/invitations.service.js');
    const hire = async (email, role, language) => {
      const invitation = { email, roles: [role], language };
      const { id } = await get(Operator).run(() => get(InvitationsService).invite(invitation));
      await this.sql('UPDATE app.staff SET joined_at = app.now() WHERE id = $1', [id]);
      return id;
    };
    const people = [];
    for (let at = 0; at < PEOPLE; at += 1) {
      const id = await hire(`lawyer.${at}@example.org`, 'attorney', at % 2 ? 'es' : 'en');
      if (at % WITH_PHONE === 0)
        await this.#givePhone(get, id, `+1704555${String(100 + at).padStart(4, '0')}`);
      people.push(id);
    }
    return {
      people,
      coordinator: await hire('coordinator@example.org', 'coordinator', 'en'),
      odd: [await hire(POISON, 'attorney', 'en'), await hire(NOBODY, 'attorney', 'en')],
    };
  }

  async #givePhone(get, staffId, phone) {
    const { FieldCipher } = await built('confidentiality/field-cipher.js');
    const { BlindIndex } = await built('confidentiality/blind-index.js');
    const { phoneColumn } = await built('messages/reach-directory.service.js');
    const { staffSubject } = await built('people/staff-directory.service.js');
    const { UnitOfWork } = await built('platform/unit-of-work.js');
    const sealed = await get(UnitOfWork).asWorker('chaos', () =>
      get(FieldCipher).seal(staffSubject(staffId), phoneColumn(staffId), phone),
    );
    await this.sql(
      `INSERT INTO app.staff_reach (staff_id, sms, phone_sealed, phone_bidx, confirmed_at) VALUES ($1, true, $2, $3, app.now())`,
      [staffId, sealed, get(BlindIndex).phone(phone)],
    );
  }

  async #cases({ people, coordinator, odd }, count) {
    const cases = [];
    for (let at = 0; at < count; at += 1) {
      const [caller, detained, intake, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      const code = [0, 1, 2, 3].map((place) => REFERENCE[Math.floor(at / 32 ** place) % 32]).join('');
      await this.sql(
        `INSERT INTO app.parties (id, kind, recorded_by) VALUES ($1, 'caller', $3), ($2, 'detained', $3)`,
        [caller, detained, coordinator],
      );
      await this.sql(
        `INSERT INTO app.intakes (id, reference, status, channel, monitored_line, questionnaire_version, caller_party_id,
                                  detained_party_id, missing, taken_by, finished_at)
         SELECT $1, $2, 'accepted', 'phone', false, q.version, $3, $4, '{}', $5, app.now() FROM app.questionnaires q LIMIT 1`,
        [intake, `IN-${code}`, caller, detained, coordinator],
      );
      await this.sql(
        `INSERT INTO app.cases (id, reference, status, bond_track, representation, custody_status, intake_id, detained_party_id,
                                opened_by, matching_since)
         VALUES ($1, $2, 'represented', 'preparing', 'accepted', 'in_custody', $3, $4, $5, NULL)`,
        [id, `FZ-${code}`, intake, detained, coordinator],
      );
      await this.sql(
        `INSERT INTO app.assignments (case_id, staff_id, role, started_by) VALUES ($1, $2, 'lead', $4), ($1, $3, 'backup', $4)`,
        [id, odd[at] ?? people[at % PEOPLE], people[(at + 7) % PEOPLE], coordinator],
      );
      cases.push(id);
    }
    this.coordinator = coordinator;
    return cases;
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
