import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { alone } from './lock.mjs';
import { inRoot, ROOT } from './paths.mjs';
import { refuse, say, seconds } from './say.mjs';

const MARKS = inRoot('.fianza', 'build.json');

const PARTS = {
  server: {
    sources: [
      'src',
      'migrations',
      'tsconfig.json',
      'tsconfig.build.json',
      'nest-cli.json',
      'package-lock.json',
    ],
    result: inRoot('dist', 'src', 'main.js'),
    command: 'build:server',
  },
  web: {
    sources: [
      'web/src',
      'web/public',
      'web/index.html',
      'web/vite.config.ts',
      'web/package.json',
      'package-lock.json',
    ],
    result: inRoot('web', 'dist', 'index.html'),
    command: 'build:web',
  },
};

/** Builds server and web where the sources are not the ones that were built last. Who comes while another builds waits for it. */
export function ensureBuilt(parts = ['server', 'web'], options = {}) {
  return alone(inRoot('.fianza', 'building'), () => buildStale(parts, options));
}

async function buildStale(parts, { quiet = false }) {
  const note = quiet ? () => undefined : say;
  const marks = existsSync(MARKS) ? JSON.parse(readFileSync(MARKS, 'utf8')) : {};
  const prints = Object.fromEntries(parts.map((part) => [part, fingerprint(PARTS[part].sources)]));
  const stale = parts.filter((part) => marks[part] !== prints[part] || !existsSync(PARTS[part].result));
  if (stale.length === 0) return;
  note(`Building ${stale.join(' and ')} …`);
  const begun = performance.now();
  const outcomes = await Promise.all(stale.map((part) => npmRun(PARTS[part].command)));
  const failed = stale.filter((_part, at) => outcomes[at] !== 0);
  if (failed.length > 0)
    refuse(
      `The ${failed.join(' and ')} could not be built.`,
      'The messages above say what the compiler refuses.',
    );
  const built = Object.fromEntries(stale.map((part) => [part, prints[part]]));
  mkdirSync(path.dirname(MARKS), { recursive: true });
  writeFileSync(MARKS, `${JSON.stringify({ ...marks, ...built }, null, 2)}\n`);
  note(`Built in ${seconds(performance.now() - begun)}.`);
}

/** Runs a build; its long list of files is shown only when it fails. */
function npmRun(script) {
  return new Promise((resolve) => {
    const parts = [];
    const child = spawn('npm', ['run', '-s', script], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part));
    child.on('error', () => resolve(1));
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(parts));
      resolve(code);
    });
  });
}

/** Names the server that was built last: the same name means the same migrations. */
export function builtServer() {
  return existsSync(MARKS) ? (JSON.parse(readFileSync(MARKS, 'utf8')).server ?? null) : null;
}

/** A hash over names and contents: a checkout of other sources is noticed whatever their dates. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(inRoot(source)))
      hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  const listed = (folder) =>
    readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? listed(path.join(folder, entry.name)) : [path.join(folder, entry.name)],
      );
  try {
    return listed(place).filter((file) => !/\.spec\.tsx?$/.test(file));
  } catch {
    return [place];
  }
}
