import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, ROOT } from './paths.mjs';
import { refuse, say } from './say.mjs';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Why node_modules does not hold what package-lock.json says, or null when it does. */
function staleness() {
  const installedFile = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'first run';
  const installed = read(installedFile).packages;
  const wanted = Object.entries(read(inRoot('package-lock.json')).packages);
  const differs = ([where, entry]) =>
    where.includes('node_modules/') &&
    !entry.link &&
    !entry.optional &&
    !entry.peer &&
    installed[where]?.version !== entry.version;
  const changed = wanted.find(differs);
  return changed ? `${changed[0].replace(/^.*node_modules\//, '')} changed` : null;
}

/** Installs the packages of server and web when they are missing or older than the lock file says. */
export function ensureInstalled() {
  const why = staleness();
  if (!why) return;
  say(`Installing packages (${why}); the first time takes about a minute …`);
  const npm = (...words) =>
    spawnSync('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      // Asked from inside `npm test`, npm would take its parent's settings for its own.
      env: { ...process.env, NODE_ENV: 'development' },
    }).status === 0;
  if (npm('ci')) return;
  say(
    'npm ci refused the lock file on this machine; falling back to npm install, which may choose other versions.',
  );
  if (!npm('install', '--no-save'))
    refuse(
      'The packages could not be installed.',
      'Look at the message of npm above, then run the command again.',
    );
}
