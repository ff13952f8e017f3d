import { Injectable } from '@nestjs/common';
import { OfficeLog } from '../platform/log.js';
import { JobEngine, type JobPayload } from '../platform/queue.js';

/** A queue that has not taken a job by then is treated as away; a lost connection can keep a caller waiting for ever. */
const PATIENCE_MS = 2000;

/** Asks the queue to wake a worker, without depending on it: the rows say what is due, and a sweep finds them. */
@Injectable()
export class WakeUp {
  constructor(
    private readonly jobs: JobEngine,
    private readonly log: OfficeLog,
  ) {}

  /** True when the queue took the job; false, within two seconds, when it did not. Never throws. */
  async ask(
    name: 'dispatch' | 'dispatch-batch' | 'canary',
    payload: JobPayload,
    jobId: string,
  ): Promise<boolean> {
    const taken = this.jobs.enqueue('reminders', name, payload, { jobId }).then(
      () => true,
      (fault: unknown) => {
        this.log.fault('queue did not take a job', fault, { job: name });
        return false;
      },
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const outcome = await Promise.race([taken, late]);
    clearTimeout(timer);
    return outcome;
  }
}
