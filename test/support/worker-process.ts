import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** A real worker process of the office, for killing. */
export class WorkerProcess {
  private said = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (bytes: Buffer) => (this.said += bytes.toString()));
    child.stderr?.on('data', (bytes: Buffer) => (this.said += bytes.toString()));
  }

  /** Resolves when the worker works. */
  static async start(env: Readonly<Record<string, string>>): Promise<WorkerProcess> {
    const child = fork(path.join(ROOT, 'test/support/reminder-worker.ts'), [], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      execArgv: ['--no-warnings', '--import', './test/support/ts-loader.mjs'],
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
