import path from 'node:path';
import { PORT_TAKEN, runCli, startApp } from './app-process.mjs';
import { ensureBuilt } from './build.mjs';
import {
  forgetDatabase,
  hasDatabase,
  hasStaff,
  isWhole,
  markWhole,
  openEmbedded,
  setUpGiven,
} from './embedded.mjs';
import { startMailSink } from './mail-sink.mjs';
import { officeEnv } from './office-env.mjs';
import { officeHome } from './office-home.mjs';
import { freePort } from './ports.mjs';
import { isAlive } from './process.mjs';
import { bold, dim, refuse, say, seconds, yellow } from './say.mjs';

const begun = performance.now();
const FIRST_PORT = 3000;

/**
 * Opens an office and keeps it open until it is told to stop. Everything it starts is ended in turn: the office first,
 * the database last.
 * @param {{ kind: 'office' | 'demo', fresh?: boolean }} options
 */
export async function runOffice({ kind, fresh = false }) {
  const home = officeHome(kind);
  const running = home.runningNow();
  if (running) {
    refuse(
      `It runs already at ${running.publicUrl} (process ${running.pid}).`,
      'Open that address, or stop it there with Ctrl+C first.',
    );
  }
  await ensureBuilt();
  const open = [];
  let stopping = null;
  const stop = (code) => (stopping ??= closeAll(open, home, code));
  listenForTheEnd(stop);
  try {
    const facts = await openParts({ kind, home, fresh, open });
    const envOn = (port) => officeEnv({ ...facts, port, home, isDemo: kind === 'demo' });
    if (kind === 'demo') await makeSyntheticOffice(claimed(home, envOn(facts.port)), home);
    const logFile = facts.embedded ? path.join(home.folder, 'office.log') : undefined;
    const opened = await openApp({ port: facts.port, envOn, home, logFile, open });
    if (!opened) return await stop(1);
    const { app, env } = opened;
    // Only now, because the link names the port.
    if (kind === 'office') await inviteFirst(env);
    greet({ env, kind, facts, logFile });
    await app.ended;
    if (!stopping) say('The office closed by itself; the log says why.');
    await stop(1);
  } catch (fault) {
    if (stopping) return;
    const known = fault.name === 'StartRefused';
    process.stderr.write(
      known
        ? `\nFianza cannot start. ${fault.message}\n`
        : `\nFianza cannot start. ${fault.stack ?? fault}\n`,
    );
    await stop(1);
  }
}

/** Database, mail and port: embedded, or the ones the environment names. */
async function openParts({ kind, home, fresh, open }) {
  const given = kind === 'office' ? process.env.DATABASE_URL : undefined;
  const parts = { embedded: !given };
  if (given) {
    if (process.env.KEY_FILE) await setUpGiven(given, process.env.KEY_FILE);
    else
      refuse(
        'KEY_FILE: it must name the key file of this office.',
        'Make one once with: KEY_FILE=/path/keys.json npm run -s fianza -- keys new',
      );
    parts.databaseUrl = given;
  } else {
    if (kind === 'demo') await forgetUnfinished(home, fresh);
    const { server, adminUrl, pushKey } = await openEmbedded(home);
    open.push(server);
    parts.databaseUrl = adminUrl;
    parts.pushKey = pushKey;
    parts.databasePid = server.pid;
  }
  if (kind === 'demo' || (!given && !process.env.SMTP_URL)) {
    const sink = await startMailSink();
    open.push({ stop: () => sink.close() });
    Object.assign(parts, { smtpUrl: sink.smtpUrl, lookUpUrl: sink.lookUpUrl, messagesUrl: sink.messagesUrl });
  }
  parts.port = process.env.PORT
    ? Number(process.env.PORT)
    : await freePort(home.secrets().webPort || FIRST_PORT);
  return parts;
}

/**
 * Starts the office and waits until it listens. When somebody has taken its port meanwhile, on the next one, unless this
 * very port is wanted. Null when it did not open; it has said why.
 */
