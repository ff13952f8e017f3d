import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** A container's first process may never collect the dead: they answer signals but run no more. */
function isZombie(pid) {
  if (process.platform !== 'linux') return false;
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The command line of a process, or '' when it is gone. Used before ending a process by its number: numbers are reused. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    if (process.platform === 'linux') return '';
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Sends the signals in turn, each with `graceMs` to take effect, until the process is gone. */
export async function endProcess(pid, signals = ['SIGINT', 'SIGQUIT', 'SIGKILL'], graceMs = 8000) {
  for (const signal of signals) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = performance.now() + graceMs;
    while (isAlive(pid) && performance.now() < until) await pause(25);
  }
}

/**
 * A three-line shell that outlives `parentPid` only long enough to end `childPid` and remove `folder`.
 * A killed parent (kill -9, out of memory) cannot tidy up after itself.
 */
export function guardChild({ parentPid, childPid, folder = '' }) {
  if (process.platform === 'win32') return { release() {} };
  const script = [
    'alive() { kill -0 "$1" 2>/dev/null && ! grep -q "^State:.*Z" "/proc/$1/status" 2>/dev/null; }',
    'while alive "$1" && alive "$2"; do sleep 1; done',
    'if alive "$1"; then exit 0; fi',
    'kill -INT "$2" 2>/dev/null; n=0',
    'while alive "$2" && [ $n -lt 100 ]; do sleep 0.1; n=$((n+1)); done',
    'if [ -n "$3" ]; then rm -rf -- "$3"; fi',
  ].join('\n');
  const guard = spawn('sh', ['-c', script, 'fianza-guard', String(parentPid), String(childPid), folder], {
    detached: true,
    stdio: 'ignore',
  });
  guard.unref();
  return {
    release() {
      guard.kill('SIGKILL');
    },
  };
}
