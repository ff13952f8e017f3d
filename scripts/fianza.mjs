// npm run -s fianza -- <command>: the command line, on the office that DATABASE_URL names, or the embedded one.
// With --demo first (or FIANZA_OFFICE=demo): on the demo's office.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';
import { inRoot } from './lib/paths.mjs';

checkNode();
ensureInstalled();
const { ensureBuilt } = await import('./lib/build.mjs');
await ensureBuilt(['server'], { quiet: true });

const words = process.argv.slice(2);
const isDemo = words[0] === '--demo' || process.env.FIANZA_OFFICE === 'demo';
const command = words[0] === '--demo' ? words.slice(1) : words;
const needsNothing =
  command.length === 0 ||
  command.some((word) => word === '--help' || word === '-h') ||
  ['keys', 'rules', 'help'].includes(command[0]);

const { env, noteSeeded, close } =
  needsNothing || (process.env.DATABASE_URL && !isDemo)
    ? { env: process.env, noteSeeded: () => undefined, close: async () => undefined }
    : await onEmbedded();
const { status } = spawnSync(process.execPath, [inRoot('dist', 'src', 'cli.js'), ...command], {
  env,
  stdio: 'inherit',
});
if (isDemo && status === 0 && command[0] === 'demo' && command[1] === 'seed') noteSeeded();
await close();
process.exit(status ?? 1);

/** A running office is used as it runs; otherwise its database is started for as long as the command takes. */
async function onEmbedded() {
  const [{ officeHome }, { markWhole, openEmbedded }, { officeEnv }] = await Promise.all([
    import('./lib/office-home.mjs'),
    import('./lib/embedded.mjs'),
    import('./lib/office-env.mjs'),
  ]);
  const home = officeHome(isDemo ? 'demo' : 'office');
  const noteSeeded = () => markWhole(home);
  const running = home.runningNow();
  const facts = {
    home,
    isDemo,
    port: running?.port ?? (home.secrets().webPort || 3000),
    smtpUrl: running?.smtpUrl ?? 'smtp://127.0.0.1:25',
  };
  if (running) {
    const { password, databasePort } = home.secrets();
    const databaseUrl = `postgres://postgres:${password}@127.0.0.1:${databasePort}/fianza`;
    return {
      env: officeEnv({ ...facts, databaseUrl, pushKey: home.secrets().pushKey }),
      noteSeeded,
      close: async () => undefined,
    };
  }
  const { server, adminUrl, pushKey } = await openEmbedded(home);
  return {
    env: officeEnv({ ...facts, databaseUrl: adminUrl, pushKey }),
    noteSeeded,
    close: () => server.stop(),
  };
}
