import { spawn } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Every child of a run by its number, so that none outlives it: ended at the exit, and by a small shell where this process
 * was killed and could not. Numbers are reused, so the shell looks at the command line first.
 */
export class Children {
  #alive = new Map();
  #list;
  #guard;

  constructor(folder) {
    this.#list = path.join(folder, 'children');
    writeFileSync(this.#list, '');
    const script = [
      'while kill -0 "$1" 2>/dev/null; do sleep 1; done',
      'while read -r pid what; do',
      '  if tr "\\0" " " < "/proc/$pid/cmdline" 2>/dev/null | grep -q -- "$what"; then kill -9 "$pid"; fi',
      'done < "$2"',
      'rm -rf -- "$3"',
    ].join('\n');
    this.#guard = spawn('sh', ['-c', script, 'chaos-guard', String(process.pid), this.#list, folder], {
      detached: true,
      stdio: 'ignore',
    });
    this.#guard.unref();
    process.once('exit', () => this.endAll());
  }

  /** `what` stands in the child's command line. */
  add(child, what) {
    if (child.pid === undefined) return;
    this.#alive.set(child.pid, child);
    appendFileSync(this.#list, `${child.pid} ${what}\n`);
    child.once('exit', () => this.#alive.delete(child.pid));
  }

  endAll() {
    for (const child of this.#alive.values()) child.kill('SIGKILL');
  }

  close() {
    this.endAll();
    this.#guard.kill('SIGKILL');
  }
}
