import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

let parts: Promise<string> | null = null;

/** Bundled once for each run of tests; where the sources have changed they are built first. */
async function bundle(): Promise<string> {
  const folder = path.join(ROOT, '.tmp', 'test', `worker-${process.env['FIANZA_TEST_PID'] ?? process.pid}`);
  const script = path.join(ROOT, 'test/support/bundle-worker.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script, folder]);
  return stdout;
}

/** A real worker process of the office, for killing. */
export class WorkerProcess {
  private said = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (bytes: Buffer) => (this.said += bytes.toString()));
    child.stderr?.on('data', (bytes: Buffer) => (this.said += bytes.toString()));
  }

  /** Resolves when the worker works. */
  static async start(env: Readonly<Record<string, string>>): Promise<WorkerProcess> {
    parts ??= bundle();
    const WORKER_PARTS = await parts;
    const child = fork(path.join(ROOT, 'test/support/reminder-worker.mjs'), [], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', ...env, WORKER_PARTS },
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const worker = new WorkerProcess(child);
    const outcome = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (outcome[0] !== 'working') throw new Error(`The worker did not start: ${worker.said.slice(-2000)}`);
    return worker;
  }

  /** What it wrote. */
  get output(): string {
    return this.said;
  }

  /** kill -9: no farewell, no tidying up. Resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
