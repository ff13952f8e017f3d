import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT } from './paths.mjs';

const LOGS = inRoot('.tmp', 'test');

/** The programs of steps under way, so that Ctrl+C ends them too. */
const running = new Set();

/** Runs one command with its output in `.tmp/test/<step>.log`; gives that output and whether it succeeded. */
export function runCommand(step, command, { env = {}, timeoutMs = 40 * 60_000 } = {}) {
  mkdirSync(LOGS, { recursive: true });
  const log = createWriteStream(path.join(LOGS, `${step}.log`), { flags: 'a' });
  const [program, ...words] = command;
  return new Promise((resolve) => {
    const parts = [];
    const child = spawn(program, words, {
      cwd: ROOT,
      env: { ...withoutColours(process.env), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    running.add(child);
    const timer = setTimeout(() => child.kill('SIGTERM'), timeoutMs);
    const keep = (part) => {
      parts.push(part);
      log.write(part);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (ok, why = '') => {
      clearTimeout(timer);
      running.delete(child);
      log.end();
      resolve({
        ok,
        output: `${Buffer.concat(parts.map((part) => Buffer.from(part))).toString('utf8')}${why}`,
      });
    };
    child.on('error', (fault) => end(false, `\n${program}: ${fault.message}`));
    child.on('close', (code, signal) => end(code === 0, signal ? `\nended by ${signal}` : ''));
  });
}

export function endRunningSteps() {
  for (const child of running) child.kill('SIGTERM');
}

function withoutColours({ FORCE_COLOR: _forced, ...env }) {
  return { ...env, NO_COLOR: '1' };
}