async function openApp({ port, envOn, home, logFile, open }) {
  const env = claimed(home, envOn(port));
  const app = startApp({ entry: 'main', env, logFile });
  open.push(app);
  if (await app.ready) {
    home.remember({ webPort: port });
    return { app, env };
  }
  if ((await app.ended) !== PORT_TAKEN) return null;
  if (process.env.PORT) {
    process.stderr.write('PORT: another program listens there. Stop it, or set PORT to a free one.\n');
    return null;
  }
  open.splice(open.indexOf(app), 1);
  return openApp({ port: await freePort(port + 1), envOn, home, logFile, open });
}

/** Notes where this office is about to open, for a second start to name. */
function claimed(home, env) {
  home.claim({ publicUrl: env.PUBLIC_URL, smtpUrl: env.SMTP_URL, port: Number(env.PORT) });
  return env;
}

/** A synthetic office that was interrupted while it was made is not worth keeping: half of its history is missing. */
async function forgetUnfinished(home, fresh) {
  if (!hasDatabase(home) || (isWhole(home) && !fresh)) return;
  if (!fresh) say('The synthetic office here was never finished: making it anew.');
  await forgetDatabase(home);
}

/** An office that nobody has joined gives out the link for its first administrator. */
async function inviteFirst(env) {
  if (await hasStaff(env.DATABASE_URL)) return;
  const email = process.env.FIRST_ADMIN_EMAIL || 'admin@fianza.invalid';
  const { ok, output } = await runCli(['user', 'invite', '--email', email, '--role', 'admin', '--json'], env);
  if (ok) {
    const { link, expiresAt } = JSON.parse(output);
    say(`\n${bold('First administrator')}: this link works once, until ${expiresAt}:\n  ${link}`);
    say(dim(`  It belongs to ${email}; FIRST_ADMIN_EMAIL chooses another address.`));
  } else {
    say(`\nThe first administrator (${email}) was invited before and has not joined yet.`);
    say('If that link is lost: npm run -s fianza -- user invite --email <another address> --role admin');
  }
}

async function makeSyntheticOffice(env, home) {
  if (isWhole(home)) return;
  say('Making the synthetic office …');
  const { ok, fault } = await runCli(['demo', 'seed', '--json'], env);
  if (!ok) throw new Error(`The synthetic office could not be made.\n${fault}`);
  markWhole(home);
}

function greet({ env, kind, facts, logFile }) {
  const took = seconds(performance.now() - begun);
  say(
    `\n${bold(kind === 'demo' ? 'The demo office is open' : 'The office is open')}: ${bold(env.PUBLIC_URL)}  ${dim(`(${took})`)}`,
  );
  if (kind === 'demo')
    say('Everybody in it is made up. Sign in with one click; the mail it sends is shown under Mail.');
  else if (facts.messagesUrl) {
    say(
      yellow(
        `No SMTP_URL is set: mail goes nowhere and is only shown at ${facts.messagesUrl}. Set SMTP_URL before people rely on reminders.`,
      ),
    );
  }
  if (logFile) say(dim(`Log: ${logFile}`));
  say(dim('Stop with Ctrl+C.'));
  watchOver(facts.databasePid);
}

let lost = () => undefined;

function listenForTheEnd(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
  lost = (why) => {
    say(why);
    void stop(1);
  };
}

/** npm may be killed above us and the database below us: neither says goodbye. */
function watchOver(databasePid) {
  const parent = process.ppid;
  const startedByNpm = Boolean(process.env.npm_lifecycle_event);
  setInterval(() => {
    if (startedByNpm && process.ppid !== parent) lost('npm is gone: closing.');
    else if (databasePid && !isAlive(databasePid)) lost('The database is gone: closing.');
  }, 2000).unref();
}

async function closeAll(open, home, code) {
  if (open.length > 0) say('\nClosing …');
  for (const part of open.reverse()) await part.stop().catch((fault) => say(String(fault)));
  home.release();
  process.exit(code);
}
