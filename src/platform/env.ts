import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';
import { rolePassword, type KeyFile } from './key-file.js';
import { StartRefused } from './start-refused.js';
import { readVapidKey, type VapidKey } from './vapid-key.js';

const POSTGRES_URL = /^postgres(ql)?:\/\/.+/;

/** Every variable the product reads. Validated at start; messages name variables and rules, never values. */
export class Env {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  /** What this process does: serve HTTP, work the queues, or both. */
  @IsIn(['all', 'api', 'worker'])
  PROCESS_ROLE: 'all' | 'api' | 'worker' = 'all';

  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address' })
  DATABASE_URL?: string;

  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address (role app_rt)' })
  DATABASE_RT_URL?: string;

  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address (role app_worker)' })
  DATABASE_WORKER_URL?: string;

  @IsOptional()
  @Matches(POSTGRES_URL, { message: 'must be a postgres:// address (role app_queue)' })
  DATABASE_QUEUE_URL?: string;

  /** Without it BullMQ uses its PostgreSQL backend. */
  @IsOptional()
  @Matches(/^rediss?:\/\/.+/, { message: 'must be a redis:// or rediss:// address' })
  REDIS_URL?: string;

  @IsString({ message: 'must name the key file' })
  KEY_FILE!: string;

  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: 'must be the http(s) address people open' },
  )
  PUBLIC_URL: string = 'http://127.0.0.1:3000';

  @IsString()
  HOST: string = '127.0.0.1';

  @IsInt()
  @Min(0)
  @Max(65535)
  PORT: number = 3000;

  @Matches(/^smtps?:\/\/.+/, { message: 'must be an smtp:// or smtps:// address' })
  SMTP_URL!: string;

  @Matches(/^[^\r\n<>]+@[^\r\n<>]+$/, { message: 'must be a mail address' })
  MAIL_FROM: string = 'office@example.org';

  /** A journal of accepted mail that can be asked by Message-ID; without it an ambiguous mail is repeated with the same Message-ID. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true }, { message: 'must be an http(s) address' })
  MAIL_LOOKUP_URL?: string;

  /** Text messages, by Twilio or whoever speaks its REST API. All of the three or none: without them texts are not offered. */
  @IsOptional()
  @Matches(/^AC[\da-f]{32}$/i, { message: 'must be an account id: AC and 32 hexadecimal digits' })
  TWILIO_ACCOUNT_SID?: string;

  @IsOptional()
  @Matches(/^\S{16,100}$/, { message: 'must be the auth token of the account' })
  TWILIO_AUTH_TOKEN?: string;

  /** The office's own number, E.164. */
  @IsOptional()
  @Matches(/^\+[1-9]\d{6,14}$/, { message: 'must be a telephone number such as +17045550100' })
  SMS_FROM?: string;

  /** The number clients and families are told to call, E.164; without it the one that texts come from. */
  @IsOptional()
  @Matches(/^\+[1-9]\d{6,14}$/, { message: 'must be a telephone number such as +17045550100' })
  HOTLINE_PHONE?: string;

  @IsUrl({ require_tld: false, require_protocol: true }, { message: 'must be an http(s) address' })
  SMS_API_URL: string = 'https://api.twilio.com';

  /** Notifications in browsers: the private half of the office's VAPID key. Without it none are offered. */
  @IsOptional()
  @IsString()
  VAPID_PRIVATE_KEY?: string;

  /** The public half, only to be compared: somebody who moves an office sees at once that it is the same key. */
  @IsOptional()
  @IsString()
  VAPID_PUBLIC_KEY?: string;

  /** Whom a push service may write to about this office; the sender of its mail when it is not told. */
  @IsOptional()
  @Matches(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, { message: 'must be a mailto: or https: address' })
  VAPID_SUBJECT?: string;

  /** In tests and development only: one more push service, on this machine. */
  @IsOptional()
  @Matches(/^http:\/\/127\.0\.0\.1:\d{1,5}$/, { message: 'must be http://127.0.0.1 with a port' })
  PUSH_TEST_ORIGIN?: string;

  /** '1' opens the synthetic office: one-click sign-in, banner, sent mail page. */
  @IsIn(['0', '1'], { message: 'must be 0 or 1' })
  DEMO: '0' | '1' = '0';

  /** '1' for an office that is tried with real-looking data: everything is done, but no mail, text or notification leaves. */
  @IsIn(['0', '1'], { message: 'must be 0 or 1' })
  STAGING: '0' | '1' = '0';

  /** Where the demo's mail sink shows what it took. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true }, { message: 'must be an http(s) address' })
  DEMO_MAIL_URL?: string;

  @IsOptional()
  @IsString()
  WEB_DIR?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent' = 'info';

  @IsInt()
  @Min(1)
  @Max(100)
  POOL_SIZE: number = 10;

  get isStaging(): boolean {
    return this.STAGING === '1';
  }

  get isDemo(): boolean {
    return this.DEMO === '1';
  }

  /** How to reach the provider of text messages; null when the office sends none. The synthetic office never does. */
  get sms(): SmsAccount | null {
    const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token, SMS_FROM: from } = this;
    return account && token && from && !this.isDemo ? { account, token, from } : null;
  }

  /** How push services know the office; null when it offers no notifications. */
  get push(): PushAccount | null {
    const key = this.VAPID_PRIVATE_KEY ? readVapidKey(this.VAPID_PRIVATE_KEY) : null;
    return key && { ...key, subject: this.VAPID_SUBJECT ?? `mailto:${this.MAIL_FROM}` };
  }

  /** What clients and families are told to call; null when the office named no number. */
  get hotline(): string | null {
    return this.HOTLINE_PHONE ?? this.SMS_FROM ?? (this.isDemo ? '+17045550100' : null);
  }

  get isSecure(): boolean {
    return this.PUBLIC_URL.startsWith('https://');
  }
}

