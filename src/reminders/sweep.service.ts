import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { Dispatch } from './dispatch.service.js';
import { inLanes } from './in-lanes.js';
import { batchesOf, ID_SEPARATOR, jobIdOf, type Batch } from './rules/batches.js';
import { beat, lead, markEnqueued, nextDueIn, type DueReminder } from './sweep.queries.js';
import { WakeUp } from './wake-up.service.js';

const DUE_PER_SWEEP = 2000;
const DIRECT_AT_ONCE = 16;
/** A sweep starts no further direct deliveries after this long, so that the next one is not late. */
const DIRECT_FOR_MS = 15_000;

export interface Swept {
  /** What the queue has already had half a minute for. */
  readonly late: readonly DueReminder[];
  /** Milliseconds until something comes due; null when nothing does, or another process leads. */
  readonly nextInMs: number | null;
}

/** Puts what has come due before the workers, by the database's clock; one process at a time. */
@Injectable()
export class Sweep {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly wakeUp: WakeUp,
    private readonly dispatch: Dispatch,
  ) {}

  /** Enqueues what is due and has no job; says what is left to deliver without the queue, and when to come again. */
  async turn(): Promise<Swept> {
    const { due, nextInMs } = await this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'sweep'))) return { due: [], nextInMs: null };
      await beat(tx, 'sweep');
      const marked = await markEnqueued(tx, DUE_PER_SWEEP);
      return { due: marked, nextInMs: marked.length < DUE_PER_SWEEP ? await nextDueIn(tx) : 0 };
    });
    for (const batch of batchesOf(due.filter(({ late }) => !late))) {
      // A queue that is away is not asked for each of them; in half a minute the rest is delivered without it.
      if (!(await this.enqueue(batch))) break;
    }
    return { late: due.filter(({ late }) => late), nextInMs };
  }

  /** Delivers these here and now, as far as the time for it goes, in milliseconds. Throws afterwards what went wrong. */
  async deliverDirectly(late: readonly DueReminder[], forMs = DIRECT_FOR_MS): Promise<void> {
    const begun = performance.now();
    const isOver = () => performance.now() - begun >= forMs;
    await inLanes(batchesOf(late), DIRECT_AT_ONCE, async ({ channel, reminders }) => {
      if (isOver()) return;
      const [first] = reminders;
      if (first && reminders.length === 1) await this.dispatch.dispatch(first.id);
      // It may have to wait for its turn, unclaimed: by then the next sweep may be the one to deliver it.
      else await this.dispatch.dispatchBatch(channel, idsOf(reminders), isOver);
    });
  }

  private enqueue(batch: Batch): Promise<boolean> {
    const { channel, reminders } = batch;
    const [first] = reminders;
    return first && reminders.length === 1
      ? this.wakeUp.ask('dispatch', { reminderId: first.id }, jobIdOf(batch))
      : this.wakeUp.ask(
          'dispatch-batch',
          { channel, reminderIds: idsOf(reminders).join(ID_SEPARATOR) },
          jobIdOf(batch),
        );
  }
}

function idsOf(reminders: Batch['reminders']): string[] {
  return reminders.map(({ id }) => id);
}
