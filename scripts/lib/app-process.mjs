import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { guardChild } from './process.mjs';

/** Its exit code when somebody else listens on its port; the same number stands in src/main.ts. */
export const PORT_TAKEN = 98;

/**
 * Starts dist/src/<entry>.js and waits for its first word that it listens.
 * @param {{ entry: string, env: Record<string, string>, logFile?: string }} options  without a log file it logs to standard output
 */
export function startApp({ entry, env, logFile }) {
  const log = logFile ? openSync(logFile, 'a', 0o600) : 'inherit';
  const child = spawn(process.execPath, ['--enable-source-maps', inRoot('dist', 'src', `${entry}.js`)], {
    env,
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  if (typeof log === 'number') closeSync(log);
  const guard = guardChild({ parentPid: process.pid, childPid: child.pid ?? 0 });
  const ended = new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0))),
  );
  const ready = new Promise((resolve) => {
    child.once('message', () => resolve(true));
    void ended.then(() => resolve(false));
  });
  return {
    pid: child.pid,
    /** true when it listens, false when it ended before */
    ready,
    /** its exit code */
    ended,
    async stop() {
      guard.release();
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), 12_000);
      await ended;
      clearTimeout(hard);
    },
  };
}

/** Runs one command of the command line and gives what it printed. It does not outlive this process. */
export function runCli(words, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot('dist', 'src', 'cli.js'), ...words], {
      env,
      // The channel says nothing: its end tells the command that this process is gone, before any guard has started.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const guard = guardChild({ parentPid: process.pid, childPid: child.pid ?? 0 });
    const out = [];
    const faults = [];
    child.stdout.on('data', (part) => out.push(part));
    child.stderr.on('data', (part) => faults.push(part));
    const finish = (outcome) => {
      guard.release();
      resolve(outcome);
    };
    child.once('error', (fault) => finish({ ok: false, output: '', fault: fault.message }));
    child.once('close', (code) =>
      finish({
        ok: code === 0,
        output: Buffer.concat(out).toString('utf8'),
        fault: Buffer.concat(faults).toString('utf8'),
      }),
    );
  });
}