export interface SmsAccount {
  readonly account: string;
  readonly token: string;
  readonly from: string;
}

export interface PushAccount extends VapidKey {
  readonly subject: string;
}

const SMS_VARIABLES = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'SMS_FROM'] as const;

export type DatabaseRole = 'app_rt' | 'app_worker' | 'app_queue' | 'app_migrator';

/** Reads and validates the environment; throws StartRefused for the first variable at fault. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const env = plainToInstance(Env, given, { enableImplicitConversion: true, exposeDefaultValues: true });
  const [fault] = validateSync(env, { whitelist: false, skipMissingProperties: false });
  if (fault) {
    const rule = Object.values(fault.constraints ?? {})[0] ?? 'is not valid';
    throw new StartRefused(
      fault.property,
      `${rule}. Set ${fault.property} and start again; .env.example shows every variable.`,
    );
  }
  const missing = SMS_VARIABLES.filter((name) => !env[name]);
  const [first] = missing;
  if (first && missing.length < SMS_VARIABLES.length)
    throw new StartRefused(
      first,
      `is missing: text messages need all of ${SMS_VARIABLES.join(', ')}, or none. Set it, or leave out the others.`,
    );
  checkPush(env);
  return env;
}

/** A key that is damaged, or not the one meant, would end every subscription: the office does not open with it. */
function checkPush(env: Env): void {
  const { VAPID_PRIVATE_KEY: given, VAPID_PUBLIC_KEY: meant } = env;
  const key = given ? readVapidKey(given) : null;
  if (given && !key)
    throw new StartRefused(
      'VAPID_PRIVATE_KEY',
      'is no private key: 32 bytes of P-256 in base64url. Make one with: npm run -s fianza -- keys push',
    );
  if (meant && key?.publicKey !== meant)
    throw new StartRefused(
      'VAPID_PUBLIC_KEY',
      'is not the public half of VAPID_PRIVATE_KEY. Give both of the same pair, or the private one alone.',
    );
  if (env.PUSH_TEST_ORIGIN && env.NODE_ENV === 'production')
    throw new StartRefused('PUSH_TEST_ORIGIN', 'is for tests alone. Leave it out of an office.');
}

/** The address a role connects with: given outright, or DATABASE_URL with the role's derived password. */
export function roleUrl(env: Env, keys: KeyFile, role: DatabaseRole): string {
  const given = {
    app_rt: env.DATABASE_RT_URL,
    app_worker: env.DATABASE_WORKER_URL,
    app_queue: env.DATABASE_QUEUE_URL,
    app_migrator: undefined,
  }[role];
  if (given) return given;
  if (!env.DATABASE_URL) {
    throw new StartRefused(
      'DATABASE_URL',
      'No database is named. Set DATABASE_URL, or run npm start without it to use the embedded one.',
    );
  }
  const url = new URL(env.DATABASE_URL);
  url.username = role;
  url.password = rolePassword(keys, role);
  return url.toString();
}
