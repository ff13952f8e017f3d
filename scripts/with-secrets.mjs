// The container's front door: puts secrets that come as files into the addresses that need them, then runs the program.
//   POSTGRES_PASSWORD_FILE → DATABASE_URL     REDIS_PASSWORD_FILE → REDIS_URL     SMTP_URL_FILE → SMTP_URL
//   VAPID_PRIVATE_KEY_FILE → VAPID_PRIVATE_KEY
// The key file is copied where only this user can read it: mounted secrets are often readable by all.
import { spawn } from 'node:child_process';
import { copyFileSync, chmodSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const env = { ...process.env };
const secret = (name) => (env[name] ? readFileSync(env[name], 'utf8').trim() : null);

function withPassword(variable, fileVariable) {
  const password = secret(fileVariable);
  if (!password || !env[variable]) return;
  const url = new URL(env[variable]);
  url.password = encodeURIComponent(password);
  env[variable] = url.toString();
}

try {
  withPassword('DATABASE_URL', 'POSTGRES_PASSWORD_FILE');
  withPassword('REDIS_URL', 'REDIS_PASSWORD_FILE');
  const smtp = secret('SMTP_URL_FILE');
  if (smtp) env.SMTP_URL = smtp;
  const push = secret('VAPID_PRIVATE_KEY_FILE');
  if (push) env.VAPID_PRIVATE_KEY = push;
  if (env.KEY_FILE) {
    const own = path.join(os.tmpdir(), 'keys.json');
    copyFileSync(env.KEY_FILE, own);
    chmodSync(own, 0o600);
    env.KEY_FILE = own;
  }
} catch (fault) {
  process.stderr.write(
    `A secret could not be read: ${fault.path ?? fault.code}. Mount it, as docker-compose.yml does.\n`,
  );
  process.exit(1);
}

const child = spawn(process.execPath, ['--enable-source-maps', ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
