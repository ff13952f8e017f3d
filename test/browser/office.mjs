// A whole office on a database of its own, as `npm run demo` opens it: with one made-up person for each role and nobody else, or
// `peopled`, with all of its colleagues and its newest calls and cases.
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCli } from '../../scripts/lib/app-process.mjs';
import { startMailSink } from '../../scripts/lib/mail-sink.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);

export const PICTURES = inRoot('.tmp', 'browser');

export async function openBrowserOffice(further = {}, { peopled = false } = {}) {
  mkdirSync(PICTURES, { recursive: true });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fianza-browser-'));
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({
    folder: path.join(folder, 'pg'),
    password: 'only-for-this-run',
    parentPid: process.pid,
    durable: false,
    removeAfter: true,
  });
  const { makeKeyFile, readKeyFile } = await built('platform/key-file.js');
  const keyFile = path.join(folder, 'keys.json');
  makeKeyFile(keyFile);
  const keys = readKeyFile(keyFile);
  await (await built('setup.js')).setUpDatabase(postgres.url(), keys);
  const mail = await startMailSink();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const given = {
    KEY_FILE: keyFile,
    DATABASE_URL: postgres.url(),
    SMTP_URL: mail.smtpUrl,
    MAIL_LOOKUP_URL: mail.lookUpUrl,
    DEMO_MAIL_URL: mail.messagesUrl,
    PUBLIC_URL: url,
    PORT: String(port),
    DEMO: '1',
    LOG_LEVEL: 'error',
    WEB_DIR: inRoot('web', 'dist'),
    ...further,
  };
  if (peopled) await people(given);
  const env = (await built('platform/env.js')).readEnv(given);
  const { openOffice } = await built('open-office.js');
  const app = await openOffice({ env, keys });
  if (!peopled) await hirePersonas(app);
  await app.listen(port, '127.0.0.1');
  return {
    url,
    sentMail: async () => (await (await fetch(mail.messagesUrl)).json()).items,
    async close() {
      await app.close();
      await mail.close();
      await postgres.stop();
    },
  };
}

async function people(given) {
  const { ok, fault } = await runCli(['demo', 'seed', '--calls', '70', '--json'], given);
  if (!ok) throw new Error(`The synthetic office could not be made.\n${fault}`);
}

async function hirePersonas(app) {
  const { cast } = await built('commands/demo/cast.js');
  const { SeededRandom } = await built('commands/demo/random.js');
  const { addDemoPerson } = await built('commands/demo/demo-staff.queries.js');
  const { Operator } = await built('people/operator.js');
  const { FieldCipher } = await built('confidentiality/field-cipher.js');
  const { BlindIndex } = await built('confidentiality/blind-index.js');
  const tools = {
    cipher: app.get(FieldCipher, { strict: false }),
    index: app.get(BlindIndex, { strict: false }),
  };
  const personas = cast(new SeededRandom(7)).filter(({ email }) => email.startsWith('demo.'));
  for (const person of personas)
    await app.get(Operator, { strict: false }).run((tx) => addDemoPerson(tx, tools, person));
}
