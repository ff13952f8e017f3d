import { createHash, randomBytes } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Temporal } from 'temporal-polyfill';
import { openOffice } from '../../src/open-office.js';
import type { Role } from '../../src/people/rules/permissions.js';
import { MovableClock } from '../../src/platform/clock.js';
import { readEnv } from '../../src/platform/env.js';
import { readKeyFile } from '../../src/platform/key-file.js';
import { OfficeLog } from '../../src/platform/log.js';
import { staffMember, type StaffMember, type StaffValues } from '../factories/staff.js';
import { freePort } from '../../scripts/lib/ports.mjs';
import { Client, type Loose } from './client.js';
import { TestDatabase } from './database.js';
import { MailServer } from './mail.js';
import { RedisServer, type QueueBackend } from './redis.js';

export interface OfficeWishes {
  readonly queue?: QueueBackend;
  /** When it is, in words of ISO 8601 with offset; default Tuesday, 24 November 2026, 9:00 in Charlotte. */
  readonly at?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A database to keep between two offices: to close one and open another on the same rows. */
  readonly database?: TestDatabase;
}

export interface AuditEntry {
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly case_id: string | null;
  readonly fields: string[];
  readonly at: Date;
}

/** A signed-in person: a client with a name. */
export class SignedIn extends Client {
  constructor(
    baseUrl: string,
    cookie: string,
    readonly staff: StaffMember,
  ) {
    super(baseUrl, cookie);
  }

  get id(): string {
    return this.staff.id;
  }
}

const FIRST_MOMENT = '2026-11-24T09:00:00-05:00';

/** The whole office — HTTP and worker in one process — on a database, a mail server and a queue of its own. */
export class Office {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly baseUrl: string,
    readonly database: TestDatabase,
    readonly mail: MailServer,
    readonly clock: MovableClock,
    readonly redis: RedisServer | null,
    private readonly log: string[],
    private readonly ownsDatabase: boolean,
  ) {}

  static async open(wishes: OfficeWishes = {}): Promise<Office> {
    const clock = new MovableClock(Temporal.Instant.from(wishes.at ?? FIRST_MOMENT));
    const database = wishes.database ?? (await TestDatabase.fresh());
    await shiftSqlClock(database, clock.now());
    const mail = await MailServer.start();
    const redis = wishes.queue === 'redis' ? await RedisServer.start() : null;
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    const env = readEnv({
      NODE_ENV: 'test',
      KEY_FILE: database.keyFile,
      DATABASE_URL: database.url(),
      SMTP_URL: mail.url,
      PUBLIC_URL: baseUrl,
      PORT: String(port),
      POOL_SIZE: '6',
      ...(redis ? { REDIS_URL: redis.url } : {}),
      ...wishes.env,
    });
    const lines: string[] = [];
    const log = new OfficeLog('info', { write: (line: string) => void lines.push(line) });
    const app = await openOffice({ env, keys: readKeyFile(env.KEY_FILE), clock, log });
    await app.listen(port, '127.0.0.1');
    return new Office(app, baseUrl, database, mail, clock, redis, lines, wishes.database === undefined);
  }

  /** A provider of the running application. */
  get<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T {
    return this.app.get<T>(type as Type<T>, { strict: false });
  }

  /** Somebody new with this role, signed in. */
  async as(
    role: Role | readonly Role[],
    values: Partial<Omit<StaffValues, 'roles'>> = {},
  ): Promise<SignedIn> {
    const roles = typeof role === 'string' ? [role] : [...role];
    return this.signIn(await staffMember(this, { ...values, roles }));
  }

  /** Signs in somebody who works here, past password and code. */
  async signIn(staff: StaffMember): Promise<SignedIn> {
    const token = randomBytes(32).toString('base64url');
    await this.sql(
      `INSERT INTO app.sessions (token_hash, staff_id, step, expires_at) VALUES ($1, $2, 'done', app.now() + interval '10 years')`,
      [createHash('sha256').update(token).digest(), staff.id],
    );
    return new SignedIn(this.baseUrl, `sid=${token}`, staff);
  }

  /** Nobody yet: a browser that was just opened. */
  visitor(): Client {
    return new Client(this.baseUrl);
  }

  /** Moves both clocks. People stay signed in, unless `sessionsAge` lets their sessions grow old. */
  async moveTo(moment: string | Temporal.Instant, { sessionsAge = false } = {}): Promise<void> {
    const instant = typeof moment === 'string' ? Temporal.Instant.from(moment) : moment;
    this.clock.setTo(instant);
    await shiftSqlClock(this.database, instant);
    if (!sessionsAge) {
      await this.sql(
        `UPDATE app.sessions SET last_seen_at = app.now(), expires_at = app.now() + interval '10 years' WHERE ended_at IS NULL`,
      );
    }
  }

  /** Moves both clocks on by a duration such as { hours: 2 }. */
  async moveOn(duration: Temporal.DurationLike, options: { sessionsAge?: boolean } = {}): Promise<void> {
    const later = this.clock.now().toZonedDateTimeISO('UTC').add(duration).toInstant();
    await this.moveTo(later, options);
  }

  /** Rows as they are, past row security: for asserting. */
  sql<T extends Loose = Loose>(text: string, params: unknown[] = []): Promise<T[]> {
    return this.database.sql<T>(text, params);
  }

  /** Audit entries about a thing or a case, oldest first. */
  auditOf(id: string): Promise<AuditEntry[]> {
    return this.sql<AuditEntry & Loose>(
      `SELECT action, actor_kind, actor_id, subject_kind, subject_id, case_id, fields, at FROM audit.entries
        WHERE subject_id = $1 OR case_id = $1 ORDER BY at, chain, seq`,
      [id],
    );
  }

  /** Everything the office logged. */
  logged(): string {
    return this.log.join('');
  }

  /** Closes everything that was opened; a database that was handed in stays. */
  async close(): Promise<void> {
    await this.app.close();
    await this.mail.close();
    await this.redis?.close();
    if (this.ownsDatabase) await this.database.close();
  }
}

/** The database's clock runs on from there; the office's own stands still until it is moved. */
async function shiftSqlClock(database: TestDatabase, instant: Temporal.Instant): Promise<void> {
  await database.sql('UPDATE app.clock_shift SET shift = $1::timestamptz - clock_timestamp()', [
    instant.toString(),
  ]);
}
