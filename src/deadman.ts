import { createTransport } from 'nodemailer';
import pg from 'pg';
import { readKeyFile, rolePassword } from './platform/key-file.js';
import { OfficeLog } from './platform/log.js';
import { StartRefused } from './platform/start-refused.js';
import { watchOn, type Look, type Trouble, type Watch } from './reminders/rules/dead-man.js';

// A dead man's switch: a small process of its own, with a role that sees two things, its own way to send mail and no queue.
// It shares nothing with the workers that could fail with them, and wakes somebody when no reminder goes out any more.
const LOOK_EVERY_MS = 5000;
const PATIENCE_MS = 5000;

const LOOK = `
  SELECT (SELECT extract(epoch FROM app.now() - h.beat_at)::float FROM app.heartbeats h WHERE h.name = 'sweep') AS "sweptAgo",
         (SELECT extract(epoch FROM app.now() - min(r.next_at))::float FROM app.reminders r
           WHERE r.state IN ('scheduled', 'claimed')) AS "longestDue"`;

// A sign that it watches, for the screen of health. Whether it could be written changes nothing.
const BEAT = `
  INSERT INTO app.heartbeats AS h (name, beat_at) VALUES ('dead-man', app.now())
  ON CONFLICT (name) DO UPDATE SET beat_at = app.now()`;

const WORDS: Readonly<Record<Trouble | 'recovered', string>> = {
  'no-sweep': 'No worker has looked for due reminders for a minute or more. Start the workers.',
  overdue:
    'A reminder has been due for more than five minutes and has not gone out. Look at the workers and the mail server.',
  'database-away': 'The database has not answered for a minute or more. Nothing can be reminded of.',
  recovered: 'Reminders go out again.',
};

const log = new OfficeLog(process.env['LOG_LEVEL'] ?? 'info');

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new StartRefused(name, `Set ${name} and start again; .env.example says what it is.`);
  return value;
}

function databaseUrl(): string {
  const given = process.env['DATABASE_DEADMAN_URL'];
  if (given) return given;
  const url = new URL(needed('DATABASE_URL'));
  url.username = 'app_deadman';
  url.password = rolePassword(readKeyFile(needed('KEY_FILE')), 'app_deadman');
  return url.toString();
}

/** A connection of its own each time: one that is kept can be half-open. Null when the database does not answer. */
async function look(connectionString: string): Promise<Look | null> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Look>(LOOK);
    await client.query(BEAT).catch((fault: unknown) => log.fault('no sign of life was left', fault));
    return rows[0] ?? null;
  } catch (fault) {
    log.fault('the database did not answer', fault);
    return null;
  } finally {
    void client.end().catch(() => undefined);
  }
}

function pager() {
  const to = needed('DEADMAN_MAIL_TO');
  const from = process.env['MAIL_FROM'] ?? 'office@example.org';
  const limits = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const route = createTransport(needed('DEADMAN_SMTP_URL'), {});
  Object.assign(route.options, limits);
  return async (what: Trouble | 'recovered'): Promise<boolean> => {
    try {
      const subject = what === 'recovered' ? 'Reminders: recovered' : 'Reminders: alarm';
      await route.sendMail({ from, to, subject, text: WORDS[what] });
      log.warning('paged', { what });
      return true;
    } catch (fault) {
      log.fault('the page was not taken', fault, { what });
      return false;
    }
  };
}

try {
  const url = databaseUrl();
  const page = pager();
  const seconds = () => performance.now() / 1000;
  let watch: Watch = { trouble: null, pagedAt: null, answeredAt: seconds() };
  process.once('SIGTERM', () => process.exit(0));
  process.once('SIGINT', () => process.exit(0));
  process.once('disconnect', () => process.exit(0));
  const turn = async (): Promise<void> => {
    const next = watchOn(watch, await look(url), seconds());
    // A page that was not taken is sent again at the next look, not in a quarter of an hour.
    if (next.say === null || (await page(next.say.page))) ({ watch } = next);
    setTimeout(() => void turn(), LOOK_EVERY_MS);
  };
  await turn();
  process.send?.('watching');
} catch (fault) {
  if (!(fault instanceof StartRefused)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exit(1);
}
